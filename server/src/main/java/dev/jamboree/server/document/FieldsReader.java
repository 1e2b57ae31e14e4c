package dev.jamboree.server.document;

import dev.jamboree.core.command.EventFilter;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.reward.Cost;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.server.text.NearestName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one object of a document. Where the schema found something wrong, something
 * harmless is read instead, so that the other mistakes are found, too; what is made of it is thrown
 * away.
 */
final class FieldsReader implements Fields {

  private final JsonObject node;
  private final String at;
  private final Scope scope;

  /** Something was read that is not there: a rule that compares it may be wrong itself. */
  private boolean guessed;

  /**
   * What the object may refer to.
   *
   * @param balances names of those that the activity has
   */
  record Scope(int revision, Set<String> balances, Conditions conditions, Mistakes mistakes) {}

  /** The object at that JSON pointer. */
  FieldsReader(JsonObject node, String at, Scope scope) {
    this.node = node;
    this.at = at;
    this.scope = scope;
  }

  @Override
  public int revision() {
    return scope.revision();
  }

  @Override
  public boolean has(String name) {
    return node.containsKey(name);
  }

  @Override
  public String text(String name) {
    return text(name, "");
  }

  @Override
  public String text(String name, String otherwise) {
    return value(name, String.class, otherwise);
  }

  @Override
  public long number(String name) {
    return number(name, 0);
  }

  @Override
  public long number(String name, long otherwise) {
    return value(name, Number.class, otherwise).longValue();
  }

  @Override
  public boolean flag(String name, boolean otherwise) {
    return value(name, Boolean.class, otherwise);
  }

  private <T> T value(String name, Class<T> type, T otherwise) {
    if (broken(name)) guessed = true;
    Object value = node.getValue(name);
    return type.isInstance(value) ? type.cast(value) : otherwise;
  }

  /** Whether something is wrong with that field itself, or it is missing where it must not be. */
  private boolean broken(String name) {
    return scope.mistakes().at(at + "/" + name);
  }

  @Override
  public List<Long> numbers(String name) {
    return list(name).stream()
        .filter(Number.class::isInstance)
        .map(it -> ((Number) it).longValue())
        .toList();
  }

  @Override
  public List<String> texts(String name) {
    return list(name).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  @Override
  public Optional<Fields> part(String name) {
    return node.getValue(name) instanceof JsonObject part
        ? Optional.of(new FieldsReader(part, at + "/" + name, scope))
        : Optional.empty();
  }

  @Override
  public List<Fields> parts(String name) {
    JsonArray list = list(name);
    List<Fields> parts = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      if (list.getValue(i) instanceof JsonObject part) {
        parts.add(new FieldsReader(part, at + "/" + name + "/" + i, scope));
      }
    }
    return parts;
  }

  @Override
  public List<Reward> rewards(String name) {
    return rewards(list(name), at + "/" + name);
  }

  @Override
  public List<List<Reward>> rewardLists(String name) {
    JsonArray lists = list(name);
    List<List<Reward>> all = new ArrayList<>(lists.size());
    for (int i = 0; i < lists.size(); i++) {
      if (lists.getValue(i) instanceof JsonArray list) {
        all.add(rewards(list, at + "/" + name + "/" + i));
      }
    }
    return List.copyOf(all);
  }

  private List<Reward> rewards(JsonArray list, String where) {
    List<Reward> rewards = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      if (list.getValue(i) instanceof JsonObject reward) {
        rewards.add(new FieldsReader(reward, where + "/" + i, scope).reward());
      }
    }
    return List.copyOf(rewards);
  }

  private Reward reward() {
    if (has("item") == has("balance")) {
      wrong(has("item") ? "balance" : "item", "give one of item and balance");
    }
    return has("item")
        ? new Reward.Item(text("item"), number("count"))
        : new Reward.Credit(balance("balance"), number("count"));
  }

  @Override
  public List<Cost> costs(String name) {
    List<Cost> costs = new ArrayList<>();
    for (Fields cost : parts(name)) {
      String balance = cost.balance("balance");
      if (costs.stream().anyMatch(other -> other.balance().equals(balance))) {
        cost.wrong("balance", "is asked for already: add the two up");
      }
      costs.add(new Cost(balance, cost.number("count")));
    }
    return List.copyOf(costs);
  }

  @Override
  public EventFilter events() {
    String type = text("event");
    if (!has("where") || broken("where")) return EventFilter.all(type);
    return new EventFilter(
        type, scope.conditions().event(text("where"), at + "/where", scope.mistakes()));
  }

  @Override
  public String balance(String name) {
    String balance = text(name, "");
    if (!balance.isEmpty() && !scope.balances().contains(balance)) {
      wrong(
          name,
          NearestName.of(balance, scope.balances().stream())
              .map(near -> "is no balance of this activity: did you mean \"" + near + "\"?")
              .orElse("is no balance of this activity: say it in \"balances\""));
    }
    return balance;
  }

  @Override
  public void wrong(String name, String message) {
    if (!guessed) scope.mistakes().add(at + "/" + name, message);
  }

  private JsonArray list(String name) {
    return node.getValue(name) instanceof JsonArray list ? list : new JsonArray();
  }
}
