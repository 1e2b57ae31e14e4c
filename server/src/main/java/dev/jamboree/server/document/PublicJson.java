package dev.jamboree.server.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.LocalizedText;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.schedule.Occurrence;
import dev.jamboree.core.schedule.Schedule;
import dev.jamboree.server.text.JsonText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** Writes what players may read of an activity. */
final class PublicJson {

  /** Occurrences shown ahead. */
  private static final int NEXT = 5;

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Writes one JSON value. */
  @FunctionalInterface
  private interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  private PublicJson() {}

  static String config(Document document, Instant now) {
    return json(out -> config(document, now, out));
  }

  private static void config(Document document, Instant now, JsonGenerator out) throws IOException {
    Activity activity = document.activity();
    out.writeStartObject();
    out.writeNumberField("activityId", activity.id());
    out.writeNumberField("revision", activity.revision());
    text("name", activity.name(), out);
    if (document.description() != null) text("description", document.description(), out);
    schedule(activity.schedule(), now, out);
    out.writeArrayFieldStart("mechanics");
    for (Mechanic mechanic : activity.mechanics()) mechanic(mechanic, out);
    out.writeEndArray();
    out.writeFieldName("display");
    out.writeRawValue(document.display() == null ? "{}" : document.display());
    out.writeEndObject();
  }

  private static void schedule(Schedule schedule, Instant now, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart("schedule");
    out.writeStringField("zone", schedule.zone().getId());
    out.writeStringField("start", schedule.start().toString());
    out.writeStringField("end", schedule.end().toString());
    boolean recurs = schedule.plan().recurrence() != null;
    out.writeBooleanField("recurs", recurs);
    if (recurs) {
      out.writeArrayFieldStart("next");
      for (Occurrence occurrence : schedule.next(now, NEXT)) {
        out.writeStartObject();
        out.writeStringField("start", occurrence.start().toString());
        out.writeStringField("end", occurrence.end().toString());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void mechanic(Mechanic mechanic, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", mechanic.id());
    out.writeStringField("type", mechanic.type());
    for (Map.Entry<String, Object> field : mechanic.shown().entrySet()) {
      out.writeFieldName(field.getKey());
      out.writeRawValue(JsonText.value(new StringBuilder(), field.getValue()).toString());
    }
    out.writeEndObject();
  }

  private static void text(String field, LocalizedText text, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(field);
    out.writeStringField("zh", text.zh());
    out.writeStringField("en", text.en());
    out.writeEndObject();
  }

  private static String json(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
    return text.toString();
  }
}
