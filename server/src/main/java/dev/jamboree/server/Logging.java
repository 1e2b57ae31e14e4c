package dev.jamboree.server;

import dev.jamboree.server.config.Setting;
import dev.jamboree.server.config.Settings;

/** Tells the logging, before its first use, what the settings say of it. */
final class Logging {

  private Logging() {}

  /** Read by logback.xml. */
  static void configure(Settings settings) {
    System.setProperty("jamboree.log.format", settings.text(Setting.LOG_FORMAT));
    System.setProperty("jamboree.log.level", settings.text(Setting.LOG_LEVEL));
  }
}
