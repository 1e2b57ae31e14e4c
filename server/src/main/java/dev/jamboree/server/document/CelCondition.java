package dev.jamboree.server.document;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled CEL expression over one variable. Thread-safe, as its program is. */
final class CelCondition {

  private final String variable;
  private final CelRuntime.Program program;

  CelCondition(String variable, CelRuntime.Program program) {
    this.variable = variable;
    this.program = program;
  }

  /** False too when something that it asks for is missing or of another type. */
  boolean test(Map<String, Object> value) {
    try {
      return Boolean.TRUE.equals(program.eval(Map.of(variable, map(value))));
    } catch (CelEvaluationException | UncheckedIOException e) {
      return false;
    }
  }

  private static Map<String, Object> map(Map<?, ?> from) {
    Map<String, Object> to = HashMap.newHashMap(from.size());
    from.forEach((key, value) -> to.put(String.valueOf(key), celValue(value)));
    return to;
  }

  /** CEL refuses Java's null anywhere in a map, and knows numbers of 64 bits only. */
  private static Object celValue(@Nullable Object value) {
    return switch (value) {
      case null -> NullValue.NULL_VALUE;
      case Integer i -> i.longValue();
      case Float f -> f.doubleValue();
      case JsonObject object -> map(object.getMap());
      case JsonArray array -> list(array.getList());
      case Map<?, ?> inner -> map(inner);
      case List<?> inner -> list(inner);
      default -> value;
    };
  }

  private static List<Object> list(List<?> from) {
    List<Object> to = new ArrayList<>(from.size());
    for (Object value : from) to.add(celValue(value));
    return to;
  }
}
