package dev.jamboree.bench;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** One run as its contestant has set it up: what to load and how, and how to check it after. */
record Target(URI address, Path script, Map<String, String> environment, Check check) {

  /** Compares what clients were told with what is durable. */
  interface Check {
    Reconciliation reconcile(Outcome outcome) throws SQLException;
  }

  /** For loads that write nothing. */
  static final Check NOTHING_TO_CHECK = outcome -> Reconciliation.nothingWritten();
}
