package dev.jamboree.server.admin;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.document.Documents;
import dev.jamboree.server.store.ActivityTable;
import dev.jamboree.server.store.DatabasePool;
import dev.jamboree.server.store.PublishedTable;
import dev.jamboree.server.store.StockTable;
import dev.jamboree.server.view.CatalogSignal;
import dev.jamboree.server.view.LiveCatalog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.redis.client.Redis;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one server instance has for operators: its catalog and its desk, over a real database. */
public final class Instance implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  public final Vertx vertx = Vertx.vertx();
  private final @Nullable CatalogSignal signal;
  public final Pool pool;
  public final LiveCatalog catalog;
  public final Drafting drafting;
  public final Publishing publishing;
  public final Restocking restocking;
  public final Importing importing;

  /** With Redis when there is an address; looking at the database as often as told. */
  public Instance(
      DatabaseAddress database, @Nullable String redisUrl, Duration poll, InstantSource clock) {
    pool = open(vertx, database);
    var documents = new Documents();
    var live = new LiveCatalog(vertx, new PublishedTable(pool), documents, clock, poll);
    catalog = live;
    var heard =
        redisUrl == null ? null : new CatalogSignal(vertx, Redis.createClient(vertx, redisUrl));
    signal = heard;
    Supplier<Future<Void>> announce =
        () -> {
          if (heard != null) heard.send();
          return live.refresh();
        };
    var activities = new ActivityTable(pool);
    drafting = new Drafting(activities, documents, clock, announce);
    publishing = new Publishing(activities, documents, clock, announce);
    restocking = new Restocking(activities, new StockTable(pool), documents, clock, announce);
    importing = new Importing(activities, drafting, publishing);
    await(live.open());
    if (heard != null) heard.listen(live::refresh);
  }

  /** A pool as the server has it. */
  public static Pool open(Vertx vertx, DatabaseAddress database) {
    return DatabasePool.open(vertx, options(database), 8);
  }

  /** Where it is, and as whom to come. */
  public static MySQLConnectOptions options(DatabaseAddress database) {
    return new MySQLConnectOptions()
        .setHost(database.host())
        .setPort(database.port())
        .setUser(database.user())
        .setPassword(database.password())
        .setDatabase(database.database());
  }

  /** The revision of it that this instance shows to players; 0 for none. */
  int shows(long id) {
    return catalog.find(id).map(it -> it.activity().revision()).orElse(0);
  }

  /** The value, of what must be done and not refused. */
  static <T> T done(Future<Outcome<T>> future) {
    return switch (await(future)) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal reason) -> throw new AssertionError("refused: " + reason);
    };
  }

  /** The reason, of what must be refused. */
  static <T> Refusal refused(Future<Outcome<T>> future) {
    return switch (await(future)) {
      case Outcome.Done<T>(T value) -> throw new AssertionError("done: " + value);
      case Outcome.Refused<T>(Refusal reason) -> reason;
    };
  }

  /** Waits for it. */
  public static <T> T await(Future<T> future) {
    over(future);
    if (future.failed()) throw new AssertionError(future.cause());
    return future.result();
  }

  /** Waits for it to fail. */
  public static Throwable fault(Future<?> future) {
    over(future);
    if (future.succeeded()) throw new AssertionError("done: " + future.result());
    return future.cause();
  }

  private static void over(Future<?> future) {
    var over = new CountDownLatch(1);
    future.onComplete(_ -> over.countDown());
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("no answer");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until it is so. */
  public static void eventually(String what, BooleanSupplier condition) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > giveUp) throw new AssertionError("still not: " + what);
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    catalog.close();
    if (signal != null) await(signal.close());
    await(vertx.close());
  }
}
