package dev.jamboree.bench;

/** One contestant under one load: what is repeated in each round. */
record Entry(Variant variant, Load load) {

  static Entry of(Variant variant, Load.Kind kind, int connections) {
    return new Entry(variant, new Load(kind, connections));
  }

  @Override
  public String toString() {
    return variant.title() + " · " + load;
  }
}
