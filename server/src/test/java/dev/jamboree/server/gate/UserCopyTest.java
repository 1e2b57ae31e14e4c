package dev.jamboree.server.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.command.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserCopyTest {

  @Test
  void aUserComesBackAsWritten() {
    String attributes = "{\"level\": 50, \"名\": \"é}\\\"\", \"tags\": [\"a\", 2], \"vip\": true}";
    var user =
        new User(7, true, Map.of("level", 50L, "名", "é}\"", "tags", List.of("a", 2L), "vip", true));
    assertThat(read(UserCopy.write(new StoredUser(7, true, 3, attributes)))).contains(user);
    assertThat(UserCopy.user(new StoredUser(7, true, 3, attributes))).isEqualTo(user);
  }

  @Test
  void noAttributesCostNothing() {
    User user = read(UserCopy.write(new StoredUser(7, false, 3, "{}"))).orElseThrow();
    assertThat(user.attributes()).isSameAs(Map.of());
    assertThat(user.banned()).isFalse();
  }

  @Test
  void aRevokedSessionStandsForNobody() {
    assertThat(read(UserCopy.revoked(7))).isEmpty();
  }

  @Test
  void theOrderOfMembersDoesNotMatterAndUnknownOnesArePassedOver() {
    String json =
        "{\"attributes\":{\"a\":1},\"x\":{\"userId\":9},\"status\":\"normal\",\"userId\":7}";
    assertThat(read(json.getBytes(UTF_8))).contains(new User(7, false, Map.of("a", 1L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "[]",
        "{}",
        "{\"userId\":7}",
        "{\"userId\":\"7\",\"status\":\"normal\"}",
        "{\"userId\":7,\"status\":\"loved\"}",
        "{\"userId\":0,\"status\":\"normal\"}",
        "{\"userId\":7,\"status\":\"normal\"",
        "{\"userId\":99999999999999999999,\"status\":\"normal\"}",
        "{\"userId\":7,\"status\":\"normal\",\"attributes\":3}",
      })
  void whatWeDidNotWriteIsNoCopy(String json) {
    assertThat(UserCopy.read(json.getBytes(UTF_8))).isNull();
  }

  private static Optional<User> read(byte[] json) {
    return Objects.requireNonNull(UserCopy.read(json)).result();
  }
}
