package dev.jamboree.server.http;

import dev.jamboree.server.admin.Refusal;
import dev.jamboree.server.admin.Refusal.EndNotLater;
import dev.jamboree.server.admin.Refusal.Ended;
import dev.jamboree.server.admin.Refusal.IdTaken;
import dev.jamboree.server.admin.Refusal.InvalidDocument;
import dev.jamboree.server.admin.Refusal.NoSuchActivity;
import dev.jamboree.server.admin.Refusal.NoSuchMechanic;
import dev.jamboree.server.admin.Refusal.NoSuchOccurrence;
import dev.jamboree.server.admin.Refusal.NoSuchRevision;
import dev.jamboree.server.admin.Refusal.NotEnough;
import dev.jamboree.server.admin.Refusal.NotPublished;
import dev.jamboree.server.admin.Refusal.NotStarted;
import dev.jamboree.server.admin.Refusal.VersionChanged;
import dev.jamboree.server.document.DocumentError;
import dev.jamboree.server.text.JsonText;
import java.util.List;

/** What an operator is told when something is not done. */
final class AdminRefusals {

  private AdminRefusals() {}

  static Answer answer(Refusal refusal, Language language) {
    return switch (refusal) {
      case NoSuchActivity _ -> Answer.of(Problem.ACTIVITY_NOT_FOUND, language);
      case NoSuchRevision(int revision) ->
          Answer.of(Problem.INVALID, language, "/revision", "there is no revision " + revision);
      case NoSuchMechanic(String id) ->
          Answer.of(Problem.INVALID, language, "/mechanic", "there is no mechanic " + id);
      case NoSuchOccurrence(long key) ->
          Answer.of(Problem.INVALID, language, "/occurrence", "there is no occurrence " + key);
      case InvalidDocument(List<DocumentError> errors) ->
          Answer.of(Problem.INVALID, language, errors(errors));
      case IdTaken(long id) -> Answer.of(Problem.ID_TAKEN, language, ",\"id\":" + id);
      case VersionChanged(long version) ->
          Answer.of(Problem.VERSION_CHANGED, language, ",\"version\":" + version);
      case NotPublished _ -> Answer.of(Problem.NOT_PUBLISHED, language);
      case NotStarted _ -> Answer.of(Problem.NOT_STARTED, language);
      case Ended _ -> Answer.of(Problem.ENDED, language);
      case EndNotLater(var end) ->
          Answer.of(Problem.INVALID, language, "/end", "must be later than " + end);
      case NotEnough(long remaining) ->
          Answer.of(Problem.NOT_ENOUGH_STOCK, language, ",\"remaining\":" + remaining);
    };
  }

  static CharSequence errors(List<DocumentError> errors) {
    var out = new StringBuilder(",\"errors\":[");
    String comma = "";
    for (DocumentError error : errors) {
      JsonText.quote(out.append(comma).append("{\"pointer\":"), error.pointer());
      JsonText.quote(out.append(",\"message\":"), error.message());
      out.append(",\"line\":").append(error.line()).append('}');
      comma = ",";
    }
    return out.append(']');
  }
}
