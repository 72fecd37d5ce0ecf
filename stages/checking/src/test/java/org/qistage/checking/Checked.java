package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedPrinter;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Lexer;
import org.qistage.parsing.Parser;

/// A program that has been lexed, parsed and checked, for tests.
record Checked(SourceText source, TypedProgram program, List<Diagnostic> diagnostics) {

  static Checked file(String text) {
    SourceText source = new SourceText("程序.qi", text);
    var tree = new Parser().apply(new Lexer().apply(source).result());
    assertTrue(tree.diagnostics().isEmpty(), () -> "parsed with " + tree.diagnostics());
    return of(source, new Checker().apply(tree.result()));
  }

  private static Checked of(SourceText source, Outcome<TypedProgram> outcome) {
    return new Checked(source, outcome.result(), outcome.diagnostics());
  }

  /// The statements as the body of 主函数, each on a line of its own.
  static Checked body(String... statements) {
    return file("函数 主函数() {\n" + String.join("\n", statements) + "\n}\n");
  }

  /// `CODE «text under the primary span»` for each diagnostic.
  List<String> problems() {
    return diagnostics.stream()
        .map(
            diagnostic ->
                diagnostic.code().substring("QI-CHECK-".length())
                    + " «"
                    + source.slice(diagnostic.primary())
                    + "»")
        .toList();
  }

  Checked has(String... expected) {
    assertEquals(List.of(expected), problems());
    return this;
  }

  /// Nothing is reported, and the tree is sound.
  Checked clean() {
    for (TypedFunction function : program.functions()) {
      assertEquals(List.of(), TypedVerifier.problems(program, function));
    }
    assertTrue(!tree().contains("(error)") && !tree().contains(":未知"), tree());
    return has();
  }

  /// The text after the edits of the first diagnostic.
  String repaired() {
    StringBuilder text = new StringBuilder(source.text());
    diagnostics.getFirst().edits().stream()
        .sorted((left, right) -> right.span().start() - left.span().start())
        .forEach(edit -> text.replace(edit.span().start(), edit.span().end(), edit.replacement()));
    return text.toString();
  }

  /// The text under a label of the first diagnostic.
  String label(String key) {
    return diagnostics.getFirst().labels().stream()
        .filter(label -> label.key().equals(key))
        .map(label -> source.slice(label.span()))
        .findFirst()
        .orElse("no label " + key);
  }

  String tree() {
    return TypedPrinter.printTree(program);
  }

  /// The tree of the last function, without its first line and indentation.
  String bodyTree() {
    String tree = tree();
    return tree.substring(tree.lastIndexOf("\nfunction ") + 1)
        .lines()
        .skip(1)
        .map(line -> line.substring(2) + "\n")
        .reduce("", String::concat);
  }

  String suspensions() {
    return TypedPrinter.printSuspensions(program);
  }
}
