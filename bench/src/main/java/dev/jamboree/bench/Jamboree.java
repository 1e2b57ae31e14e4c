package dev.jamboree.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An instance of the product, or of a variant of it. Each run joins activities of its own. */
final class Jamboree implements Contestant {

  static final String MAIN = "dev.jamboree.server.Main";

  private final Site site;
  private final Installation installation;
  private final Variant variant;
  private final Map<String, String> settings;
  private final int port;
  private final int opsPort;
  private final Operator operator;
  private @Nullable Child child;

  /** With these settings, where they are not the product's defaults. */
  Jamboree(Site site, Installation installation, Variant variant, Map<String, String> settings)
      throws IOException {
    this.site = site;
    this.installation = installation;
    this.variant = variant;
    this.settings = settings;
    this.port = Site.freePort();
    this.opsPort = Site.freePort();
    this.operator = new Operator(address(), Installation.KEYS);
  }

  @Override
  public void start() throws IOException {
    installation.migrate();
    String name = variant.name().toLowerCase(java.util.Locale.ROOT);
    var settings = new HashMap<>(this.settings);
    settings.put("http.host", "127.0.0.1");
    settings.put("http.port", String.valueOf(port));
    settings.put("drain.delay", "0s"); // no balancer to tell
    settings.put("ops.port", String.valueOf(opsPort));
    var file = site.data().resolve(name + ".properties");
    Files.writeString(
        file,
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining()));
    var command =
        variant == Variant.MEMORY_SESSIONS
            ? Site.java(
                MemorySessionsServer.class.getName(),
                installation.playersFile().toString(),
                file.toString())
            : Site.java(MAIN, "serve", "--config", file.toString());
    child =
        Child.start(name, site.home(), site.log(name), installation.environment(), command)
            .awaitOk(URI.create("http://127.0.0.1:" + opsPort + "/health/ready"));
    installation.seed(operator);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public boolean started() {
    return child != null;
  }

  @Override
  public ProcessHandle process() {
    return Objects.requireNonNull(child).handle();
  }

  @Override
  public Target prepare(Load load) throws IOException, SQLException {
    List<Long> activities = operator.publish(load.kind().activities());
    Players players = installation.players();
    var environment = new HashMap<>(players.environment(activities));
    if (load.kind() == Load.Kind.SPREAD_80_20) environment.put("HOT", "1");
    if (!load.kind().joins()) {
      return new Target(address(), site.script(), environment, Target.NOTHING_TO_CHECK);
    }
    long grantsBefore = joins(List.of()).grants();
    return new Target(
        address(),
        site.script(),
        environment,
        outcome -> {
          if (outcome.joinsSent() > players.count()) {
            throw new IllegalStateException(
                "%,d joins sent, but only %,d players have a session"
                    .formatted(outcome.joinsSent(), players.count()));
          }
          Joins joins = Settled.await(() -> joins(activities));
          long grants = joins.grants() - grantsBefore;
          return Reconciliation.of(load, outcome, joins.rows(), joins.taken(), grants);
        });
  }

  private record Joins(long rows, long taken, long grants) {}

  /** Of these activities; the grants of all, since outbox rows hold those of several. */
  private Joins joins(List<Long> activities) throws SQLException {
    try (Connection connection = installation.database().connect(installation.schema())) {
      long rows = 0;
      long taken = 0;
      for (long id : activities) {
        rows +=
            Database.number(
                connection, "SELECT COUNT(*) FROM user_activity WHERE activity_id = ?", id);
        taken +=
            Database.number(
                connection,
                "SELECT SUM(initial + added - remaining) FROM stock WHERE activity_id = ?",
                id);
      }
      return new Joins(rows, taken, Database.number(connection, "SELECT SUM(grants) FROM outbox"));
    }
  }

  @Override
  public void close() {
    if (child != null) child.close();
    child = null;
    operator.close();
  }
}
