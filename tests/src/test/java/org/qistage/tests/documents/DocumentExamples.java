package org.qistage.tests.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// The programs that a document shows: each fenced block `qi`, with the block `text` right after it,
/// which is what the program prints. A block `qi 片段` is what stands in the braces of `入口`.
final class DocumentExamples extends AbstractVisitor {
  /// @param line where it begins in the document
  /// @param program the whole program
  /// @param output what it prints; empty when the document does not say
  record Example(int line, String program, Optional<String> output) {}

  private final List<Example> examples = new ArrayList<>();

  /// Whether the last block was a program, so that a `text` is what it prints.
  private boolean pending;

  private DocumentExamples() {}

  static List<Example> of(String document) {
    DocumentExamples reader = new DocumentExamples();
    Parser.builder()
        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
        .build()
        .parse(document)
        .accept(reader);
    return reader.examples;
  }

  @Override
  public void visit(FencedCodeBlock block) {
    int line = block.getSourceSpans().getFirst().getLineIndex() + 1;
    String code = block.getLiteral();
    switch (block.getInfo()) {
      case "qi" -> examples.add(new Example(line, code, Optional.empty()));
      case "qi 片段" ->
          examples.add(new Example(line, "函数 入口() {\n" + code + "}\n", Optional.empty()));
      case "text" -> {
        if (!pending) {
          throw new AssertionError("line " + line + ": an output without a program");
        }
        Example shown = examples.removeLast();
        examples.add(new Example(shown.line(), shown.program(), Optional.of(code)));
      }
      default -> {}
    }
    pending = block.getInfo().startsWith("qi");
  }
}
