package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedBlockFunction;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedInitializer;
import org.qistage.checking.typed.TypedMatchArm;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedPattern;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedSelectCase;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.text.Escapes;
import org.qistage.parsing.FunctionFlavor;

/// What a drawing shows of each node of a typed tree: its kind in the words of {@link
/// org.qistage.checking.typed.TypedPrinter}, what it refers to (with the symbol's number, since an inner
/// variable may have the name of an outer one), and its type.
final class TypedLabels {
  private final TypedProgram program;

  TypedLabels(TypedProgram program) {
    this.program = program;
  }

  static boolean isError(TypedNode node) {
    return node instanceof TypedExpression.Malformed
        || node instanceof TypedStatement.Malformed
        || node instanceof TypedPattern.Malformed
        || node instanceof TypedTarget.Malformed;
  }

  List<String> program() {
    return program
        .entry()
        .map(entry -> List.of("program", "入口 " + program.function(entry).name()))
        .orElse(List.of("program"));
  }

  List<String> of(TypedNode node) {
    return switch (node) {
      case TypedFunction function -> ofFunction(program.function(function.symbol()));
      case TypedBlockFunction block ->
          List.of(
              block.suspends() ? "block-function suspends" : "block-function",
              "捕获" + block.captures().stream().map(this::name).collect(inParentheses()),
              ": " + block.result());
      case TypedStatement statement -> ofStatement(statement);
      case TypedCondition.Test _ -> List.of("test");
      case TypedCondition.Binding binding -> declared("bind", binding.variable());
      case TypedTarget.Variable variable ->
          List.of("target", name(variable.symbol()), ": " + variable.type());
      case TypedTarget.Element element -> List.of("target-element", ": " + element.type());
      case TypedTarget.Global global ->
          List.of("target", name(global.symbol()), ": " + global.type());
      case TypedTarget.Field field ->
          List.of("target-field", field(field.object().type(), field.field()), ": " + field.type());
      case TypedTarget.Entry entry -> List.of("target-entry", ": " + entry.type());
      case TypedTarget.Dereference target -> List.of("target-dereference", ": " + target.type());
      case TypedTarget.Malformed _ -> List.of("error");
      case TypedInitializer initializer ->
          List.of(initializer.suspends() ? "initializer suspends" : "initializer");
      case TypedMatchArm _ -> List.of("arm");
      case TypedPattern pattern -> ofPattern(pattern);
      case TypedSelectCase.Receive receive ->
          receive
              .variable()
              .map(variable -> declared("receive", variable))
              .orElse(List.of("receive"));
      case TypedSelectCase.Send _ -> List.of("send");
      case TypedSelectCase.Timeout _ -> List.of("timeout");
      case TypedExpression expression -> ofExpression(expression);
    };
  }

  private List<String> ofPattern(TypedPattern pattern) {
    return switch (pattern) {
      case TypedPattern.Wildcard _ -> List.of("wildcard", "_");
      case TypedPattern.Binding binding -> declared("bind", binding.variable());
      case TypedPattern.Literal _ -> List.of("literal");
      case TypedPattern.Variant variant ->
          List.of("variant", variant(variant.type(), variant.variant()));
      case TypedPattern.Some _ -> List.of("some", "有");
      case TypedPattern.None _ -> List.of("none", "无");
      case TypedPattern.Malformed _ -> List.of("error");
    };
  }

  private String variant(Type.Named type, int variant) {
    return type + "::" + program.enumeration(type).variants().get(variant).name();
  }

  private String field(Type object, int field) {
    return program.structure((Type.Named) object).fields().get(field).name();
  }

