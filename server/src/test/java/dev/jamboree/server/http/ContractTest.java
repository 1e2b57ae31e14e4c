package dev.jamboree.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ContractTest {

  private final Contract contract = new Contract();

  @Test
  void everyRouteIsAnOperationAndEveryOperationARoute() {
    var routes = new TreeMap<String, String>();
    for (Operation it : Operation.values()) routes.put(it.method() + " " + it.path(), it.id());
    var operations = new TreeMap<String, String>();
    contract.operations().forEach((at, it) -> operations.put(at, it.getString("operationId")));

    assertThat(operations).isEqualTo(routes);
  }

  @Test
  void theReasonsAreTheWholeList() {
    JsonObject reason =
        contract.resolved(new JsonObject().put("$ref", "#/components/schemas/Reason"));

    assertThat(reason.getJsonArray("enum").stream().map(String::valueOf))
        .containsExactlyElementsOf(Arrays.stream(Problem.values()).map(Enum::name).toList());
  }

  @Test
  void everyProblemHasACodeOfItsOwn() {
    assertThat(Problem.values())
        .extracting(Problem::code)
        .doesNotHaveDuplicates()
        .doesNotContain(0);
  }

  @ParameterizedTest
  @EnumSource
  void callersProveThemselvesAsTheContractSays(Operation operation) {
    String expected =
        switch (operation.caller()) {
          case ANYBODY -> "[]";
          case PLAYER_OR_NOBODY -> "[{},{\"session\":[]}]";
          case PLAYER -> "[{\"session\":[]}]";
          case GAME_SERVER -> "[{\"serverKey\":[]}]";
          case OPERATOR -> "[{\"operatorToken\":[]}]";
        };
    assertThat(described(operation).getJsonArray("security").encode()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void bodiesAreAskedForWhereTheyAreRead(Operation operation) {
    JsonObject body = described(operation).getJsonObject("requestBody");
    if (operation.body() == Operation.Body.NONE) {
      assertThat(body).isNull();
      return;
    }
    assertThat(contract.resolved(body).getBoolean("required"))
        .isEqualTo(operation.body() != Operation.Body.OPTIONAL);
  }

  @ParameterizedTest
  @EnumSource
  void whatEveryBodyAndEveryCallerMayBeAnsweredIsListed(Operation operation) {
    var statuses = described(operation).getJsonObject("responses").fieldNames();
    if (operation.body() != Operation.Body.NONE) assertThat(statuses).contains("408", "413", "415");
    if (operation.caller() != Operation.Caller.ANYBODY) assertThat(statuses).contains("401", "503");
    if (operation.path().contains("Id}")) assertThat(statuses).contains("422");
  }

  @ParameterizedTest
  @EnumSource
  void everyParameterOfAPathIsDescribed(Operation operation) {
    JsonObject item = contract.document().getJsonObject("paths").getJsonObject(operation.path());
    var described = new TreeSet<String>();
    for (JsonObject holder : List.of(item, described(operation))) {
      for (Object parameter : holder.getJsonArray("parameters", new JsonArray())) {
        JsonObject it = contract.resolved((JsonObject) parameter);
        if ("path".equals(it.getString("in"))) described.add("{" + it.getString("name") + "}");
      }
    }
    var used = new TreeSet<String>();
    for (String segment : operation.path().split("/", -1)) {
      if (segment.startsWith("{")) used.add(segment);
    }
    assertThat(described).isEqualTo(used);
  }

  @Test
  void everyExampleIsAsItsSchemaSays() {
    List<String> wrong = new ArrayList<>();
    int[] seen = {0};
    contract
        .operations()
        .forEach((at, operation) -> {
          List<JsonObject> holders = new ArrayList<>();
          JsonObject body = operation.getJsonObject("requestBody");
          if (body != null) holders.add(contract.resolved(body));
          JsonObject responses = operation.getJsonObject("responses");
          for (String status : responses.fieldNames()) {
            holders.add(contract.resolved(responses.getJsonObject(status)));
          }
          for (JsonObject holder : holders) seen[0] += check(at, holder, wrong);
        });
    assertThat(wrong).isEmpty();
    assertThat(seen[0]).isGreaterThan(100);
  }

  private int check(String at, JsonObject holder, List<String> wrong) {
    JsonObject content = holder.getJsonObject("content", new JsonObject());
    JsonObject json = content.getJsonObject("application/json", new JsonObject());
    List<Object> examples = new ArrayList<>();
    if (json.containsKey("example")) examples.add(json.getValue("example"));
    for (var named : json.getJsonObject("examples", new JsonObject())) {
      examples.add(((JsonObject) named.getValue()).getValue("value"));
    }
    for (Object example : examples) {
      String faults = contract.faults(json.getJsonObject("schema"), example);
      if (!faults.isEmpty()) wrong.add(at + ": " + example + ": " + faults);
    }
    return examples.size();
  }

  private JsonObject described(Operation operation) {
    return Objects.requireNonNull(
        contract.operations().get(operation.method() + " " + operation.path()));
  }
}
