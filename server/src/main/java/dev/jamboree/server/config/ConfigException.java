package dev.jamboree.server.config;

import java.io.Serial;
import java.util.List;

/** Settings that were refused; the message has a line for each, for the person who set them. */
public final class ConfigException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ConfigException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
