package dev.jamboree.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jamboree.server.http.Route.Found;
import dev.jamboree.server.http.Route.Nowhere;
import dev.jamboree.server.http.Route.WrongMethod;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouterTest {

  private final Router router = new Router(EnumSet.allOf(Operation.class));

  @ParameterizedTest
  @EnumSource
  void everyOperationIsFoundAtItsPath(Operation operation) {
    String path = operation.path().replaceAll("\\{[^}]+}", "12");
    List<String> parameters = operation.path().contains("{") ? List.of("12") : List.of();

    assertThat(router.find(operation.method(), path))
        .isInstanceOfSatisfying(
            Found.class,
            found -> {
              assertThat(found.operation()).isEqualTo(operation);
              assertThat(found.parameters()).startsWith(parameters.toArray(String[]::new));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, /api/activity/config/7, GET_CONFIG",
    "GET,  /api/activity/config/list, GET_CONFIG",
    "GET,  /api/activity/config/%20, GET_CONFIG",
    "GET,  /api/admin/activities/7/revisions/3, ADMIN_GET_REVISION",
  })
  void aPathIsTakenAsItStands(String method, String path, Operation operation) {
    assertThat(router.find(method, path))
        .isInstanceOfSatisfying(
            Found.class, found -> assertThat(found.operation()).isEqualTo(operation));
  }

  @Test
  void parametersComeInTheirOrder() {
    assertThat(router.find("GET", "/api/admin/activities/7/revisions/3"))
        .isEqualTo(new Found(Operation.ADMIN_GET_REVISION, List.of("7", "3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "/",
        "//",
        "api",
        "/api",
        "/api/activity",
        "/api/activity/",
        "/api/activity/config",
        "/api/activity/config/",
        "/api/activity/config/1/",
        "/api/activity/lis",
        "/api/activity/listt",
        "/Api/activity/list",
        "/api//activity/list"
      })
  void elsewhereIsNowhere(String path) {
    assertThat(router.find("GET", path)).isInstanceOf(Nowhere.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /api/activity/join        | POST
          POST   | /api/activity/list        | GET, HEAD
          PATCH  | /api/admin/activities     | GET, HEAD, POST
          get    | /api/activity/list        | GET, HEAD
          HEAD   | /api/server/sessions      | POST
          """)
  void aWrongMethodIsToldTheRightOnes(String method, String path, String allow) {
    assertThat(router.find(method, path)).isEqualTo(new WrongMethod(allow));
  }

  @Test
  void twoOperationsCannotShareAPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Router(List.of(Operation.GET_STATUS, Operation.GET_STATUS)));
  }
}
