package dev.jamboree.server.http;

import java.util.Map;

/** A part of the whole API. */
public interface Api {

  /** What it answers. */
  Map<Operation, Endpoint> endpoints();
}
