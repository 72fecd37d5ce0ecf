package org.qistage.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.text.DisplayWidth;
import org.qistage.foundation.text.Escapes;

/// The text form of a syntax tree: S-expressions, a part on one line where it fits.
///
/// The first word of each part is the node's record in lower case; names stand bare, literals as in
/// Qi. `(malformed)` marks what recovery could not read.
public final class SyntaxPrinter {
  private static final int LINE_WIDTH = 96;

  private SyntaxPrinter() {}

  /// Prints a tree, each line ended by LF.
  public static String print(SyntaxTree tree) {
    return print(tree.program());
  }

  /// Prints one node and all below it.
  public static String print(SyntaxNode node) {
    return DeepStack.get(
        () -> {
          StringBuilder text = new StringBuilder();
          append(text, shape(node), 0);
          return text.append('\n').toString();
        });
  }

  /// A part ready to print.
  ///
  /// @param width the columns that it takes on one line
  private record Shape(String head, List<Shape> children, int width) {
    static Shape of(String head, List<Shape> children) {
      int width = DisplayWidth.of(head);
      for (Shape child : children) {
        width = Math.min(width + 1 + child.width(), LINE_WIDTH + 1);
      }
      return new Shape(head, children, children.isEmpty() ? width : width + 2);
    }
  }

  private static void append(StringBuilder text, Shape shape, int indentation) {
    if (shape.children().isEmpty()) {
      text.append(shape.head());
    } else if (indentation + shape.width() <= LINE_WIDTH) {
      text.append('(').append(shape.head());
      for (Shape child : shape.children()) {
        text.append(' ');
        append(text, child, 0);
      }
      text.append(')');
    } else {
      text.append('(').append(shape.head());
      for (Shape child : shape.children()) {
        text.append('\n').append(" ".repeat(indentation + 2));
        append(text, child, indentation + 2);
      }
      text.append(')');
    }
  }

  private static Shape leaf(String text) {
    return Shape.of(text, List.of());
  }

  private static Shape list(String head, @Nullable Object... parts) {
    List<Shape> children = new ArrayList<>();
    for (Object part : parts) {
      add(children, part);
    }
    return children.isEmpty() ? leaf("(" + head + ")") : Shape.of(head, children);
  }

  private static void add(List<Shape> children, @Nullable Object part) {
    switch (part) {
      case SyntaxNode node -> children.add(shape(node));
      case Optional<?> optional -> optional.ifPresent(value -> add(children, value));
      case List<?> several -> several.forEach(value -> add(children, value));
      case Shape shape -> children.add(shape);
      case String word -> {
        if (!word.isEmpty()) {
          children.add(leaf(word));
        }
      }
      case null, default -> throw new IllegalArgumentException("part " + part);
    }
  }

  private static String when(boolean condition, String word) {
    return condition ? word : "";
  }

  private static Shape result(Optional<TypeSyntax> type) {
    return list("returns", type);
  }

  private static Shape shape(SyntaxNode node) {
    return switch (node) {
      case Program program ->
          list(
              "program",
              program.packageName().map(name -> list("package", name)),
              program.imports(),
              program.declarations());
      case Name name -> leaf(name.text().isEmpty() ? "(missing)" : name.text());
      case Import use ->
          list(
              "import",
              when(use.exported(), "exported"),
              use.path(),
              use.alias().map(alias -> list("as", alias)));
      case Declaration declaration -> declaration(declaration);
      case Parameter parameter -> list("parameter", parameter.name(), parameter.type());
      case Receiver receiver ->
          list("receiver", when(receiver.mutable(), "mutable"), receiver.name(), receiver.type());
      case FieldSyntax field -> list("field", field.name(), field.type());
      case VariantSyntax variant -> list("variant", variant.name(), variant.payload());
      case Statement statement -> statement(statement);
      case Condition.Test test -> shape(test.expression());
      case Condition.Binding binding -> list("binding", binding.name(), binding.value());
      case MatchArm arm -> list("arm", arm.pattern(), arm.body());
      case SelectCase selectCase -> selectCase(selectCase);
      case Pattern pattern -> pattern(pattern);
      case Expression expression -> expression(expression);
      case FieldValue field -> list("field", field.name(), field.value());
      case EntryValue entry -> list("entry", entry.key(), entry.value());
      case TypeSyntax type -> type(type);
    };
  }

