package dev.jamboree.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a setting's value may be. */
sealed interface Kind {

  /** Refuses a value that is none. */
  void check(String value);

  /** What is allowed, as the end of "must be …". */
  String allowed();

  /** Any text of such a length. */
  record Text(int min, int max) implements Kind {
    @Override
    public void check(String value) {
      require(value.length() >= min && value.length() <= max, this);
    }

    @Override
    public String allowed() {
      return min == 0 ? "at most " + max + " characters" : min + " to " + max + " characters";
    }
  }

  /** What callers show as bearer: of such a length, of what a header can carry. */
  record Key(int min, int max) implements Kind {
    @Override
    public void check(String value) {
      require(value.length() >= min && value.length() <= max, this);
      require(value.chars().allMatch(c -> c > ' ' && c <= '~'), this);
    }

    @Override
    public String allowed() {
      return min + " to " + max + " characters of printable ASCII without blanks";
    }
  }

  /** A whole number. */
  record Whole(int min, int max) implements Kind {
    @Override
    public void check(String value) {
      require(value.matches("-?[0-9]{1,9}"), this);
      int number = Integer.parseInt(value);
      require(number >= min && number <= max, this);
    }

    @Override
    public String allowed() {
      return "a whole number from " + min + " to " + max;
    }
  }

  /** A span of time: {@code 250ms}, {@code 2s}, {@code 5m}, {@code 1h}, {@code 30d}. */
  record Time(String min, String max) implements Kind {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS =
        Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    @Override
    public void check(String value) {
      require(FORM.matcher(value).matches(), this);
      Duration span = parse(value);
      require(span.compareTo(parse(min)) >= 0 && span.compareTo(parse(max)) <= 0, this);
    }

    @Override
    public String allowed() {
      return "a time from " + min + " to " + max + " (units: ms, s, m, h, d)";
    }

    static Duration parse(String value) {
      Matcher matcher = FORM.matcher(value);
      if (!matcher.matches()) throw new IllegalArgumentException(value);
      Duration unit = UNITS.get(matcher.group(2));
      if (unit == null) throw new IllegalArgumentException(value);
      return unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }
  }

  /** One of these words. */
  record OneOf(List<String> words) implements Kind {
    @Override
    public void check(String value) {
      require(words.contains(value), this);
    }

    @Override
    public String allowed() {
      return words.stream().collect(Collectors.joining(" or "));
    }
  }

  /** A database's URL. */
  record Database() implements Kind {
    @Override
    public void check(String value) {
      DatabaseAddress.parse(value);
    }

    @Override
    public String allowed() {
      return "mysql://user:password@host:port/database";
    }
  }

  /** A Redis's URL. */
  record Redis() implements Kind {
    @Override
    public void check(String value) {
      require(value.matches("rediss?://\\S+"), this);
      require(uriHasHost(value), this);
    }

    @Override
    public String allowed() {
      return "redis[s]://[:password@]host:port[/number]";
    }

    private static boolean uriHasHost(String value) {
      try {
        return URI.create(value).getHost() != null;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  private static void require(boolean fine, Kind kind) {
    if (!fine) throw new IllegalArgumentException("must be " + kind.allowed());
  }
}
