package org.qistage.parsing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.TokenStream;

/// What tests ask of lexer and parser together.
final class Parsed {
  private Parsed() {}

  static TokenStream tokens(String text) {
    return new Lexer().apply(new SourceText("试.qi", text)).result();
  }

  static Outcome<SyntaxTree> of(String text) {
    return new Parser().apply(tokens(text));
  }

  /// The tree of a program without faults.
  static SyntaxTree tree(String text) {
    Outcome<SyntaxTree> parsed = of(text);
    if (!parsed.diagnostics().isEmpty()) {
      throw new AssertionError(text + "\n" + parsed.diagnostics());
    }
    return parsed.result();
  }

  /// The text form of the statements inside `函数 甲() { … }`.
  static String statements(String text) {
    return body(tree("函数 甲() { " + text + " }"));
  }

  static String body(SyntaxTree tree) {
    Declaration.Function function = (Declaration.Function) tree.program().declarations().getFirst();
    StringBuilder printed = new StringBuilder();
    function.body().statements().forEach(node -> printed.append(SyntaxPrinter.print(node)));
    return printed.toString().strip();
  }

  /// The text form of an expression.
  static String expression(String text) {
    String printed = statements("x = " + text + ";");
    return printed.substring("(assign = x ".length(), printed.length() - 1);
  }

  static List<String> codes(String text) {
    return of(text).diagnostics().stream().map(Diagnostic::code).toList();
  }

  /// The codes of the faults of statements inside `函数 甲() { … }`.
  static List<String> codesInside(String statements) {
    return codes("函数 甲() {\n" + statements + "\n}\n");
  }

  /// The text after the edits of all diagnostics.
  static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text);
    of(text).diagnostics().stream()
        .flatMap(diagnostic -> diagnostic.edits().stream())
        .sorted((a, b) -> Integer.compare(b.span().start(), a.span().start()))
        .forEach(
            edit -> repaired.replace(edit.span().start(), edit.span().end(), edit.replacement()));
    return repaired.toString();
  }

  static String sample(String name) {
    try (var input = Parsed.class.getResourceAsStream("/samples/" + name)) {
      return new String(Objects.requireNonNull(input).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Visits a node and all below it, without recursion.
  static void visit(SyntaxNode root, Consumer<SyntaxNode> action) {
    List<SyntaxNode> work = new ArrayList<>(List.of(root));
    while (!work.isEmpty()) {
      SyntaxNode node = work.removeLast();
      action.accept(node);
      work.addAll(SyntaxChildren.of(node));
    }
  }
}
