package org.qistage.lexing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// Makes source text of the bytes of a file. A byte order mark stays in the text; the lexer skips it.
public final class SourceDecoder {
  /// The largest file that is compiled, in bytes.
  public static final int LIMIT = 8 * 1024 * 1024;

  private SourceDecoder() {}

  /// Decodes UTF-8.
  ///
  /// Of a file that is too large the text is empty. Of one that is not UTF-8 the text has U+FFFD at
  /// each fault and only the first is reported; there is no use in lexing it.
  public static Outcome<SourceText> decode(String name, byte[] bytes) {
    if (bytes.length > LIMIT) {
      return tooLarge(name, bytes.length);
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer output = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(input, output, true);
    if (!result.isError()) {
      return Outcome.clean(new SourceText(name, output.flip().toString()));
    }
    int offset = input.position();
    int at = output.position();
    var problem =
        new LexProblem.InvalidUtf8(
            offset, String.format(Locale.ROOT, "0x%02X", bytes[offset] & 0xFF));
    SourceText source = new SourceText(name, new String(bytes, StandardCharsets.UTF_8));
    return new Outcome<>(source, List.of(Diagnostic.of(problem, new Span(at, at + 1))));
  }

  /// What {@link #decode} gives for a file over the limit; for a caller that sees the size before it
  /// reads.
  public static Outcome<SourceText> tooLarge(String name, long size) {
    return new Outcome<>(
        new SourceText(name, ""),
        List.of(Diagnostic.of(new LexProblem.FileTooLarge(size, LIMIT), Span.at(0))));
  }
}
