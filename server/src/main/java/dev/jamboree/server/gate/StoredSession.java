package dev.jamboree.server.gate;

import java.time.Instant;

/** A session as the database has it, with its user. */
public record StoredSession(Token token, Instant expiresAt, StoredUser user) {}
