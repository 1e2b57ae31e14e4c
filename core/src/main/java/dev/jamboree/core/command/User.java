package dev.jamboree.core.command;

import java.util.Map;

/** Who asks, as the game server vouched for: never what a request says of itself. */
public record User(long id, boolean banned, Map<String, Object> attributes) {}
