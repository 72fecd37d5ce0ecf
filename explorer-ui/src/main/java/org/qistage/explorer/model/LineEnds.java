package org.qistage.explorer.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.qistage.pipeline.FileSource;

/// How lines end. In the explorer they end with LF, as in the control that shows them, so that places in what
/// is compiled are places in what is seen; in files they may end with CRLF or a lone CR.
public final class LineEnds {
  private static final String TWO = "\r\n";

  private LineEnds() {}

  /// A text with LF at the end of each line.
  public static String lf(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace(TWO, "\n").replace('\r', '\n');
  }

  /// What the lines of a file end with when it is saved: CRLF where each of them did, else LF.
  ///
  /// @param text of the file
  static String of(String text) {
    boolean two = text.contains(TWO) && text.replace(TWO, "").chars().noneMatch(LineEnds::ends);
    return two ? TWO : "\n";
  }

  private static boolean ends(int character) {
    return character == '\n' || character == '\r';
  }

  /// The same files, with LF at the end of each line.
  static FileSource lf(FileSource files) {
    return new Unified(files);
  }

  private record Unified(FileSource files) implements FileSource {
    @Override
    public Entry find(String path) {
      return files.find(path);
    }

    @Override
    public byte[] read(String path, int limit) throws IOException {
      byte[] bytes = files.read(path, limit);
      if (bytes.length == limit) {
        // Cut, or too large, which must still be seen.
        return bytes;
      }
      try {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return lf(text).getBytes(StandardCharsets.UTF_8);
      } catch (CharacterCodingException _) {
        // No text: where it is none is told of the bytes as they are.
        return bytes;
      }
    }

    @Override
    public List<String> names(String folder) {
      return files.names(folder);
    }
  }
}
