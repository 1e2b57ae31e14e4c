package dev.jamboree.server;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.transport.Transport;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How sockets are served: io_uring, else epoll, else what the JDK has. */
public final class Transports {

  private static final Logger LOG = LoggerFactory.getLogger(Transports.class);

  private Transports() {}

  /**
   * Vert.x with so many event loops.
   *
   * @param name a value of the setting {@code transport}
   * @throws CommandException if this machine does not allow what is asked for by its name
   */
  public static Vertx vertx(int eventLoops, String name) {
    Transport transport = named(name);
    LOG.info("{} event loops with {}", eventLoops, transport.name());
    return Vertx.builder()
        .with(new VertxOptions().setEventLoopPoolSize(eventLoops))
        .withTransport(transport)
        .build();
  }

  /**
   * A context on each event loop: every new one is of the next loop, unless others take theirs
   * meanwhile. ({@link Vertx#getOrCreateContext} hands a thread that is none of them the same one
   * again and again.)
   */
  static List<Context> contexts(Vertx vertx, int eventLoops) {
    var internal = (VertxInternal) vertx;
    return IntStream.range(0, eventLoops)
        .<Context>mapToObj(_ -> internal.createEventLoopContext())
        .toList();
  }

  /** See {@link #vertx}. */
  static Transport named(String name) {
    return switch (name) {
      case "nio" -> Transport.NIO;
      case "auto" ->
          Stream.of("io_uring", "epoll")
              .flatMap(candidate -> library(candidate).stream())
              .filter(Transport::available)
              .findFirst()
              .orElse(Transport.NIO);
      default -> required(name);
    };
  }

  private static Transport required(String name) {
    Transport transport = library(name).orElseThrow(() -> refused(name, "its library is missing"));
    if (!transport.available()) throw refused(name, reason(transport.unavailabilityCause()));
    return transport;
  }

  /** Empty where there is none: they are for Linux. */
  private static Optional<Transport> library(String name) {
    return Optional.ofNullable(name.equals("epoll") ? Transport.EPOLL : Transport.IO_URING);
  }

  private static CommandException refused(String name, String reason) {
    return new CommandException(
        "This machine does not allow " + name + " (" + reason + "). Set transport to auto.");
  }

  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) root = root.getCause();
    return String.valueOf(root.getMessage());
  }
}
