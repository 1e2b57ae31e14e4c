package dev.jamboree.core.activity;

/** One text in the two languages players are spoken to in. */
public record LocalizedText(String zh, String en) {}
