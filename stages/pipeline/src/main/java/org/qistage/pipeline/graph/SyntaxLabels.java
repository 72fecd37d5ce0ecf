package org.qistage.pipeline.graph;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qistage.foundation.text.Escapes;
import org.qistage.parsing.Condition;
import org.qistage.parsing.Declaration;
import org.qistage.parsing.EntryValue;
import org.qistage.parsing.Expression;
import org.qistage.parsing.FieldSyntax;
import org.qistage.parsing.FieldValue;
import org.qistage.parsing.FunctionFlavor;
import org.qistage.parsing.Import;
import org.qistage.parsing.MatchArm;
import org.qistage.parsing.Name;
import org.qistage.parsing.Parameter;
import org.qistage.parsing.Pattern;
import org.qistage.parsing.Program;
import org.qistage.parsing.Receiver;
import org.qistage.parsing.SelectCase;
import org.qistage.parsing.Statement;
import org.qistage.parsing.SyntaxNode;
import org.qistage.parsing.TypeSyntax;
import org.qistage.parsing.VariableKeyword;
import org.qistage.parsing.VariantSyntax;

/// What a drawing shows of each node of the syntax tree: its kind in English, as in {@link
/// org.qistage.parsing.SyntaxPrinter}, and its words as in the source.
final class SyntaxLabels {
  private SyntaxLabels() {}

  static boolean isError(SyntaxNode node) {
    return node instanceof Declaration.Malformed
        || node instanceof Statement.Malformed
        || node instanceof Expression.Malformed
        || node instanceof Pattern.Malformed
        || node instanceof TypeSyntax.Malformed;
  }

  static List<String> of(SyntaxNode node) {
    return switch (node) {
      case Program program -> kind("program", name(program.packageName()));
      case Name name -> kind("name", name(name));
      case Import use ->
          kind(
              "import",
              exported(use.exported()),
              use.path(),
              use.alias().map(alias -> "作为 " + name(alias)).orElse(""));
      case Declaration declaration -> ofDeclaration(declaration);
      case Parameter parameter -> kind("parameter", name(parameter.name()));
      case Receiver receiver ->
          kind("receiver", receiver.mutable() ? "变量" : "", name(receiver.name()));
      case FieldSyntax field -> kind("field", name(field.name()));
      case VariantSyntax variant -> kind("variant", name(variant.name()));
      case Statement statement -> ofStatement(statement);
      case Condition.Test _ -> kind("test");
      case Condition.Binding binding -> kind("binding", name(binding.name()));
      case MatchArm _ -> kind("arm");
      case SelectCase selectCase -> ofCase(selectCase);
      case Pattern pattern -> ofPattern(pattern);
      case Expression expression -> ofExpression(expression);
      case FieldValue field -> kind("field", name(field.name()));
      case EntryValue _ -> kind("entry");
      case TypeSyntax type -> ofType(type);
    };
  }

