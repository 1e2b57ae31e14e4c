package dev.jamboree.bench;

import static dev.jamboree.bench.Load.Kind.CONFIG;
import static dev.jamboree.bench.Load.Kind.JOIN;
import static dev.jamboree.bench.Load.Kind.MIX;
import static dev.jamboree.bench.Load.Kind.SPREAD;
import static dev.jamboree.bench.Load.Kind.SPREAD_80_20;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is measured, against whom, and the bar: medians of the rounds, the product's divided by the
 * peer's. Of several entries on one side the one that is worse for the product counts.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are
enum Measure {
  JOIN_64_KOA(
      "joins/s of one activity, 64 connections, vs Koa",
      "64",
      20.0,
      product(JOIN, 64),
      koa(JOIN, 64)),
  JOIN_64_ABLATION(
      "the same vs one transaction per join", "64", 8.0, product(JOIN, 64), ablation(64)),
  JOIN_1024_64(
      "joins/s, 1,024 connections vs 64", "64", 1.0, product(JOIN, 1024), product(JOIN, 64)),
  JOIN_256_KOA(
      "joins/s of one activity, 256 connections, vs Koa",
      "256",
      35.0,
      product(JOIN, 256),
      koa(JOIN, 256)),
  JOIN_256_ABLATION(
      "the same vs one transaction per join", "256", 12.0, product(JOIN, 256), ablation(256)),
  SQL_PER_JOIN(
      "SQL statements per join, 256 connections", "256", 0.08, product(JOIN, 256), List.of()),
  REDIS_COST(
      "joins/s vs sessions answered from memory",
      "256",
      0.9,
      product(JOIN, 256),
      List.of(Entry.of(Variant.MEMORY_SESSIONS, JOIN, 256))),
  SPREAD_20(
      "joins/s of 20 activities (even; 80/20) vs one",
      "256",
      0.8,
      List.of(Entry.of(Variant.PRODUCT, SPREAD, 256), Entry.of(Variant.PRODUCT, SPREAD_80_20, 256)),
      product(JOIN, 256)),
  CONFIG_KOA("config reads/s vs Koa", "config", 5.0, product(CONFIG, 64), koa(CONFIG, 64)),
  CONFIG_HELLO(
      "config reads/s vs a bare Vert.x hello",
      "config",
      0.85,
      product(CONFIG, 64),
      List.of(Entry.of(Variant.HELLO, CONFIG, 64))),
  MIX_KOA(
      "80 % config, 10 % status, 10 % join, vs Koa", "mix", 10.0, product(MIX, 64), koa(MIX, 64)),
  JOIN_64_TIDB(
      "joins/s on TiDB, 64 connections, vs Koa on it",
      "64",
      15.0,
      product(JOIN, 64),
      koa(JOIN, 64)),
  JOIN_256_TIDB(
      "joins/s on TiDB, 256 connections, vs what Koa accepts",
      "256",
      null,
      product(JOIN, 256),
      koa(JOIN, 256)),
  VARIED_JOIN_64("joins/s, 64 connections, vs with other settings", JOIN, 64),
  VARIED_JOIN_256("joins/s, 256 connections, vs with other settings", JOIN, 256),
  VARIED_CONFIG("config reads/s vs with other settings", CONFIG, 64),
  VARIED_MIX("80 % config, 10 % status, 10 % join, vs with other settings", MIX, 64);

  /** The mix must also answer that quickly, in milliseconds. */
  static final double MIX_P99 = 30;

  private final String meaning;
  private final String group;
  private final Optional<Double> bar;
  private final List<Entry> product;
  private final List<Entry> peers;

  Measure(
      String meaning,
      String group,
      @org.jspecify.annotations.Nullable Double bar,
      List<Entry> product,
      List<Entry> peers) {
    this.meaning = meaning;
    this.group = group;
    this.bar = Optional.ofNullable(bar);
    this.product = product;
    this.peers = peers;
  }

  /** The product against itself with other settings: no bar. */
  Measure(String meaning, Load.Kind kind, int connections) {
    this(
        meaning,
        "varied " + kind + connections,
        null,
        product(kind, connections),
        List.of(Entry.of(Variant.VARIED, kind, connections)));
  }

  private static List<Entry> product(Load.Kind kind, int connections) {
    return List.of(Entry.of(Variant.PRODUCT, kind, connections));
  }

  private static List<Entry> koa(Load.Kind kind, int connections) {
    return List.of(Entry.of(Variant.KOA, kind, connections));
  }

  private static List<Entry> ablation(int connections) {
    return List.of(
        Entry.of(Variant.ABLATION_16, JOIN, connections),
        Entry.of(Variant.ABLATION_64, JOIN, connections));
  }

  static Set<String> names() {
    return Arrays.stream(values())
        .map(Measure::title)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  /** Its name in reports and on the command line. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Database.Kind database() {
    return switch (this) {
      case JOIN_64_TIDB, JOIN_256_TIDB -> Database.Kind.TIDB;
      default -> Database.Kind.MYSQL;
    };
  }

  /** Whether it is only measured when other settings are given. */
  boolean varied() {
    return peers.stream().anyMatch(entry -> entry.variant() == Variant.VARIED);
  }

  /** In a few words. */
  String meaning() {
    return meaning;
  }

  /** Measures of one group share their rounds. */
  String group() {
    return group;
  }

  /** Empty: reported only. */
  Optional<Double> bar() {
    return bar;
  }

  List<Entry> product() {
    return product;
  }

  List<Entry> peers() {
    return peers;
  }

  Stream<Entry> entries() {
    return Stream.concat(product.stream(), peers.stream());
  }
}
