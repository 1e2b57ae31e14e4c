package dev.jamboree.bench;

import dev.jamboree.server.embedded.Folders;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the bench finds and puts things, and how it starts a JVM of ours. */
record Site(Path home) {

  /** Reports, logs and the servers' data; never committed. */
  Path out() {
    return home.resolve("bench/out");
  }

  Path data() {
    return out().resolve("data");
  }

  /** Nothing is left of an earlier bench but its reports. */
  void clean() throws IOException {
    Folders.delete(data());
    Files.createDirectories(data());
  }

  Path log(String name) {
    return out().resolve("logs").resolve(name + ".log");
  }

  /** The load on the product. */
  Path script() {
    return home.resolve("bench/scripts/load.lua");
  }

  Path koa() {
    return home.resolve("bench/peers/koa");
  }

  /**
   * The command for a main class in a JVM with our own classes and our own options, which are those
   * that the launcher gives to the product; all get the same memory.
   */
  static List<String> java(String mainClass, String... arguments) {
    var own = ManagementFactory.getRuntimeMXBean().getInputArguments();
    String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<String>();
    command.add(program);
    command.addAll(own);
    if (own.stream().noneMatch(option -> option.startsWith("-Xmx"))) command.add("-Xmx512m");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
