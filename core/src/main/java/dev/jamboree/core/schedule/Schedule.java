package dev.jamboree.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When an activity runs. All questions are answered from instants worked out once, so asking costs
 * a binary search and no calendar.
 *
 * <p>Local times become instants by the zone's rules: a time that a DST gap skips moves behind the
 * gap, a time that an overlap repeats is its first one.
 */
public final class Schedule {

  /** Most occurrences that one activity may have; an hourly one lasts over a year. */
  public static final int MAX_OCCURRENCES = 10_000;

  private final Plan plan;
  private final List<Occurrence> occurrences;

  /**
   * What an operator writes down.
   *
   * @param start of the whole, inclusive
   * @param end of the whole, exclusive
   * @param preview how long before the first start it is announced; null for always
   * @param endingSoon how long before each end it is ENDING_SOON
   * @param review how long after each end it is REVIEW, at most until the next start
   * @param recurrence null for an activity that runs once
   */
  public record Plan(
      LocalDateTime start,
      LocalDateTime end,
      ZoneId zone,
      @Nullable Duration preview,
      Duration endingSoon,
      Duration review,
      @Nullable Recurrence recurrence) {}

  /** Throws {@link IllegalArgumentException} when nothing would ever run, or far too often. */
  public Schedule(Plan plan) {
    this.plan = plan;
    Instant start = instant(plan.start());
    Instant end = instant(plan.end());
    if (!start.isBefore(end)) throw new IllegalArgumentException("the end must be after the start");
    occurrences =
        plan.recurrence() == null
            ? List.of(new Occurrence(0, start, end))
            : recurring(plan.recurrence(), start, end);
  }

  public Plan plan() {
    return plan;
  }

  public ZoneId zone() {
    return plan.zone();
  }

  /** Start of the first occurrence. */
  public Instant start() {
    return occurrences.getFirst().start();
  }

  /** End of the last occurrence; REVIEW may follow. */
  public Instant end() {
    return occurrences.getLast().end();
  }

  /** When players first hear of it; {@link Instant#MIN} for always. */
  public Instant visibleFrom() {
    return plan.preview() == null ? Instant.MIN : start().minus(plan.preview());
  }

  public Moment at(Instant now) {
    int i = lastStartedAt(now);
    if (i < 0) return new Moment(Phase.PREVIEW, occurrences.getFirst(), start());
    Occurrence current = occurrences.get(i);
    if (now.isBefore(current.end())) return open(current, now);
    @Nullable Occurrence next = i + 1 < occurrences.size() ? occurrences.get(i + 1) : null;
    Instant reviewEnd = closes(i);
    if (now.isBefore(reviewEnd)) return new Moment(Phase.REVIEW, current, reviewEnd);
    return next == null
        ? new Moment(Phase.ENDED, current, null)
        : new Moment(Phase.PREVIEW, next, next.start());
  }

  /** When its review is over: nothing of it can change behind that. */
  public Instant closes(Occurrence occurrence) {
    return closes(occurrences.indexOf(occurrence));
  }

  private Instant closes(int i) {
    Instant reviewEnd = occurrences.get(i).end().plus(plan.review());
    if (i + 1 == occurrences.size()) return reviewEnd;
    Instant next = occurrences.get(i + 1).start();
    return next.isBefore(reviewEnd) ? next : reviewEnd;
  }

  private Moment open(Occurrence current, Instant now) {
    Instant endingSoon = current.end().minus(plan.endingSoon());
    return now.isBefore(endingSoon)
        ? new Moment(Phase.ACTIVE, current, endingSoon)
        : new Moment(Phase.ENDING_SOON, current, current.end());
  }

  /** The occurrences that end after {@code from}, in order, at most {@code n}. */
  public List<Occurrence> next(Instant from, int n) {
    int first = Math.max(0, lastStartedAt(from));
    return occurrences.stream().skip(first).filter(o -> o.end().isAfter(from)).limit(n).toList();
  }

  /** The occurrence of that key, if this schedule has it. */
  public Optional<Occurrence> occurrence(long key) {
    return occurrences.stream().filter(o -> o.key() == key).findFirst();
  }

  private int lastStartedAt(Instant now) {
    int low = 0;
    int high = occurrences.size() - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      if (occurrences.get(mid).start().isAfter(now)) high = mid - 1;
      else low = mid + 1;
    }
    return high;
  }

  private List<Occurrence> recurring(Recurrence recurrence, Instant start, Instant end) {
    if (recurrence.lasts().isNegative() || recurrence.lasts().isZero()) {
      throw new IllegalArgumentException("an occurrence must last some time");
    }
    List<Instant> starts = List.copyOf(starts(recurrence.cron(), start, end));
    if (starts.isEmpty()) throw new IllegalArgumentException("never fires between start and end");
    List<Occurrence> all = new ArrayList<>(starts.size());
    for (int i = 0; i < starts.size(); i++) {
      Instant limit = i + 1 < starts.size() ? starts.get(i + 1) : end;
      Instant planned = starts.get(i).plus(recurrence.lasts());
      all.add(
          new Occurrence(
              starts.get(i).getEpochSecond(),
              starts.get(i),
              planned.isBefore(limit) ? planned : limit));
    }
    return List.copyOf(all);
  }

  /** Sorted, because a time moved behind a gap may come after the next one that is not. */
  private SortedSet<Instant> starts(Cron cron, Instant start, Instant end) {
    SortedSet<Instant> starts = new TreeSet<>();
    LocalDateTime last = LocalDateTime.ofInstant(end, plan.zone());
    Optional<LocalDateTime> local = cron.atOrAfter(plan.start());
    while (local.isPresent() && local.get().isBefore(last)) {
      Instant fires = instant(local.get());
      if (!fires.isBefore(start) && fires.isBefore(end)) starts.add(fires);
      if (starts.size() > MAX_OCCURRENCES) {
        throw new IllegalArgumentException("recurs more than " + MAX_OCCURRENCES + " times");
      }
      local = cron.atOrAfter(local.get().plusSeconds(1));
    }
    return starts;
  }

  private Instant instant(LocalDateTime local) {
    return local.atZone(plan.zone()).toInstant();
  }
}