  private static List<String> ofDeclaration(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Function function ->
          kind(
              "function",
              exported(function.exported()),
              flavor(function.flavor()),
              name(function.name()));
      case Declaration.Methods methods -> kind("methods", name(methods.type()));
      case Declaration.Struct struct ->
          kind("struct", exported(struct.exported()), name(struct.name()));
      case Declaration.Enumeration enumeration ->
          kind("enumeration", exported(enumeration.exported()), name(enumeration.name()));
      case Declaration.ModuleVariable variable ->
          kind("module-variable", exported(variable.exported()));
      case Declaration.Malformed _ -> kind("error");
    };
  }

  private static List<String> ofStatement(Statement statement) {
    return switch (statement) {
      case Statement.Block _ -> kind("block");
      case Statement.Variable variable ->
          kind(
              variable.keyword() == VariableKeyword.CONSTANT ? "constant" : "variable",
              name(variable.name()));
      case Statement.Assign assign -> kind("assign", assign.operator().text());
      case Statement.Send _ -> kind("send");
      case Statement.If _ -> kind("if");
      case Statement.While _ -> kind("while");
      case Statement.For loop -> kind("for", name(loop.variable()));
      case Statement.Loop _ -> kind("loop");
      case Statement.Match _ -> kind("match");
      case Statement.Select _ -> kind("select");
      case Statement.Try attempt -> kind("try", name(attempt.variable()));
      case Statement.Throw _ -> kind("throw");
      case Statement.Return _ -> kind("return");
      case Statement.Break _ -> kind("break");
      case Statement.Continue _ -> kind("continue");
      case Statement.Yield _ -> kind("yield");
      case Statement.Print print -> kind(print.line() ? "print-line-statement" : "print-statement");
      case Statement.Evaluate _ -> kind("evaluate");
      case Statement.Malformed _ -> kind("error");
    };
  }

  private static List<String> ofCase(SelectCase selectCase) {
    return switch (selectCase) {
      case SelectCase.Receive receive -> kind("receive", name(receive.name()));
      case SelectCase.Send _ -> kind("send");
      case SelectCase.Timeout _ -> kind("timeout");
      case SelectCase.Default _ -> kind("default");
    };
  }

  private static List<String> ofPattern(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Wildcard _ -> kind("pattern", "_");
      case Pattern.Literal _ -> kind("pattern");
      case Pattern.Binding binding -> kind("pattern", name(binding.name()));
      case Pattern.Variant variant -> kind("variant", name(variant.variant()));
      case Pattern.Malformed _ -> kind("error");
    };
  }

  private static List<String> ofExpression(Expression expression) {
    return switch (expression) {
      case Expression.IntegerLiteral literal -> kind("integer", literal.value().toString());
      case Expression.FloatLiteral literal -> kind("float", Double.toString(literal.value()));
      case Expression.BooleanLiteral literal -> kind("boolean", literal.value() ? "真" : "假");
      case Expression.StringLiteral literal -> kind("string", Escapes.quote(literal.value()));
      case Expression.CharacterLiteral literal ->
          kind("character", "'" + Escapes.escape(Character.toString(literal.codePoint())) + "'");
      case Expression.UnitLiteral _ -> kind("unit", "空");
      case Expression.NameReference reference -> kind("name", name(reference.name()));
      case Expression.Parenthesised _ -> kind("parenthesised");
      case Expression.Unary unary -> kind("unary", unary.operator().text());
      case Expression.Binary binary -> kind("binary", binary.operator().text());
      case Expression.Call _ -> kind("call");
      case Expression.Member member -> kind("member", "." + name(member.name()));
      case Expression.Path path -> kind("path", "::" + name(path.name()));
      case Expression.Index _ -> kind("index");
      case Expression.ArrayLiteral _ -> kind("array");
      case Expression.DictionaryLiteral _ -> kind("dictionary");
      case Expression.StructLiteral _ -> kind("struct-literal");
      case Expression.NewGeneric _ -> kind("new");
      case Expression.Closure _ -> kind("closure");
      case Expression.SpawnBlock _ -> kind("spawn-block");
      case Expression.Print print -> kind(print.line() ? "print-line" : "print");
      case Expression.Malformed _ -> kind("error");
    };
  }

  private static List<String> ofType(TypeSyntax type) {
    return switch (type) {
      case TypeSyntax.Named named ->
          kind(
              "type",
              named.qualifier().map(qualifier -> name(qualifier) + ".").orElse("")
                  + name(named.name()));
      case TypeSyntax.Array array ->
          kind(
              "array-type",
              array.length().isPresent() ? Long.toString(array.length().getAsLong()) : "");
      case TypeSyntax.Function _ -> kind("function-type");
      case TypeSyntax.Malformed _ -> kind("error");
    };
  }

  /// A kind, and the words that are not empty after it.
  private static List<String> kind(String kind, String... words) {
    String rest = Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    return rest.isEmpty() ? List.of(kind) : List.of(kind, rest);
  }

  private static String exported(boolean exported) {
    return exported ? "导出" : "";
  }

  static String flavor(FunctionFlavor flavor) {
    return switch (flavor) {
      case PLAIN -> "";
      case ASYNC -> "异步";
      case COROUTINE -> "协程";
    };
  }

  private static String name(Optional<Name> name) {
    return name.map(SyntaxLabels::name).orElse("");
  }

  private static String name(Name name) {
    return name.text().isEmpty() ? "(missing)" : name.text();
  }
}
