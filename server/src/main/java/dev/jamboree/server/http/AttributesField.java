package dev.jamboree.server.http;

import dev.jamboree.server.gate.AttributeRules;

/** A user's attributes in a body. */
final class AttributesField {

  private AttributesField() {}

  /** As a JSON object, checked. */
  static String parse(StrictJson in) {
    String place = in.pointer();
    var attributes = in.map();
    AttributeRules.Fault fault = AttributeRules.check(attributes);
    if (fault == null) return AttributeRules.json(attributes);
    String name = fault.name().replace("~", "~0").replace("/", "~1");
    throw in.invalid(name.isEmpty() ? place : place + "/" + name, "must be " + fault.wanted());
  }
}
