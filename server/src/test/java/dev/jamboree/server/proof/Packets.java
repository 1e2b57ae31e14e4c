package dev.jamboree.server.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of MySQL's protocol as it takes to find a commit and the end of its answer. */
final class Packets {

  private static final int HEADER = 4;
  private static final int QUERY = 3;
  private static final int MORE_RESULTS = 8;
  private static final Pattern BATCH =
      Pattern.compile("outbox \\([a-z, ]+\\) VALUES \\((\\d+,\\d+),");

  private Packets() {}

  /** The next one with its header; its content is less than 16 MiB. */
  static byte[] read(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length < HEADER) throw new EOFException();
    int length = (header[0] & 255) | (header[1] & 255) << 8 | (header[2] & 255) << 16;
    byte[] packet = java.util.Arrays.copyOf(header, HEADER + length);
    if (in.readNBytes(packet, HEADER, length) < length) throw new EOFException();
    return packet;
  }

  /** The key of the batch that the packet would commit; empty when it is not such a one. */
  static String batch(byte[] packet) {
    boolean query = packet.length > HEADER && packet[3] == 0 && packet[HEADER] == QUERY;
    if (!query) return "";
    String text = new String(packet, HEADER + 1, packet.length - HEADER - 1, UTF_8);
    if (!text.endsWith("COMMIT")) return "";
    Matcher batch = BATCH.matcher(text);
    return batch.find() ? batch.group(1) : "";
  }

  /** Whether nothing follows: an error, or an OK that says so. Not for results with rows. */
  static boolean last(byte[] packet) {
    if ((packet[HEADER] & 255) == 255) return true;
    if (packet[HEADER] != 0) return false;
    int status = afterNumber(packet, afterNumber(packet, HEADER + 1));
    return (packet[status] & MORE_RESULTS) == 0;
  }

  private static int afterNumber(byte[] packet, int at) {
    return switch (packet[at] & 255) {
      case 252 -> at + 3;
      case 253 -> at + 4;
      case 254 -> at + 9;
      default -> at + 1;
    };
  }
}
