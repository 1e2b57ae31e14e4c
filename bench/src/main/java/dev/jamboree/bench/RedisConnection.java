package dev.jamboree.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A plain connection to Redis: enough to ask its counters and to write many keys quickly. */
final class RedisConnection implements AutoCloseable {

  private static final int PIPELINED = 5_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  RedisConnection(String host, int port, String password) throws IOException {
    socket = new Socket(host, port);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    send("AUTH", password);
    out.flush();
    reply();
  }

  /** A field of INFO, as text. */
  String info(String field) throws IOException {
    send("INFO");
    out.flush();
    return reply()
        .lines()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> line.substring(field.length() + 1))
        .findFirst()
        .orElseThrow(() -> new IOException("Redis has no " + field));
  }

  /** Writes {@code session:s0000001} to {@code session:sN}, as the peer expects them. */
  void seedPeerSessions(int users) throws IOException {
    for (int first = 1; first <= users; first += PIPELINED) {
      int end = Math.min(first + PIPELINED, users + 1);
      for (int user = first; user < end; user++) {
        send("SET", "session:s%07d".formatted(user), "{\"userId\":" + user + "}");
      }
      out.flush();
      for (int user = first; user < end; user++) reply();
    }
  }

  private void send(String... words) throws IOException {
    var command = new StringBuilder(64).append('*').append(words.length).append("\r\n");
    for (String word : words) {
      command.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    out.write(command.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private String reply() throws IOException {
    String line = line();
    return switch (line.charAt(0)) {
      case '+', ':' -> line.substring(1);
      case '$' -> bulk(Integer.parseInt(line.substring(1)));
      default -> throw new IOException("Redis answers " + line);
    };
  }

  private String bulk(int length) throws IOException {
    byte[] bytes = in.readNBytes(length + 2);
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) throw new IOException("Redis closed the connection");
      line.append((char) c);
    }
    if (in.read() != '\n') throw new IOException("Redis does not keep its protocol");
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
