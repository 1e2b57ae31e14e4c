package dev.jamboree.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TransportsTest {

  @Test
  void autoTakesTheBestThatTheMachineAllows() throws Exception {
    assertThat(inAnotherJvm("-Dio.netty.transport.noNative=false", "auto"))
        .isIn("io_uring\n", "epoll\n");
  }

  @Test
  void autoFallsBackWhereTheMachineAllowsNeither() throws Exception {
    assertThat(inAnotherJvm("-Dio.netty.transport.noNative=true", "auto")).isEqualTo("nio\n");
  }

  @Test
  void whatIsAskedForByNameIsRefusedWithTheReasonWhereTheMachineDoesNotAllowIt() throws Exception {
    for (String name : new String[] {"io_uring", "epoll"}) {
      assertThat(inAnotherJvm("-Dio.netty.transport.noNative=true", name))
          .contains("This machine does not allow " + name + " (")
          .contains("noNative")
          .contains("Set transport to auto.");
    }
  }

  @Test
  void everyContextIsOnAnEventLoopOfItsOwn() {
    Vertx vertx = Transports.vertx(3, "auto");
    try {
      var loops =
          Transports.contexts(vertx, 3).stream()
              .map(context -> ((ContextInternal) context).nettyEventLoop())
              .toList();
      assertThat(loops).hasSize(3).doesNotHaveDuplicates();
    } finally {
      vertx.close().await();
    }
  }

  private static String inAnotherJvm(String option, String name) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                name)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Names the transport chosen for its argument, in a JVM that has not tried any yet. */
  static final class Program {

    private Program() {}

    public static void main(String... args) {
      try {
        System.out.println(Transports.named(args[0]).name());
      } catch (CommandException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
