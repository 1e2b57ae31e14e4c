package dev.jamboree.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.doctor.Finding.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseSettingsTest {

  private static final String MYSQL = "8.0.31";
  private static final String TIDB = "8.0.11-TiDB-v8.5.6";

  private static final Map<String, String> GOOD =
      Map.of(
          "innodb_flush_log_at_trx_commit", "1",
          "log_bin", "ON",
          "sync_binlog", "1",
          "innodb_doublewrite", "ON",
          "tidb_txn_mode", "pessimistic",
          "tidb_enable_1pc", "ON",
          "tidb_enable_async_commit", "ON",
          "max_allowed_packet", "67108864",
          "max_connections", "151");

  @Test
  void whatIsWellIsWellOnBoth() {
    assertThat(DatabaseSettings.judge(MYSQL, GOOD, 10)).allMatch(it -> it.advice().isEmpty());
    assertThat(DatabaseSettings.judge(TIDB, GOOD, 10)).allMatch(it -> it.advice().isEmpty());
  }

  @ParameterizedTest(name = "{1} = {2}: {3} {4}")
  @CsvSource({
    "8.0.31, innodb_flush_log_at_trx_commit, 2, BAD, flush at commit",
    "8.0.31, innodb_flush_log_at_trx_commit, 0, BAD, flush at commit",
    "8.0.31, sync_binlog, 0, BAD, binary log",
    "8.0.31, sync_binlog, 100, BAD, binary log",
    "8.0.31, innodb_doublewrite, OFF, WARN, doublewrite",
    "8.0.31, max_allowed_packet, 4194304, WARN, packets",
    "8.0.31, max_connections, 19, WARN, connections",
    "8.0.11-TiDB-v8.5.6, tidb_txn_mode, optimistic, WARN, transaction mode",
    "8.0.11-TiDB-v8.5.6, tidb_enable_1pc, OFF, WARN, commit",
    "8.0.11-TiDB-v8.5.6, tidb_enable_async_commit, OFF, WARN, commit",
  })
  void whatIsNotWellIsTheOneFinding(
      String version, String variable, String value, Verdict verdict, String what) {
    Map<String, String> variables = new HashMap<>(GOOD);
    variables.put(variable, value);

    assertThat(DatabaseSettings.judge(version, variables, 10))
        .filteredOn(it -> !it.advice().isEmpty())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.verdict()).isEqualTo(verdict);
          assertThat(it.what()).isEqualTo(what);
          assertThat(it.found()).contains(value);
        });
  }

  @ParameterizedTest
  @CsvSource({"5.7.44", "9.1.0", "8.0.11-TiDB-v7.5.1"})
  void anUntestedVersionIsToldOf(String version) {
    assertThat(DatabaseSettings.judge(version, GOOD, 10))
        .filteredOn(it -> it.what().equals("version"))
        .singleElement()
        .satisfies(it -> assertThat(it.verdict()).isEqualTo(Verdict.WARN));
  }

  @Test
  void withoutABinaryLogNothingIsToBeSynced() {
    Map<String, String> variables = new HashMap<>(GOOD);
    variables.put("log_bin", "OFF");
    variables.put("sync_binlog", "0");

    assertThat(DatabaseSettings.judge(MYSQL, variables, 10)).allMatch(it -> it.advice().isEmpty());
  }

  @Test
  void tidbMayHaveNoLimitOfConnections() {
    Map<String, String> variables = new HashMap<>(GOOD);
    variables.put("max_connections", "0");

    assertThat(DatabaseSettings.judge(TIDB, variables, 10)).allMatch(it -> it.advice().isEmpty());
  }
}
