package dev.jamboree.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Users with a session each, in a file that the load script reads: 32 bytes of token and 8 digits
 * of user id a record. They come in no order, as real ones do.
 *
 * @param count no run may send more joins than that
 */
record Players(Path file, int count) {

  /** Bytes of a token, and of a record. */
  static final int TOKEN = 32;

  static final int RECORD = 40;

  static final long FIRST_USER = 10_000_001; // all ids have eight digits
  private static final int AT_ONCE = 1_000;
  private static final int CALLERS = 4;
  private static final long SEED = 20_261_212;

  /** Lets the product make the sessions. */
  static Players create(Path file, int count, Operator operator) throws IOException {
    var calls = new ArrayList<Callable<List<String>>>();
    for (int done = 0; done < count; done += AT_ONCE) {
      long first = FIRST_USER + done;
      int size = Math.min(AT_ONCE, count - done);
      calls.add(() -> records(first, operator.sessions(first, size)));
    }
    var records = new ArrayList<String>(count);
    try (var callers = Executors.newFixedThreadPool(CALLERS)) {
      for (var made : callers.invokeAll(calls)) records.addAll(made.get());
    } catch (InterruptedException e) {
      throw Child.interrupted(e);
    } catch (ExecutionException e) {
      throw new IOException("sessions could not be made", e.getCause());
    }
    Collections.shuffle(records, new Random(SEED));
    Files.writeString(file, String.join("", records), StandardCharsets.US_ASCII);
    return new Players(file, count);
  }

  /** What the load script is told. */
  Map<String, String> environment(List<Long> activities) {
    String ids = activities.stream().map(String::valueOf).collect(Collectors.joining(","));
    return Map.of("PLAYERS", file.toString(), "COUNT", String.valueOf(count), "AIDS", ids);
  }

  private static List<String> records(long firstUser, List<String> tokens) {
    var records = new ArrayList<String>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (token.length() != TOKEN) throw new IllegalStateException("not a token: " + token);
      records.add(token + (firstUser + i));
    }
    return records;
  }
}
