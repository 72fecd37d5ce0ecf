package org.qistage.pipeline.artifact;

import org.qistage.foundation.SourceText;
import org.qistage.foundation.json.ArtifactFormat;
import org.qistage.foundation.json.Codecs;
import org.qistage.foundation.json.Findings;
import org.qistage.foundation.json.JsonPath;
import org.qistage.lexing.SourceDecoder;
import org.qistage.pipeline.SourceFile;

/// `qi-stage/source/1`: the text that a lexer gets.
final class SourceFormat {
  static final ArtifactFormat<SourceFile> FORMAT =
      new ArtifactFormat<>(
          "source",
          1,
          SourceFile.class,
          new Codecs(),
          (file, findings) -> check(file.source(), findings));

  private SourceFormat() {}

  /// Adds a finding when a source is larger than what is compiled.
  static void check(SourceText source, Findings findings) {
    long size = 0;
    String text = source.text();
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      // Of a surrogate pair, each half counts half of the pair's four bytes.
      size += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    if (size > SourceDecoder.LIMIT) {
      findings.add(
          JsonPath.ROOT.field("source").field("text"),
          new ArtifactProblem.SourceTooLarge(size, SourceDecoder.LIMIT));
    }
  }
}
