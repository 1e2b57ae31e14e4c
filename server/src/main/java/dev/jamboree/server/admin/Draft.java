package dev.jamboree.server.admin;

import java.time.Instant;

/** A revision that is to be kept. */
public record Draft(String document, String author, Instant createdAt) {}
