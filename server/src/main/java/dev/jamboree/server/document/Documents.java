package dev.jamboree.server.document;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.Audience;
import dev.jamboree.core.activity.LocalizedText;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.reward.Balance;
import dev.jamboree.core.schedule.Schedule;
import dev.jamboree.server.document.FieldsReader.Scope;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what operators write into activities, and activities into what players read. */
public final class Documents {

  private final Schemas schemas = new Schemas();
  private final StrictJson json = new StrictJson();
  private final SchemaCheck schemaCheck = new SchemaCheck(schemas.activity());
  private final MechanicsReader mechanicsReader = new MechanicsReader(schemas);
  private final Conditions conditions = new Conditions();

  /** The JSON Schema of a document, for editors. */
  public String schema() {
    return schemas.whole().encodePrettily();
  }

  /** Compiles a document, or finds all that is wrong with it. */
  public Compiled compile(long activityId, int revision, String text) {
    Mistakes mistakes = new Mistakes();
    Document document = read(activityId, revision, text, mistakes);
    return document != null && mistakes.none()
        ? document
        : new Compiled.Invalid(mistakes.list(new Lines(text)));
  }

  private @Nullable Document read(long activityId, int revision, String text, Mistakes mistakes) {
    if (text.getBytes(StandardCharsets.UTF_8).length > Limits.DOCUMENT_BYTES) {
      mistakes.add("", "is larger than " + Limits.DOCUMENT_BYTES + " bytes");
      return null;
    }
    Object root = json.read(text, mistakes);
    if (root == null) {
      if (mistakes.none()) mistakes.add("", "must be an object: { … }");
      return null;
    }
    schemaCheck.check(root, "", mistakes);
    if (!(root instanceof JsonObject node)) return null;
    Schedule schedule = ScheduleReader.read(node, mistakes);
    Audience audience = audience(node, mistakes);
    Map<String, Balance> balances = BalancesReader.read(node);
    var scope = new Scope(revision, balances.keySet(), conditions, mistakes);
    List<Mechanic> mechanics = mechanicsReader.read(node, scope);
    String display = node.containsKey("display") ? json.field(text, "display") : null;
    if (display != null && display.getBytes(StandardCharsets.UTF_8).length > Limits.DISPLAY_BYTES) {
      mistakes.add("/display", "is larger than " + Limits.DISPLAY_BYTES + " bytes");
    }
    if (schedule == null || !mistakes.none()) return null;
    LocalizedText name = text(node.getJsonObject("name"));
    LocalizedText description =
        node.containsKey("description") ? text(node.getJsonObject("description")) : null;
    return new Document(
        new Activity(
            activityId,
            revision,
            name,
            schedule,
            ScheduleReader.days(node, schedule),
            audience,
            balances,
            mechanics),
        description,
        display);
  }

  /**
   * What everybody may know of it, as a JSON object without white space; the same for the same
   * arguments. No stock, no slots, no audience.
   *
   * @param now of one that recurs, the occurrences that end after it are shown: it is out of date
   *     when the first of them ends
   */
  public static String publicConfig(Document document, Instant now) {
    return PublicJson.config(document, now);
  }

  private Audience audience(JsonObject node, Mistakes mistakes) {
    return node.getValue("audience") instanceof String expression && !mistakes.at("/audience")
        ? conditions.audience(expression, "/audience", mistakes)
        : Audience.EVERYBODY;
  }

  private static LocalizedText text(JsonObject node) {
    return new LocalizedText(node.getString("zh"), node.getString("en"));
  }
}
