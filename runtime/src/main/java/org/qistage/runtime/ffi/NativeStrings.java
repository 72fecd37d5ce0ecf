package org.qistage.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.qistage.runtime.ffi.CLibrary.MEMORY;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.qistage.runtime.failure.NativeFault;
import org.qistage.runtime.failure.QiError;

/// Texts in native memory: `QiString {data, length, capacity}` as one block, the bytes in UTF-8 behind the
/// three members and ended by a NUL that does not count.
final class NativeStrings {
  private static final int MEMBERS = 24;

  private final NativeHeap heap;

  NativeStrings(NativeHeap heap) {
    this.heap = heap;
  }

  /// A new text of the bytes at an address, up to a NUL.
  long of(long bytes, String call) {
    if (bytes == 0) {
      throw QiError.of(new NativeFault.NullPointer(call, "text"));
    }
    long length = lengthOf(bytes);
    requireUtf8(MEMORY.asSlice(bytes, length), call);
    long made = make(length);
    copy(bytes, made + MEMBERS, length);
    return made;
  }

  long concatenated(long left, long right, String call) {
    long first = lengthIn(left, call, "left");
    long second = lengthIn(right, call, "right");
    long made = make(first + second);
    copy(left + MEMBERS, made + MEMBERS, first);
    copy(right + MEMBERS, made + MEMBERS + first, second);
    return made;
  }

  /// The text at an address.
  String read(long address, String call) {
    long length = lengthIn(address, call, "string");
    return requireUtf8(MEMORY.asSlice(address + MEMBERS, length), call);
  }

  /// Takes one reference away from a text.
  void release(long address, String call) {
    heap.release(requireString(heap.toFree(address, call, "string"), call));
  }

  private static NativeHeap.Block requireString(NativeHeap.Block block, String call) {
    if (block.tag != NativeHeap.STRING_TAG) {
      throw QiError.of(new NativeFault.NotAString(call, block.number));
    }
    return block;
  }

  private long make(long length) {
    long address = heap.allocate(MEMBERS + length + 1, NativeHeap.STRING_TAG).address;
    MEMORY.set(JAVA_LONG, address, address + MEMBERS);
    MEMORY.set(JAVA_LONG, address + 8, length);
    MEMORY.set(JAVA_LONG, address + 16, length);
    return address;
  }

  private static void copy(long from, long to, long bytes) {
    MemorySegment.copy(MEMORY, from, MEMORY, to, bytes);
  }

  /// The length of a text, which the program may have made shorter, but no longer.
  private long lengthIn(long address, String call, String parameter) {
    NativeHeap.Block block = requireString(heap.at(address, call, parameter), call);
    long data = MEMORY.get(JAVA_LONG, address);
    long length = MEMORY.get(JAVA_LONG, address + 8);
    long capacity = MEMORY.get(JAVA_LONG, address + 16);
    if (data != address + MEMBERS
        || capacity != block.size - MEMBERS - 1
        || length < 0
        || length > capacity) {
      throw QiError.of(new NativeFault.DamagedString(call, block.number));
    }
    return length;
  }

  private static long lengthOf(long bytes) {
    long end = bytes;
    while (MEMORY.get(JAVA_BYTE, end) != 0) {
      end++;
    }
    return end - bytes;
  }

  /// The text of the message of a panic, whatever bytes it has.
  static String message(long bytes) {
    return bytes == 0
        ? ""
        : new String(
            MEMORY.asSlice(bytes, lengthOf(bytes)).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
  }

  private static String requireUtf8(MemorySegment bytes, String call) {
    ByteBuffer in = ByteBuffer.wrap(bytes.toArray(JAVA_BYTE));
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw QiError.of(new NativeFault.NotUtf8(call, in.position()));
    }
    return out.flip().toString();
  }
}
