package dev.jamboree.bench;

import java.io.IOException;
import java.sql.SQLException;

/** Something that serves activities (or as little as possible) and can be loaded. */
sealed interface Contestant extends AutoCloseable permits Jamboree, Koa, Hello {

  /** Starts it and waits until it answers. */
  void start() throws IOException;

  boolean started();

  /** Its process, to read what it uses. */
  ProcessHandle process();

  /** Sets up one run: something fresh to join, a note of what is there before. */
  Target prepare(Load load) throws IOException, SQLException;

  @Override
  void close();
}
