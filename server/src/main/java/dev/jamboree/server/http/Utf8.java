package dev.jamboree.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Checks what the JSON parser lets pass: overlong forms, encoded or escaped lone surrogates. */
final class Utf8 {

  private Utf8() {}

  /** True when JSON in these bytes holds nothing but Unicode scalar values. */
  static boolean wellFormed(byte[] json) {
    boolean ascii = true;
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      if (b < 0) {
        ascii = false;
      } else if (b == '\\') {
        int after = afterEscape(json, i);
        if (after < 0) return false;
        i = after - 1;
      }
    }
    return ascii || decodes(json);
  }

  /** Where to go on behind an escape; -1 when it is half a surrogate pair. */
  private static int afterEscape(byte[] json, int at) {
    int unit = unit(json, at);
    if (unit < 0) return at + 2;
    if (Character.isLowSurrogate((char) unit)) return -1;
    if (!Character.isHighSurrogate((char) unit)) return at + 6;
    int low = unit(json, at + 6);
    return low >= 0 && Character.isLowSurrogate((char) low) ? at + 12 : -1;
  }

  /** The UTF-16 unit that is escaped there; -1 when none is. */
  private static int unit(byte[] json, int at) {
    if (at + 6 > json.length || json[at] != '\\' || json[at + 1] != 'u') return -1;
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) return -1;
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
