package dev.jamboree.server.document;

import dev.jamboree.core.activity.Kind;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.server.document.FieldsReader.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the mechanics of documents, each by its kind. */
final class MechanicsReader {

  private record Reading(SchemaCheck check, Kind kind) {}

  private final Map<String, Reading> readings = new HashMap<>();

  MechanicsReader(Schemas schemas) {
    for (Kind kind : Kind.ALL) {
      readings.put(kind.type(), new Reading(new SchemaCheck(schemas.of(kind)), kind));
    }
  }

  /** Also where something is wrong: it may find more. */
  private static @Nullable Mechanic read(Kind kind, Fields fields, String at, Mistakes mistakes) {
    boolean sound = mistakes.noneUnder(at);
    try {
      Mechanic mechanic = kind.read(fields);
      return mistakes.noneUnder(at) ? mechanic : null;
    } catch (IllegalArgumentException e) {
      if (sound) throw e;
      return null; // a word that is not of its list, which has been told
    }
  }

  /** Those without a mistake; mistakes are noted. */
  List<Mechanic> read(JsonObject document, Scope scope) {
    if (!(document.getValue("mechanics") instanceof JsonArray nodes)) return List.of();
    Mistakes mistakes = scope.mistakes();
    List<Mechanic> mechanics = new ArrayList<>(nodes.size());
    Map<String, String> pointerById = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (!(nodes.getValue(i) instanceof JsonObject node)) continue;
      String at = "/mechanics/" + i;
      if (node.getValue("id") instanceof String id) {
        String first = pointerById.putIfAbsent(id, at);
        if (first != null) {
          mistakes.add(at + "/id", "is the id of " + first + " already: each needs its own");
        }
      }
      Reading reading = readings.get(node.getValue("type"));
      if (reading == null) continue; // which the schema of the whole has told
      reading.check().check(node, at, mistakes);
      Mechanic mechanic = read(reading.kind(), new FieldsReader(node, at, scope), at, mistakes);
      if (mechanic != null) mechanics.add(mechanic);
    }
    return mechanics;
  }
}
