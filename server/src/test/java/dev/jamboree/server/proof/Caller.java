package dev.jamboree.server.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A client with one connection that it keeps. It goes to the next instance when this one is gone,
 * or asks it to leave. Not thread-safe.
 */
final class Caller implements AutoCloseable {

  private static final int PATIENCE_MS = 60_000;

  private final List<Integer> ports;
  private int next;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  Caller(List<Integer> ports, int first) {
    this.ports = ports;
    this.next = first;
  }

  /** One attempt. */
  Reply call(String method, String path, String token, String body) {
    return call(method, path, token, "", body);
  }

  /** One attempt, with an idempotency key unless that is empty. */
  Reply call(String method, String path, String token, String key, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        method
            + (" " + path + " HTTP/1.1\r\nHost: proof\r\nContent-Type: application/json\r\n")
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
            + (key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n")
            + ("Content-Length: " + bytes.length + "\r\n\r\n");
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(ISO_8859_1));
    request.writeBytes(bytes);
    try {
      Socket open = connected();
      open.getOutputStream().write(request.toByteArray());
      return receive();
    } catch (IOException gone) {
      leave();
      return Reply.none();
    }
  }

  private Socket connected() throws IOException {
    Socket open = socket;
    if (open != null) return open;
    var fresh = new Socket();
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout(PATIENCE_MS);
    socket = fresh;
    int port = ports.get(next % ports.size());
    fresh.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), PATIENCE_MS);
    in = new BufferedInputStream(fresh.getInputStream());
    return fresh;
  }

  private Reply receive() throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
    int length = 0;
    boolean leaves = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:"))
        length = Integer.parseInt(lower.substring(15).trim());
      if (lower.startsWith("connection:")) leaves = lower.endsWith("close");
    }
    byte[] body = stream().readNBytes(length);
    if (body.length < length) throw new EOFException();
    if (leaves) leave();
    return Reply.of(status, new String(body, UTF_8));
  }

  private String line() throws IOException {
    var line = new StringBuilder(48);
    for (int c = stream().read(); c != '\n'; c = stream().read()) {
      if (c < 0) throw new EOFException();
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }

  private InputStream stream() throws IOException {
    InputStream open = in;
    if (open == null) throw new EOFException();
    return open;
  }

  private void leave() {
    close();
    next++;
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    in = null;
    try {
      if (open != null) open.close();
    } catch (IOException _) {
      // It is gone, which is all that is wanted.
    }
  }
}
