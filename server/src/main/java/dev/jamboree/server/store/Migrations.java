package dev.jamboree.server.store;

import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;

/** The tables' history: forward only, one change a file, in {@code db/migration}. Blocks. */
public final class Migrations {

  private final Flyway flyway;

  /**
   * Of one database.
   *
   * @param jdbcUrl for Connector/J
   */
  public Migrations(String jdbcUrl, String user, String password) {
    this.flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(jdbcUrl, user, password)
            .locations("classpath:db/migration")
            .table("schema_history")
            .cleanDisabled(true)
            .validateMigrationNaming(true)
            .load();
  }

  /** Brings the tables up to date; how many steps that took. Several may call it at once. */
  public int migrate() {
    return flyway.migrate().migrationsExecuted;
  }

  /** The steps that this version of the program needs and the database has not taken. */
  public List<String> pending() {
    return Arrays.stream(flyway.info().pending())
        .map(step -> step.getVersion() + " " + step.getDescription())
        .toList();
  }
}
