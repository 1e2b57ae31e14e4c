package dev.jamboree.server.admin;

import java.time.Instant;

/** That a revision exists, without its document. */
public record RevisionNote(int revision, String author, Instant createdAt, String sha256) {}
