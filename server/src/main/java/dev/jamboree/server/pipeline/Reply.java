package dev.jamboree.server.pipeline;

import dev.jamboree.core.command.Rejection;
import java.util.List;

/** What comes back for a command. */
public sealed interface Reply {

  /**
   * It is granted, and durable; or it was under the same key before.
   *
   * @param answer a JSON object, the same byte for byte for every repeat of the key
   */
  record Done(String answer) implements Reply {}

  /**
   * A join that had been granted before.
   *
   * @param answer what it was, a JSON object
   */
  record Repeated(String answer) implements Reply {}

  /** It is refused, and has no effect. */
  record Refused(Rejection reason) implements Reply {}

  /**
   * What has become of events, in their order.
   *
   * @param hearings one for each
   */
  record Heard(List<Hearing> hearings) implements Reply {

    public Heard {
      hearings = List.copyOf(hearings);
    }
  }

  /** What has become of an event. */
  enum Hearing {
    COUNTED,
    /** It had been counted before. */
    DUPLICATE,
    /** It happened before the activity opened. */
    NOT_STARTED,
    /** It happened after it closed, or is told too late. */
    ENDED,
    NOT_ELIGIBLE,
    USER_BANNED;

    static Hearing of(Rejection reason) {
      return switch (reason) {
        case NOT_STARTED -> NOT_STARTED;
        case ENDED -> ENDED;
        case NOT_ELIGIBLE -> NOT_ELIGIBLE;
        case USER_BANNED -> USER_BANNED;
        default -> throw new IllegalArgumentException("no event is refused for " + reason);
      };
    }
  }

  /** Something else was asked under this key. */
  record KeyReused() implements Reply {}

  /** The same key is on its way through this instance. */
  record KeyBusy() implements Reply {}
}
