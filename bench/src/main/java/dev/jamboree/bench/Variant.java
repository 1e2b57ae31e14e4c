package dev.jamboree.bench;

import java.util.Map;

/** Who is loaded. */
enum Variant {
  PRODUCT("jamboree"),
  /** The product with one transaction for each join, and as many lanes to run them at once. */
  ABLATION_16("one transaction per join, 16 at once"),
  ABLATION_64("one transaction per join, 64 at once"),
  /** The product with the sessions' Redis answered from memory. */
  MEMORY_SESSIONS("sessions in memory"),
  /** The product with the settings that the command line gives. */
  VARIED("with other settings"),
  KOA("starting design (Koa)"),
  HELLO("bare Vert.x");

  private final String title;

  Variant(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  boolean isPeer() {
    return this == KOA || this == HELLO;
  }

  /** What differs from the product's defaults. */
  Map<String, String> settings() {
    return switch (this) {
      case ABLATION_16 -> Map.of("pipeline.batchLimit", "1", "pipeline.lanes", "8");
      case ABLATION_64 -> Map.of("pipeline.batchLimit", "1", "pipeline.lanes", "32");
      case PRODUCT, MEMORY_SESSIONS, VARIED, KOA, HELLO -> Map.of();
    };
  }
}
