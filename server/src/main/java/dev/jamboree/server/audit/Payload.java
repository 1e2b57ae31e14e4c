package dev.jamboree.server.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one batch did, as its row has it.
 *
 * @param joins plain joins, many users together
 * @param commands everything else
 */
record Payload(List<Group> joins, List<Command> commands) {

  static final Payload NOTHING = new Payload(List.of(), List.of());

  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * These users each joined and got each of these grants, each a unit of the stock of that name.
   */
  record Group(
      long activityId, long occurrence, int revision, List<String> grants, List<Long> users) {}

  /**
   * One command of one user.
   *
   * @param joined the revision of the join that it was; 0 when it was none
   */
  record Command(
      long activityId,
      long occurrence,
      long userId,
      int joined,
      List<Named> grants,
      List<Named> taken,
      List<Named> changes,
      List<Evidence> evidence) {}

  /** So many of something: times a grant was given, units of a stock, points of a balance. */
  record Named(String name, long count) {}

  /** How many grants it holds. */
  long grants() {
    long grants = 0;
    for (Group group : joins) grants += (long) group.grants().size() * group.users().size();
    for (Command command : commands) {
      for (Named grant : command.grants()) grants += grant.count();
    }
    return grants;
  }

  /** Reads the JSON that the pipeline's journal writes. */
  static Payload read(String json) throws IOException {
    try (JsonParser in = FACTORY.createParser(json)) {
      var reader = new Reader(in);
      reader.next(JsonToken.START_OBJECT);
      reader.member("j");
      List<Group> joins = reader.objects(reader::group);
      reader.member("c");
      List<Command> commands = reader.objects(reader::command);
      reader.next(JsonToken.END_OBJECT);
      if (in.nextToken() != null) throw new IOException("something follows");
      return new Payload(joins, commands);
    }
  }

  /** Walks the tokens in the one order in which they are written. */
  private record Reader(JsonParser in) {

    interface Value<T> {
      T read() throws IOException;
    }

    void next(JsonToken wanted) throws IOException {
      if (in.nextToken() != wanted) {
        throw new IOException("no " + wanted + " at " + in.currentLocation());
      }
    }

    void member(String name) throws IOException {
      next(JsonToken.FIELD_NAME);
      if (!in.currentName().equals(name)) throw new IOException("no " + name);
    }

    /** An array; the parser stands behind the first token of each element when it is read. */
    <T> List<T> array(JsonToken begin, Value<T> element) throws IOException {
      next(JsonToken.START_ARRAY);
      List<T> all = new ArrayList<>();
      while (in.nextToken() == begin) all.add(element.read());
      if (in.currentToken() != JsonToken.END_ARRAY) throw new IOException("no end of a list");
      return all;
    }

    <T> List<T> objects(Value<T> element) throws IOException {
      return array(JsonToken.START_OBJECT, element);
    }

    private long number(String name) throws IOException {
      member(name);
      next(JsonToken.VALUE_NUMBER_INT);
      return in.getLongValue();
    }

    private long number() throws IOException {
      next(JsonToken.VALUE_NUMBER_INT);
      return in.getLongValue();
    }

    private String text() throws IOException {
      next(JsonToken.VALUE_STRING);
      return in.getText();
    }

    Group group() throws IOException {
      long activity = number("a");
      long occurrence = number("o");
      int revision = (int) number("r");
      member("g");
      List<String> grants = array(JsonToken.VALUE_STRING, in::getText);
      member("u");
      List<Long> users = array(JsonToken.VALUE_NUMBER_INT, in::getLongValue);
      next(JsonToken.END_OBJECT);
      return new Group(activity, occurrence, revision, grants, users);
    }

    Command command() throws IOException {
      long activity = number("a");
      long occurrence = number("o");
      long user = number("u");
      int joined = 0;
      List<Named> grants = List.of();
      List<Named> taken = List.of();
      List<Named> changes = List.of();
      List<Evidence> evidence = List.of();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        switch (in.currentName()) {
          case "j" -> joined = (int) number();
          case "g" -> grants = array(JsonToken.START_ARRAY, () -> named(true));
          case "s" -> taken = array(JsonToken.START_ARRAY, () -> named(false));
          case "b" -> changes = array(JsonToken.START_ARRAY, this::change);
          case "e" -> evidence = array(JsonToken.START_ARRAY, this::evidence);
          default -> throw new IOException("unknown member " + in.currentName());
        }
      }
      return new Command(activity, occurrence, user, joined, grants, taken, changes, evidence);
    }

    private Named named(boolean withRevision) throws IOException {
      String name = text();
      if (withRevision) number();
      long count = number();
      next(JsonToken.END_ARRAY);
      return new Named(name, count);
    }

    private Named change() throws IOException {
      String balance = text();
      long change = number();
      number();
      next(JsonToken.END_ARRAY);
      return new Named(balance, change);
    }

    private Evidence evidence() throws IOException {
      var read =
          new Evidence(text(), (int) number(), (int) number(), number(), number(), text(), text());
      next(JsonToken.END_ARRAY);
      return read;
    }
  }
}
