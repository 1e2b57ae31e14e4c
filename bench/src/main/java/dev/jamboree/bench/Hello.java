package dev.jamboree.bench;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bare Vert.x server that says hello: what the framework itself can do on this machine. */
final class Hello implements Contestant {

  private final Site site;
  private final Installation installation;
  private final URI address;
  private final int port;
  private @Nullable Child child;

  /**
   * @param installation whose players the load script reads, so that it sends the same requests
   */
  Hello(Site site, Installation installation) throws IOException {
    this.site = site;
    this.installation = installation;
    this.port = Site.freePort();
    this.address = URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void start() throws IOException {
    var command = Site.java(HelloServer.class.getName(), String.valueOf(port));
    child =
        Child.start("hello", site.home(), site.log("hello"), Map.of(), command).awaitOk(address);
  }

  @Override
  public boolean started() {
    return child != null;
  }

  @Override
  public ProcessHandle process() {
    return Objects.requireNonNull(child).handle();
  }

  @Override
  public Target prepare(Load load) {
    var environment = installation.players().environment(List.of(1L));
    return new Target(address, site.script(), environment, Target.NOTHING_TO_CHECK);
  }

  @Override
  public void close() {
    if (child != null) child.close();
    child = null;
  }
}