  private static Shape declaration(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Function function ->
          list(
              "function",
              when(function.exported(), "exported"),
              when(function.flavor() == FunctionFlavor.ASYNC, "async"),
              when(function.flavor() == FunctionFlavor.COROUTINE, "coroutine"),
              function.receiver(),
              function.name(),
              function.parameters(),
              function.result().map(type -> list("returns", type)),
              function.body());
      case Declaration.Methods methods -> list("methods", methods.type(), methods.functions());
      case Declaration.Struct struct ->
          list("struct", when(struct.exported(), "exported"), struct.name(), struct.fields());
      case Declaration.Enumeration enumeration ->
          list(
              "enumeration",
              when(enumeration.exported(), "exported"),
              enumeration.name(),
              enumeration.variants());
      case Declaration.ModuleVariable variable ->
          list("module-variable", when(variable.exported(), "exported"), variable.variable());
      case Declaration.Malformed _ -> list("malformed");
    };
  }

  private static Shape statement(Statement statement) {
    return switch (statement) {
      case Statement.Block block -> list("block", block.statements());
      case Statement.Variable variable ->
          list(
              variable.keyword() == VariableKeyword.CONSTANT ? "constant" : "variable",
              variable.name(),
              variable.type().map(type -> list("type", type)),
              variable.initializer());
      case Statement.Assign assign ->
          list("assign", assign.operator().text(), assign.target(), assign.value());
      case Statement.Send send -> list("send", send.channel(), send.value());
      case Statement.If conditional ->
          list(
              "if",
              conditional.condition(),
              conditional.then(),
              conditional.otherwise().map(otherwise -> list("else", otherwise)));
      case Statement.While loop -> list("while", loop.condition(), loop.body());
      case Statement.For loop -> list("for", loop.variable(), loop.iterable(), loop.body());
      case Statement.Loop loop -> list("loop", loop.body());
      case Statement.Match match -> list("match", match.subject(), match.arms());
      case Statement.Select select -> list("select", select.cases());
      case Statement.Try attempt ->
          list("try", attempt.body(), list("catch", attempt.variable(), attempt.handler()));
      case Statement.Throw raise -> list("throw", raise.value());
      case Statement.Return back -> list("return", back.value());
      case Statement.Break _ -> list("break");
      case Statement.Continue _ -> list("continue");
      case Statement.Yield yielded -> list("yield", yielded.value());
      case Statement.Print print ->
          list(print.line() ? "print-line-statement" : "print-statement", print.value());
      case Statement.Evaluate evaluate -> list("evaluate", evaluate.expression());
      case Statement.Malformed error -> list("malformed", error.parts());
    };
  }

  private static Shape selectCase(SelectCase selectCase) {
    return switch (selectCase) {
      case SelectCase.Receive receive ->
          list(
              "receive",
              receive.name().map(name -> list("into", name)),
              receive.channel(),
              list("do", receive.body()));
      case SelectCase.Send send ->
          list("send", send.channel(), send.value(), list("do", send.body()));
      case SelectCase.Timeout timeout ->
          list("timeout", timeout.milliseconds(), list("do", timeout.body()));
      case SelectCase.Default fallback -> list("default", list("do", fallback.body()));
    };
  }

  private static Shape pattern(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Wildcard _ -> leaf("_");
      case Pattern.Literal literal -> shape(literal.value());
      case Pattern.Binding binding -> list("name", binding.name());
      case Pattern.Variant variant ->
          list("variant", variant.type(), variant.variant(), variant.payload());
      case Pattern.Malformed _ -> list("malformed");
    };
  }

  private static Shape expression(Expression expression) {
    return switch (expression) {
      case Expression.IntegerLiteral literal -> leaf(literal.value().toString());
      case Expression.FloatLiteral literal -> leaf(Double.toString(literal.value()));
      case Expression.BooleanLiteral literal -> leaf(literal.value() ? "真" : "假");
      case Expression.StringLiteral literal -> leaf(Escapes.quote(literal.value()));
      case Expression.CharacterLiteral literal ->
          leaf("'" + Escapes.escape(Character.toString(literal.codePoint())) + "'");
      case Expression.UnitLiteral _ -> leaf("空");
      case Expression.NameReference reference -> shape(reference.name());
      case Expression.Parenthesised inner -> list("parenthesised", inner.inner());
      case Expression.Unary unary -> list(unary.operator().text(), unary.operand());
      case Expression.Binary binary ->
          list(binary.operator().text(), binary.left(), binary.right());
      case Expression.Call call -> list("call", call.callee(), call.arguments());
      case Expression.Member member -> list("member", member.target(), member.name());
      case Expression.Path path -> list("path", path.target(), path.name());
      case Expression.Index index -> list("index", index.target(), index.index());
      case Expression.ArrayLiteral array -> list("array", array.elements());
      case Expression.DictionaryLiteral dictionary -> list("dictionary", dictionary.entries());
      case Expression.StructLiteral struct ->
          list("struct-literal", struct.type(), struct.fields());
      case Expression.NewGeneric creation -> list("new", creation.type(), creation.arguments());
      case Expression.Closure closure ->
          list(
              "closure",
              closure.parameters(),
              closure.result().map(type -> list("returns", type)),
              closure.body());
      case Expression.SpawnBlock spawn -> list("spawn-block", spawn.body());
      case Expression.Print print -> list(print.line() ? "print-line" : "print", print.arguments());
      case Expression.Malformed error -> list("malformed", error.parts());
    };
  }

  private static Shape type(TypeSyntax type) {
    return switch (type) {
      case TypeSyntax.Named named -> {
        Shape name =
            named
                .qualifier()
                .map(qualifier -> leaf(qualifier.text() + "." + named.name().text()))
                .orElseGet(() -> shape(named.name()));
        yield named.arguments().isEmpty() ? name : list(name.head(), named.arguments());
      }
      case TypeSyntax.Array array ->
          list(
              "array-type",
              array.element(),
              array.length().isPresent() ? Long.toString(array.length().getAsLong()) : "");
      case TypeSyntax.Function function ->
          list("function-type", function.parameters(), result(function.result()));
      case TypeSyntax.Malformed _ -> list("malformed");
    };
  }
}
