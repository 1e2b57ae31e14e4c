package dev.jamboree.server;

import java.util.Optional;

/** Which version this is: what the jar's manifest says. */
final class Version {

  private Version() {}

  static String current() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
