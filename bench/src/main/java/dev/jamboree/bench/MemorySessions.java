package dev.jamboree.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.jamboree.core.command.User;
import dev.jamboree.server.gate.Sessions;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The players' sessions in one array, so that the garbage collector has nothing to do with them:
 * only the way to Redis and back is saved, not any of the checking.
 */
final class MemorySessions implements Sessions {

  private static final Map<String, Object> ATTRIBUTES = Map.of("level", 50L, "region", "cn");

  /** Tokens, by user id from {@link Players#FIRST_USER} on. */
  private final byte[] tokens;

  private MemorySessions(byte[] tokens) {
    this.tokens = tokens;
  }

  static MemorySessions read(Path players) throws IOException {
    byte[] records = Files.readAllBytes(players);
    byte[] tokens = new byte[records.length / Players.RECORD * Players.TOKEN];
    for (int at = 0; at < records.length; at += Players.RECORD) {
      int digits = Players.RECORD - Players.TOKEN;
      long user = Long.parseLong(new String(records, at + Players.TOKEN, digits, ISO_8859_1));
      System.arraycopy(records, at, tokens, place(user), Players.TOKEN);
    }
    return new MemorySessions(tokens);
  }

  @Override
  public Future<Optional<User>> find(String token) {
    byte[] shown = token.getBytes(ISO_8859_1);
    if (shown.length != Players.TOKEN) return Future.succeededFuture(Optional.empty());
    long user = ByteBuffer.wrap(Base64.getUrlDecoder().decode(shown)).getLong();
    int place = place(user);
    boolean known =
        place >= 0
            && place < tokens.length
            && Arrays.equals(tokens, place, place + Players.TOKEN, shown, 0, Players.TOKEN);
    return Future.succeededFuture(
        known ? Optional.of(new User(user, false, ATTRIBUTES)) : Optional.empty());
  }

  private static int place(long user) {
    return Math.toIntExact((user - Players.FIRST_USER) * Players.TOKEN);
  }
}
