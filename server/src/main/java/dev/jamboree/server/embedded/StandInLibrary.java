package dev.jamboree.server.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A shared library (ELF, x86-64) whose functions all answer ENOSYS. mysqld is linked against libaio
 * and libnuma, which many machines lack and which it does well without: it falls back when they say
 * that the kernel cannot. So neither root nor a package manager is needed to run it.
 */
final class StandInLibrary {

  private static final byte[] RETURN_ENOSYS = {(byte) 0xb8, -38, -1, -1, -1, (byte) 0xc3};
  private static final int PAGE = 0x1000;
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int PROGRAM_HEADERS = 4;
  private static final int SYMBOL = 24;
  private static final int DEFINITION = 28; // of a version, with its name
  private static final int DYNAMIC = 10 * 16;

  private final StringBuilder strings = new StringBuilder("\0");
  private final List<String> versions = new ArrayList<>(); // the first is the library's own name
  private final List<String> functions;

  private StandInLibrary(String name, List<String> functions) {
    this.functions = functions;
    versions.add(name);
    functions.stream().map(StandInLibrary::version).distinct().forEach(versions::add);
  }

  /** The bytes of a library of that name with these functions, written {@code name@version}. */
  static byte[] of(String name, List<String> functions) {
    return new StandInLibrary(name, functions).bytes();
  }

  private byte[] bytes() {
    int symbolCount = functions.size() + 1; // the first is empty
    int hash = HEADER + PROGRAM_HEADERS * PROGRAM_HEADER;
    int symbols = align(hash + 4 * (2 + 1 + symbolCount));
    int symbolVersions = symbols + SYMBOL * symbolCount;
    int definitions = align(symbolVersions + 2 * symbolCount);
    int text = definitions + DEFINITION * versions.size();
    int stringTable = text + RETURN_ENOSYS.length;

    ByteBuffer elf = ByteBuffer.allocate(PAGE + DYNAMIC).order(ByteOrder.LITTLE_ENDIAN);
    putHash(elf.position(hash), symbolCount);
    putSymbols(elf.position(symbols + SYMBOL), text);
    elf.position(symbolVersions + 2);
    for (String function : functions) {
      elf.putShort((short) (1 + versions.indexOf(version(function))));
    }
    putDefinitions(elf.position(definitions));
    elf.position(text).put(RETURN_ENOSYS);
    long[] dynamic = {
      14, add(versions.getFirst()), // SONAME
      4, hash,
      5, stringTable,
      6, symbols,
      10, strings.length(),
      11, SYMBOL,
      0x6ffffff0, symbolVersions,
      0x6ffffffc, definitions,
      0x6ffffffd, versions.size(),
    };
    dynamic[9] = strings.length();
    elf.position(stringTable).put(strings.toString().getBytes(US_ASCII));
    int end = elf.position();
    elf.position(PAGE);
    for (long word : dynamic) elf.putLong(word);
    putHeaders(elf.position(0), end);
    return elf.array();
  }

  private static void putHeaders(ByteBuffer elf, int end) {
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    elf.putShort((short) 3).putShort((short) 62).putInt(1); // shared object, x86-64
    elf.putLong(0).putLong(HEADER).putLong(0).putInt(0);
    elf.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) PROGRAM_HEADERS);
    elf.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    // A readable and executable page, then a writable one: older loaders relocate the dynamic
    // section in place. GNU_STACK last, or the loader makes the stack executable.
    putSegment(elf, 1, 5, 0, end);
    putSegment(elf, 1, 6, PAGE, DYNAMIC);
    putSegment(elf, 2, 6, PAGE, DYNAMIC);
    putSegment(elf, 0x6474e551, 6, 0, 0);
  }

  private static void putSegment(ByteBuffer elf, int type, int flags, long at, long size) {
    elf.putInt(type).putInt(flags).putLong(at).putLong(at).putLong(at);
    elf.putLong(size).putLong(size).putLong(PAGE);
  }

  /** A hash table of one bucket: the symbols in a row. */
  private static void putHash(ByteBuffer elf, int symbolCount) {
    elf.putInt(1).putInt(symbolCount).putInt(1);
    for (int i = 0; i < symbolCount; i++) {
      elf.putInt(i == 0 || i == symbolCount - 1 ? 0 : i + 1);
    }
  }

  private void putSymbols(ByteBuffer elf, int text) {
    for (String function : functions) {
      elf.putInt(add(function.substring(0, function.indexOf('@'))));
      elf.put((byte) 0x12).put((byte) 0).putShort((short) 1); // global function
      elf.putLong(text).putLong(RETURN_ENOSYS.length);
    }
  }

  private void putDefinitions(ByteBuffer elf) {
    for (int i = 0; i < versions.size(); i++) {
      boolean last = i == versions.size() - 1;
      elf.putShort((short) 1).putShort((short) (i == 0 ? 1 : 0));
      elf.putShort((short) (i + 1)).putShort((short) 1);
      elf.putInt(elfHash(versions.get(i))).putInt(20).putInt(last ? 0 : DEFINITION);
      elf.putInt(add(versions.get(i))).putInt(0);
    }
  }

  private int add(String name) {
    int at = strings.length();
    strings.append(name).append('\0');
    return at;
  }

  private static String version(String function) {
    return function.substring(function.indexOf('@') + 1);
  }

  /** The System V ABI's hash of a name. */
  private static int elfHash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash << 4) + name.charAt(i);
      int high = hash & 0xf0000000;
      hash = (hash ^ (high >>> 24)) & ~high;
    }
    return hash;
  }

  private static int align(int position) {
    return (position + 7) & ~7;
  }
}
