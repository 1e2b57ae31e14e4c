package dev.jamboree.bench;

/** The product with its sessions answered from memory. */
final class MemorySessionsServer {

  private MemorySessionsServer() {}

  /** Takes the file of players and the settings file. */
  public static void main(String... args) {
    System.err.println("not wired yet");
    System.exit(3);
  }
}
