package dev.jamboree.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP byte by byte, so that it can be spoken badly. */
public final class RawHttp implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /** What came back; header names in lower case. */
  public record Response(int status, Map<String, String> headers, String body) {

    /** The value of a top-level member of the envelope as it is written, quotes and all. */
    public @Nullable String member(String name) {
      int at = body.indexOf("\"" + name + "\":");
      if (at < 0) return null;
      int start = at + name.length() + 3;
      int end = start;
      boolean quoted = body.charAt(start) == '"';
      if (quoted) return body.substring(start + 1, body.indexOf('"', start + 1));
      while (",}".indexOf(body.charAt(end)) < 0) end++;
      return body.substring(start, end);
    }
  }

  public RawHttp(String host, int port) throws IOException {
    socket = new Socket(host, port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends bytes as they are; a server that has hung up already is fine. */
  public void send(byte[] bytes) throws IOException {
    try {
      out.write(bytes);
      out.flush();
    } catch (SocketException _) {
      // It has answered and closed before reading all: the answer is what matters.
    }
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing more will come from us. */
  public void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** The next answer; null when the connection ends without one. */
  public @Nullable Response receive() throws IOException {
    return receive(true);
  }

  /** The answer to a HEAD has no body, whatever its headers say. */
  public @Nullable Response receive(boolean withBody) throws IOException {
    String head = head();
    if (head == null) return null;
    var headers = new LinkedHashMap<String, String>();
    String[] lines = head.split("\r\n", -1);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).trim());
      }
    }
    int status = Integer.parseInt(lines[0].substring(9, 12));
    if (status == 100) return receive(withBody);
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body =
        withBody && status != 304 ? new String(in.readNBytes(length), StandardCharsets.UTF_8) : "";
    return new Response(status, headers, body);
  }

  /** True when the server closes the connection, as it should soon. */
  public boolean ends() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException _) {
      return true;
    }
  }

  private @Nullable String head() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        bytes.write(b);
        if (b == '\n' && endsHead(bytes.toString(StandardCharsets.ISO_8859_1))) {
          String head = bytes.toString(StandardCharsets.ISO_8859_1);
          return head.substring(0, head.length() - 4);
        }
      }
    } catch (SocketException _) {
      return null;
    }
    return null;
  }

  private static boolean endsHead(String text) {
    return text.endsWith("\r\n\r\n");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
