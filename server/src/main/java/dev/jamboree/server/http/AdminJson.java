package dev.jamboree.server.http;

import dev.jamboree.server.admin.Drafting.History;
import dev.jamboree.server.admin.Managed;
import dev.jamboree.server.admin.RevisionNote;
import dev.jamboree.server.admin.StockLevel;
import dev.jamboree.server.text.JsonText;
import java.util.List;
import java.util.Locale;

/** What operators are shown, as JSON. */
final class AdminJson {

  private AdminJson() {}

  static CharSequence managed(Managed it) {
    return open(new StringBuilder(160), it).append('}');
  }

  /** One page; the cursor of the next when there may be one. */
  static CharSequence page(List<Managed> all, int limit) {
    var out = new StringBuilder(128 * all.size() + 64).append("{\"activities\":[");
    String comma = "";
    for (Managed it : all) {
      open(out.append(comma), it).append('}');
      comma = ",";
    }
    out.append("],\"nextCursor\":");
    return out.append(all.size() < limit ? "null" : all.getLast().id()).append('}');
  }

  static CharSequence history(History history) {
    var out = open(new StringBuilder(512), history.activity()).append(",\"revisions\":[");
    String comma = "";
    for (RevisionNote note : history.revisions()) {
      out.append(comma).append("{\"revision\":").append(note.revision());
      JsonText.quote(out.append(",\"author\":"), note.author());
      JsonText.instant(out.append(",\"createdAt\":"), note.createdAt());
      JsonText.quote(out.append(",\"sha256\":"), note.sha256()).append('}');
      comma = ",";
    }
    return out.append("]}");
  }

  static CharSequence levels(List<StockLevel> levels) {
    var out = new StringBuilder(128 * levels.size() + 16).append('[');
    String comma = "";
    for (StockLevel level : levels) {
      out.append(comma).append(level(level));
      comma = ",";
    }
    return out.append(']');
  }

  static CharSequence level(StockLevel level) {
    var out = new StringBuilder(160);
    JsonText.quote(out.append("{\"mechanic\":"), level.stock().item());
    return out.append(",\"occurrence\":")
        .append(level.stock().occurrence())
        .append(",\"slots\":")
        .append(level.slots())
        .append(",\"initial\":")
        .append(level.initial())
        .append(",\"added\":")
        .append(level.added())
        .append(",\"remaining\":")
        .append(level.remaining())
        .append(",\"granted\":")
        .append(level.granted())
        .append('}');
  }

  private static StringBuilder open(StringBuilder out, Managed it) {
    return out.append("{\"id\":")
        .append(it.id())
        .append(",\"status\":\"")
        .append(it.status().name().toLowerCase(Locale.ROOT))
        .append("\",\"latestRevision\":")
        .append(it.latestRevision())
        .append(",\"publishedRevision\":")
        .append(it.publishedRevision())
        .append(",\"version\":")
        .append(it.version());
  }
}
