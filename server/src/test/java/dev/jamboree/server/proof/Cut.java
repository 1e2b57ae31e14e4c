package dev.jamboree.server.proof;

import dev.jamboree.server.config.DatabaseAddress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands between server and database, and cuts connections exactly when a batch commits. */
final class Cut implements AutoCloseable {

  /** When the connection is cut. */
  enum Moment {
    /** The commit never reaches the database. */
    BEFORE_IT_IS_HEARD,
    /** The database has committed; its answer is lost. */
    BEFORE_IT_IS_ANSWERED,
    /** The commit was on its way, and is there just before the server tries the same again. */
    AND_IT_ARRIVES_BEFORE_THE_RETRY,
    /** The commit was on its way, and is there only after the server has tried the same again. */
    AND_IT_ARRIVES_AFTER_THE_RETRY,
    /** The commit was on its way, and is there when everything is over: see {@link #settle}. */
    AND_IT_ARRIVES_LAST_OF_ALL
  }

  private record Line(Socket server, Socket database, InputStream answers) {
    void end() throws IOException {
      server.close();
      database.close();
    }
  }

  /** A commit whose sender is gone. */
  private static final class Ghost {
    private final Line line;
    private final byte[] packet;
    private final CompletableFuture<Void> answered;

    Ghost(Line line, byte[] packet, CompletableFuture<Void> answered) {
      this.line = line;
      this.packet = packet;
      this.answered = answered;
    }

    void arrive() throws IOException {
      line.database.getOutputStream().write(packet);
      answered.join();
      line.end();
    }
  }

  private final DatabaseAddress database;
  private final ServerSocket door;
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Map<String, Ghost> ghosts = new ConcurrentHashMap<>();
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile @Nullable Moment moment;
  private volatile int every;

  Cut(DatabaseAddress database) {
    this.database = database;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The database, through here. */
  DatabaseAddress address() {
    return new DatabaseAddress(
        "127.0.0.1",
        door.getLocalPort(),
        database.user(),
        database.password(),
        database.database());
  }

  /** From now on, one commit in so many is cut. */
  void each(int commits, Moment when) {
    every = commits;
    moment = when;
  }

  /** Cuts no more, and lets arrive whatever is still on its way. */
  void settle() throws IOException {
    moment = null;
    for (Ghost ghost : ghosts.values()) ghost.arrive();
    ghosts.clear();
  }

  /** How often it has cut. */
  int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket server = door.accept();
        Socket far = new Socket(database.host(), database.port());
        server.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        var line = new Line(server, far, new BufferedInputStream(far.getInputStream()));
        lines.add(line);
        Thread.ofVirtual().start(() -> new Ends(line).run());
      }
    } catch (IOException closed) {
      // So is the door.
    }
  }

  /** Both directions of one line; what comes back waits for nobody. */
  private final class Ends {
    private final Line line;
    private @Nullable Ghost late;
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private volatile boolean cut;

    Ends(Line line) {
      this.line = line;
    }

    void run() {
      Thread.ofVirtual().start(this::back);
      try {
        var in = new BufferedInputStream(line.server.getInputStream());
        while (!cut) forth(Packets.read(in));
      } catch (IOException gone) {
        if (!cut) hangUp();
      }
    }

    private void forth(byte[] packet) throws IOException {
      if (late != null) late.arrive();
      late = null;
      String batch = Packets.batch(packet);
      Ghost before = batch.isEmpty() ? null : ghosts.get(batch);
      if (before == null && !batch.isEmpty() && due()) {
        cut(batch, packet);
        return;
      }
      if (moment == Moment.AND_IT_ARRIVES_LAST_OF_ALL) before = null;
      else ghosts.remove(batch);
      if (before != null && moment == Moment.AND_IT_ARRIVES_BEFORE_THE_RETRY) before.arrive();
      else late = before;
      line.database.getOutputStream().write(packet);
    }

    private void cut(String batch, byte[] packet) throws IOException {
      cuts.incrementAndGet();
      switch (moment) {
        case null -> throw new IllegalStateException("not armed");
        case BEFORE_IT_IS_HEARD -> line.end();
        case BEFORE_IT_IS_ANSWERED -> {
          cut = true;
          line.database.getOutputStream().write(packet);
          answered.thenRun(this::hangUp);
        }
        case AND_IT_ARRIVES_BEFORE_THE_RETRY,
            AND_IT_ARRIVES_AFTER_THE_RETRY,
            AND_IT_ARRIVES_LAST_OF_ALL -> {
          // Only the server's side: the database has yet to hear of it.
          ghosts.put(batch, new Ghost(line, packet, answered));
          cut = true;
          line.server.close();
        }
      }
    }

    private void back() {
      try {
        var out = line.server.getOutputStream();
        while (true) {
          byte[] packet = Packets.read(line.answers);
          if (!cut) out.write(packet);
          else if (Packets.last(packet)) answered.complete(null);
        }
      } catch (IOException gone) {
        answered.complete(null);
        if (!cut) hangUp();
      }
    }

    private void hangUp() {
      try {
        line.end();
      } catch (IOException _) {
        // It is gone already.
      }
    }
  }

  private boolean due() {
    return moment != null && commits.incrementAndGet() % every == 0;
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Line line : lines) line.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
