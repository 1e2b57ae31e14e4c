package dev.jamboree.server.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * All that is counted. Who counts is handed a meter that was looked up once; nothing is looked up
 * or allocated on the way of a request.
 */
public final class Metrics implements AutoCloseable {

  static final String REQUESTS = "jamboree.requests";
  static final String REQUEST_DURATION = "jamboree.request.duration";
  static final String BATCH_SIZE = "jamboree.batch.size";
  static final String QUEUE_WAIT = "jamboree.queue.wait";
  static final String BATCH_RETRIES = "jamboree.batch.retries";
  static final String OVERLOADED = "jamboree.overloaded";
  static final String UNRESOLVED = "jamboree.unresolved";
  static final String SQL_STATEMENTS = "jamboree.sql.statements";
  static final String DB_CONNECTIONS = "jamboree.db.connections";
  static final String DB_WAIT = "jamboree.db.wait.seconds";
  static final String QUEUED = "jamboree.queued";
  static final String DEGRADED = "jamboree.redis.degraded";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** The registry holds what it asks by weak references only. */
  private final List<Object> kept = new CopyOnWriteArrayList<>();

  private final JvmGcMetrics gc = new JvmGcMetrics();

  /** Starts with what the JVM tells of itself. */
  public Metrics() {
    gc.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Counts and times requests, by operation and by what was wrong with them. */
  public <O extends Enum<O>, P extends Enum<P>> RequestMetrics<O, P> requests(
      Class<O> operations, Function<O, String> operationName, Class<P> problems) {
    return new RequestMetrics<>(
        registry, operations.getEnumConstants(), operationName, problems.getEnumConstants());
  }

  /** Counts what the write path does. */
  public PipelineMetrics pipeline() {
    return new PipelineMetrics(registry);
  }

  /** Shows a count of SQL statements that somebody else keeps. */
  public void sqlStatements(LongSupplier count) {
    kept.add(count);
    FunctionCounter.builder(SQL_STATEMENTS, count, LongSupplier::getAsLong)
        .description("SQL statements sent to the database")
        .register(registry);
  }

  /** Shows how many connections a pool has to the database. */
  public void dbConnections(String pool, DoubleSupplier connections) {
    gauge(DB_CONNECTIONS, "Connections to the database", "pool", pool, connections);
  }

  /** Shows how many seconds short statements on all connections of a pool last took. */
  public void dbWait(String pool, DoubleSupplier seconds) {
    gauge(DB_WAIT, "How long short statements on all connections last took", "pool", pool, seconds);
  }

  /** Shows how many commands wait in a lane. */
  public void queued(String lane, DoubleSupplier commands) {
    gauge(QUEUED, "Commands that wait for a batch", "lane", lane, commands);
  }

  /** Shows 1 while sessions are looked up without Redis. */
  public void redisDegraded(String eventLoop, DoubleSupplier degraded) {
    gauge(DEGRADED, "1 while sessions are looked up without Redis", "loop", eventLoop, degraded);
  }

  private void gauge(
      String name, String description, String tag, String value, DoubleSupplier supplier) {
    // Strongly referenced: a supplier is often a lambda that nobody else keeps.
    Gauge.builder(name, supplier, DoubleSupplier::getAsDouble)
        .strongReference(true)
        .description(description)
        .tag(tag, value)
        .register(registry);
  }

  /** All of it, as Prometheus reads it. Takes milliseconds: not for an event loop. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