  private List<String> ofFunction(Symbol.Function function) {
    Type result =
        function.flavor() == FunctionFlavor.COROUTINE ? function.element() : function.result();
    String flavor = SyntaxLabels.flavor(function.flavor());
    String parameters =
        function.parameters().stream()
            .map(id -> name(id) + ": " + program.variable(id).type())
            .collect(inParentheses());
    return List.of(
        function.suspends() ? "function suspends" : "function",
        (flavor.isEmpty() ? "" : flavor + " ") + name(function.id()) + parameters,
        ": " + result);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> inParentheses() {
    return Collectors.joining(", ", "(", ")");
  }

  private List<String> ofStatement(TypedStatement statement) {
    return switch (statement) {
      case TypedStatement.Block _ -> List.of("block");
      case TypedStatement.Declare declare -> declared("declare", declare.variable());
      case TypedStatement.Assign _ -> List.of("assign");
      case TypedStatement.Update update -> List.of("update", update.operator().text() + "=");
      case TypedStatement.Send _ -> List.of("send");
      case TypedStatement.If _ -> List.of("if");
      case TypedStatement.While _ -> List.of("while");
      case TypedStatement.For loop -> declared("for " + lower(loop.iteration()), loop.variable());
      case TypedStatement.Loop _ -> List.of("loop");
      case TypedStatement.Match match -> List.of(match.exhaustive() ? "match" : "match partly");
      case TypedStatement.Select _ -> List.of("select");
      case TypedStatement.Try attempt ->
          attempt.variable().map(variable -> declared("try", variable)).orElse(List.of("try"));
      case TypedStatement.Throw _ -> List.of("throw");
      case TypedStatement.Return _ -> List.of("return");
      case TypedStatement.Break _ -> List.of("break");
      case TypedStatement.Continue _ -> List.of("continue");
      case TypedStatement.YieldProcessor _, TypedStatement.YieldValue _ -> List.of("yield");
      case TypedStatement.Evaluate _ -> List.of("evaluate");
      case TypedStatement.Malformed _ -> List.of("error");
    };
  }

  private List<String> declared(String kind, SymbolId variable) {
    return List.of(kind, name(variable), ": " + program.variable(variable).type());
  }

  private List<String> ofExpression(TypedExpression expression) {
    if (expression instanceof TypedExpression.Malformed) {
      return List.of("error");
    }
    List<String> lines = new ArrayList<>(words(expression));
    lines.add(": " + expression.type());
    return lines;
  }

  private List<String> words(TypedExpression expression) {
    return switch (expression) {
      case TypedExpression.IntegerLiteral literal -> List.of("integer", integer(literal));
      case TypedExpression.FloatLiteral literal ->
          List.of("float", Double.toString(literal.value()));
      case TypedExpression.BooleanLiteral literal ->
          List.of("boolean", literal.value() ? "真" : "假");
      case TypedExpression.StringLiteral literal ->
          List.of("string", Escapes.quote(literal.value()));
      case TypedExpression.EmptyLiteral _ -> List.of("empty");
      case TypedExpression.Variable variable -> List.of("variable", name(variable.symbol()));
      case TypedExpression.Global global -> List.of("global", name(global.symbol()));
      case TypedExpression.FunctionReference reference ->
          List.of("function", name(reference.function()));
      case TypedExpression.Closure _ -> List.of("closure");
      case TypedExpression.CallValue call ->
          List.of(call.suspends() ? "call-value suspends" : "call-value");
      case TypedExpression.SpawnValue spawn ->
          List.of(spawn.suspends() ? "spawn-value suspends" : "spawn-value");
      case TypedExpression.CallCollection call ->
          List.of(lower(call.operation()) + (call.suspends() ? " suspends" : ""));
      case TypedExpression.NewStruct _ -> List.of("struct");
      case TypedExpression.Field field ->
          List.of("field", field(field.object().type(), field.field()));
      case TypedExpression.NewVariant made ->
          List.of("variant", variant(made.type(), made.variant()));
      case TypedExpression.DictionaryLiteral _ -> List.of("dictionary");
      case TypedExpression.NewCollection _ -> List.of("new");
      case TypedExpression.Entry _ -> List.of("entry");
      case TypedExpression.AddressOf _ -> List.of("address");
      case TypedExpression.Dereference _ -> List.of("dereference");
      case TypedExpression.Negate _ -> List.of("negate", "-");
      case TypedExpression.Not _ -> List.of("not", "!");
      case TypedExpression.Binary binary -> List.of("binary", binary.operator().text());
      case TypedExpression.ShortCircuit logic -> List.of("logic", logic.and() ? "&&" : "||");
      case TypedExpression.Convert convert -> List.of("convert", lower(convert.conversion()));
      case TypedExpression.Call call -> List.of("call", name(call.function()));
      case TypedExpression.CallLibrary call -> List.of("library", call.function().name());
      case TypedExpression.Spawn spawn -> List.of("spawn", name(spawn.function()));
      case TypedExpression.SpawnBlock _ -> List.of("spawn-block");
      case TypedExpression.Await _ -> List.of("await");
      case TypedExpression.NewGenerator generator ->
          List.of("coroutine", name(generator.function()));
      case TypedExpression.Resume resume ->
          List.of(resume.suspends() ? "resume suspends" : "resume");
      case TypedExpression.NewChannel _ -> List.of("channel");
      case TypedExpression.Receive _ -> List.of("receive");
      case TypedExpression.ArrayLiteral _ -> List.of("array");
      case TypedExpression.Element _ -> List.of("element");
      case TypedExpression.Print print -> List.of(print.line() ? "print-line" : "print");
      case TypedExpression.Malformed _ -> List.of("error");
    };
  }

  private static String integer(TypedExpression.IntegerLiteral literal) {
    return literal.type() == Type.Simple.CHARACTER
        ? "'" + Escapes.escape(Character.toString((int) literal.value())) + "'"
        : Long.toString(literal.value());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String name(SymbolId id) {
    return program.symbol(id).name() + id;
  }
}
