package dev.jamboree.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsTest {

  @Test
  void aFullRunMeasuresEverythingOnBothDatabases() throws Exception {
    Options options = Options.parse();
    assertThat(Measure.values())
        .allMatch(measure -> options.wants(measure) != measure.varied())
        .anyMatch(Measure::varied);
    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.seconds()).isEqualTo(10);
  }

  @Test
  void aQuickRunLeavesTidbOut() throws Exception {
    Options options = Options.parse("--quick");
    assertThat(options.wants(Measure.JOIN_64_KOA)).isTrue();
    assertThat(options.wants(Measure.JOIN_64_TIDB)).isFalse();
  }

  @Test
  void onlyWhatIsNamedIsMeasured() throws Exception {
    Options options =
        Options.parse("--only", "mix-koa,config-hello", "--rounds", "5", "--seconds", "2");
    assertThat(Measure.values())
        .filteredOn(options::wants)
        .containsExactlyInAnyOrder(Measure.MIX_KOA, Measure.CONFIG_HELLO);
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.seconds()).isEqualTo(2);
  }

  @Test
  void otherSettingsAreComparedWithTheDefaultsAndWithNobodyElse() throws Exception {
    Options options = Options.parse("--vary", "transport=epoll,eventLoops=1");
    assertThat(options.vary())
        .containsExactly(Map.entry("transport", "epoll"), Map.entry("eventLoops", "1"));
    assertThat(Measure.values())
        .filteredOn(options::wants)
        .containsExactlyInAnyOrder(
            Measure.VARIED_JOIN_64,
            Measure.VARIED_JOIN_256,
            Measure.VARIED_CONFIG,
            Measure.VARIED_MIX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--fast",
        "--only",
        "--only join-65",
        "--rounds 0",
        "--rounds three",
        "--seconds -1",
        "--db oracle",
        "--vary transport",
        "--vary =epoll",
        "--vary http.port=8080",
        "--vary eventLoops=1 --only mix-koa",
        "--vary eventLoops=1 --db tidb",
        "--vary eventLoops=1 --commit-report",
        "--only varied-mix",
        "join-64-koa"
      })
  void whatIsNotUnderstoodIsRefused(String line) {
    assertThatThrownBy(() -> Options.parse(line.split(" ", -1)))
        .isInstanceOf(Options.UsageException.class);
  }
}
