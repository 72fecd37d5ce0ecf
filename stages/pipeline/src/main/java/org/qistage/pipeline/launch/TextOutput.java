package org.qistage.pipeline.launch;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Bytes of UTF-8 as text: passes on whole characters as they come, wherever the bytes were parted. What
/// is no UTF-8 becomes U+FFFD.
public final class TextOutput extends OutputStream {
  private final Consumer<String> text;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /// The first bytes of a character whose others have not come.
  private byte[] rest = new byte[0];

  /// @param text called on the thread that writes
  public TextOutput(Consumer<String> text) {
    this.text = text;
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    ByteBuffer all = ByteBuffer.allocate(rest.length + length);
    all.put(rest).put(bytes, offset, length).flip();
    CharBuffer decoded = CharBuffer.allocate(all.remaining());
    decoder.decode(all, decoded, false);
    rest = new byte[all.remaining()];
    all.get(rest);
    if (decoded.flip().hasRemaining()) {
      text.accept(decoded.toString());
    }
  }

  /// Passes on what is left of a character that was cut off.
  @Override
  public void close() {
    if (rest.length > 0) {
      rest = new byte[0];
      text.accept("\uFFFD");
    }
  }
}
