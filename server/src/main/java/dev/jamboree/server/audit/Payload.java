package dev.jamboree.server.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The grants of one batch, as its row has them. */
final class Payload {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Payload() {}

  /** These users each got a grant of each of these mechanics. */
  record Group(
      long activityId, long occurrence, int revision, List<String> mechanics, List<Long> users) {

    Group {
      mechanics = List.copyOf(mechanics);
      users = List.copyOf(users);
    }

    long grants() {
      return (long) mechanics.size() * users.size();
    }
  }

  /** Reads {@code [{"a":1,"o":0,"r":1,"m":["gift"],"u":[7,8]}]}. */
  static List<Group> read(String json) throws IOException {
    try (JsonParser in = FACTORY.createParser(json)) {
      expect(in.nextToken(), JsonToken.START_ARRAY, in);
      List<Group> groups = new ArrayList<>();
      while (in.nextToken() == JsonToken.START_OBJECT) groups.add(group(in));
      expect(in.currentToken(), JsonToken.END_ARRAY, in);
      if (in.nextToken() != null) throw new IOException("something follows");
      return groups;
    }
  }

  private static Group group(JsonParser in) throws IOException {
    long activity = 0;
    long occurrence = -1;
    int revision = 0;
    List<String> mechanics = new ArrayList<>();
    List<Long> users = new ArrayList<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "a" -> activity = in.getLongValue();
        case "o" -> occurrence = in.getLongValue();
        case "r" -> revision = in.getIntValue();
        case "m" -> {
          expect(in.currentToken(), JsonToken.START_ARRAY, in);
          while (in.nextToken() == JsonToken.VALUE_STRING) mechanics.add(in.getText());
        }
        case "u" -> {
          expect(in.currentToken(), JsonToken.START_ARRAY, in);
          while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) users.add(in.getLongValue());
        }
        default -> throw new IOException("unknown member " + name);
      }
    }
    if (activity == 0 || occurrence < 0 || revision == 0)
      throw new IOException("a group lacks a member");
    return new Group(activity, occurrence, revision, mechanics, users);
  }

  private static void expect(JsonToken is, JsonToken wanted, JsonParser in) throws IOException {
    if (is != wanted) throw new IOException("no " + wanted + " at " + in.currentLocation());
  }
}
