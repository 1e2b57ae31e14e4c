package dev.jamboree.core.reward;

/** What a decision may know of stocks. */
@FunctionalInterface
public interface Stocks {

  /** Units left of it, over all its slots; 0 when sold out. */
  long remaining(StockKey key);
}
