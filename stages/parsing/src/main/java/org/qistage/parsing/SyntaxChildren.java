package org.qistage.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of each node of the syntax tree, for readers that treat all nodes alike: drawings, tree
/// views, searches by position.
public final class SyntaxChildren {
  private SyntaxChildren() {}

  /// The nodes right below a node, in the order of its components.
  public static List<SyntaxNode> of(SyntaxNode node) {
    return switch (node) {
      case Program program ->
          list(program.packageName(), program.imports(), program.declarations());
      case Name _ -> List.of();
      case Import use -> list(use.alias());
      case Declaration declaration -> ofDeclaration(declaration);
      case Parameter parameter -> List.of(parameter.name(), parameter.type());
      case Receiver receiver -> List.of(receiver.name(), receiver.type());
      case FieldSyntax field -> List.of(field.name(), field.type());
      case VariantSyntax variant -> list(variant.name(), variant.payload());
      case Statement statement -> ofStatement(statement);
      case Condition.Test test -> List.of(test.expression());
      case Condition.Binding binding -> List.of(binding.name(), binding.value());
      case MatchArm arm -> List.of(arm.pattern(), arm.body());
      case SelectCase selectCase -> ofCase(selectCase);
      case Pattern pattern -> ofPattern(pattern);
      case Expression expression -> ofExpression(expression);
      case FieldValue field -> List.of(field.name(), field.value());
      case EntryValue entry -> List.of(entry.key(), entry.value());
      case TypeSyntax type -> ofType(type);
    };
  }

  private static List<SyntaxNode> ofDeclaration(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Function function ->
          list(
              function.receiver(),
              function.name(),
              function.parameters(),
              function.result(),
              function.body());
      case Declaration.Methods methods -> list(methods.type(), methods.functions());
      case Declaration.Struct struct -> list(struct.name(), struct.fields());
      case Declaration.Enumeration enumeration -> list(enumeration.name(), enumeration.variants());
      case Declaration.ModuleVariable variable -> List.of(variable.variable());
      case Declaration.Malformed _ -> List.of();
    };
  }

  private static List<SyntaxNode> ofStatement(Statement statement) {
    return switch (statement) {
      case Statement.Block block -> list(block.statements());
      case Statement.Variable variable ->
          list(variable.name(), variable.type(), variable.initializer());
      case Statement.Assign assign -> List.of(assign.target(), assign.value());
      case Statement.Send send -> List.of(send.channel(), send.value());
      case Statement.If conditional ->
          list(conditional.condition(), conditional.then(), conditional.otherwise());
      case Statement.While loop -> List.of(loop.condition(), loop.body());
      case Statement.For loop -> List.of(loop.variable(), loop.iterable(), loop.body());
      case Statement.Loop loop -> List.of(loop.body());
      case Statement.Match match -> list(match.subject(), match.arms());
      case Statement.Select select -> list(select.cases());
      case Statement.Try attempt -> list(attempt.body(), attempt.variable(), attempt.handler());
      case Statement.Throw raise -> List.of(raise.value());
      case Statement.Return back -> list(back.value());
      case Statement.Break _, Statement.Continue _ -> List.of();
      case Statement.Yield yielded -> list(yielded.value());
      case Statement.Print print -> List.of(print.value());
      case Statement.Evaluate evaluate -> List.of(evaluate.expression());
      case Statement.Malformed error -> list(error.parts());
    };
  }

  private static List<SyntaxNode> ofCase(SelectCase selectCase) {
    return switch (selectCase) {
      case SelectCase.Receive receive -> list(receive.name(), receive.channel(), receive.body());
      case SelectCase.Send send -> list(send.channel(), send.value(), send.body());
      case SelectCase.Timeout timeout -> list(timeout.milliseconds(), timeout.body());
      case SelectCase.Default fallback -> list(fallback.body());
    };
  }

  private static List<SyntaxNode> ofPattern(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Wildcard _, Pattern.Malformed _ -> List.of();
      case Pattern.Literal literal -> List.of(literal.value());
      case Pattern.Binding binding -> List.of(binding.name());
      case Pattern.Variant variant -> list(variant.type(), variant.variant(), variant.payload());
    };
  }

  private static List<SyntaxNode> ofExpression(Expression expression) {
    return switch (expression) {
      case Expression.IntegerLiteral _,
          Expression.FloatLiteral _,
          Expression.BooleanLiteral _,
          Expression.StringLiteral _,
          Expression.CharacterLiteral _,
          Expression.UnitLiteral _ ->
          List.of();
      case Expression.Malformed error -> list(error.parts());
      case Expression.NameReference reference -> List.of(reference.name());
      case Expression.Parenthesised inner -> List.of(inner.inner());
      case Expression.Unary unary -> List.of(unary.operand());
      case Expression.Binary binary -> List.of(binary.left(), binary.right());
      case Expression.Call call -> list(call.callee(), call.arguments());
      case Expression.Member member -> List.of(member.target(), member.name());
      case Expression.Path path -> List.of(path.target(), path.name());
      case Expression.Index index -> List.of(index.target(), index.index());
      case Expression.ArrayLiteral array -> list(array.elements());
      case Expression.DictionaryLiteral dictionary -> list(dictionary.entries());
      case Expression.StructLiteral struct -> list(struct.type(), struct.fields());
      case Expression.NewGeneric creation -> list(creation.type(), creation.arguments());
      case Expression.Closure closure ->
          list(closure.parameters(), closure.result(), closure.body());
      case Expression.SpawnBlock spawn -> List.of(spawn.body());
      case Expression.Print print -> list(print.arguments());
    };
  }

  private static List<SyntaxNode> ofType(TypeSyntax type) {
    return switch (type) {
      case TypeSyntax.Named named -> list(named.qualifier(), named.name(), named.arguments());
      case TypeSyntax.Array array -> List.of(array.element());
      case TypeSyntax.Function function -> list(function.parameters(), function.result());
      case TypeSyntax.Malformed _ -> List.of();
    };
  }

  /// Joins nodes, nodes that may be absent, and lists of nodes.
  private static List<SyntaxNode> list(Object... parts) {
    List<SyntaxNode> nodes = new ArrayList<>();
    for (Object part : parts) {
      switch (part) {
        case SyntaxNode node -> nodes.add(node);
        case Optional<?> optional -> optional.ifPresent(value -> nodes.add((SyntaxNode) value));
        case List<?> several -> several.forEach(value -> nodes.add((SyntaxNode) value));
        default -> throw new IllegalArgumentException("part " + part);
      }
    }
    return nodes;
  }
}
