package org.qistage.checking.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of each node of the typed tree, for readers that treat all nodes alike: drawings, tree
/// views, searches.
public final class TypedChildren {
  private TypedChildren() {}

  /// The nodes right below a node, in the order in which they are evaluated.
  public static List<TypedNode> of(TypedNode node) {
    return switch (node) {
      case TypedFunction function -> List.of(function.body());
      case TypedBlockFunction block -> List.of(block.body());
      case TypedInitializer initializer -> List.of(initializer.body());
      case TypedMatchArm arm -> List.of(arm.pattern(), arm.body());
      case TypedSelectCase.Receive receive -> List.of(receive.channel(), receive.body());
      case TypedSelectCase.Send send -> List.of(send.channel(), send.value(), send.body());
      case TypedSelectCase.Timeout timeout -> List.of(timeout.milliseconds(), timeout.body());
      case TypedPattern pattern -> ofPattern(pattern);
      case TypedStatement statement -> ofStatement(statement);
      case TypedCondition.Test test -> List.of(test.expression());
      case TypedCondition.Binding binding -> List.of(binding.value());
      case TypedTarget target -> ofTarget(target);
      case TypedExpression.SpawnBlock spawn -> List.of(spawn.block());
      case TypedExpression.Closure closure -> List.of(closure.function());
      case TypedExpression.AddressOf address -> List.of(address.target());
      case TypedExpression expression -> List.copyOf(operands(expression));
    };
  }

  private static List<TypedNode> ofTarget(TypedTarget target) {
    return switch (target) {
      case TypedTarget.Variable _, TypedTarget.Global _, TypedTarget.Malformed _ -> List.of();
      case TypedTarget.Element element -> List.of(element.array(), element.index());
      case TypedTarget.Field field -> List.of(field.object());
      case TypedTarget.Entry entry -> List.of(entry.dictionary(), entry.key());
      case TypedTarget.Dereference dereference -> List.of(dereference.pointer());
    };
  }

  private static List<TypedNode> ofPattern(TypedPattern pattern) {
    return switch (pattern) {
      case TypedPattern.Wildcard _,
          TypedPattern.Binding _,
          TypedPattern.None _,
          TypedPattern.Malformed _ ->
          List.of();
      case TypedPattern.Literal literal -> List.of(literal.value());
      case TypedPattern.Variant variant -> List.copyOf(variant.payload());
      case TypedPattern.Some some -> List.of(some.value());
    };
  }

  private static List<TypedNode> ofStatement(TypedStatement statement) {
    return switch (statement) {
      case TypedStatement.Block block -> List.copyOf(block.statements());
      case TypedStatement.Declare declare -> list(declare.initializer());
      case TypedStatement.Assign assign -> List.of(assign.target(), assign.value());
      case TypedStatement.Update update -> List.of(update.target(), update.value());
      case TypedStatement.Send send -> List.of(send.channel(), send.value());
      case TypedStatement.If conditional ->
          list(conditional.otherwise(), conditional.condition(), conditional.then());
      case TypedStatement.While loop -> List.of(loop.condition(), loop.body());
      case TypedStatement.For loop -> List.of(loop.iterable(), loop.body());
      case TypedStatement.Loop loop -> List.of(loop.body());
      case TypedStatement.Match match -> {
        List<TypedNode> nodes = new ArrayList<>(List.of(match.subject()));
        nodes.addAll(match.arms());
        yield nodes;
      }
      case TypedStatement.Select select -> {
        List<TypedNode> nodes = new ArrayList<>(select.cases());
        select.otherwise().ifPresent(nodes::add);
        yield nodes;
      }
      case TypedStatement.Try attempt -> List.of(attempt.body(), attempt.handler());
      case TypedStatement.Throw thrown -> List.of(thrown.value());
      case TypedStatement.Return back -> list(back.value());
      case TypedStatement.YieldValue yielded -> List.of(yielded.value());
      case TypedStatement.Evaluate evaluate -> List.of(evaluate.expression());
      case TypedStatement.Break _,
          TypedStatement.Continue _,
          TypedStatement.YieldProcessor _,
          TypedStatement.Malformed _ ->
          List.of();
    };
  }

  private static List<TypedNode> list(Optional<? extends TypedNode> last, TypedNode... first) {
    List<TypedNode> nodes = new ArrayList<>(List.of(first));
    last.ifPresent(nodes::add);
    return nodes;
  }

  /// The operands of an expression, in the order in which they are evaluated. The statements of a
  /// `启动 { … }` or a closure and the target of a 取地址 are not among them.
  public static List<TypedExpression> operands(TypedExpression expression) {
    return switch (expression) {
      case TypedExpression.IntegerLiteral _,
          TypedExpression.FloatLiteral _,
          TypedExpression.BooleanLiteral _,
          TypedExpression.StringLiteral _,
          TypedExpression.EmptyLiteral _,
          TypedExpression.Variable _,
          TypedExpression.Global _,
          TypedExpression.FunctionReference _,
          TypedExpression.NewCollection _,
          TypedExpression.Closure _,
          TypedExpression.AddressOf _,
          TypedExpression.SpawnBlock _,
          TypedExpression.Malformed _ ->
          List.of();
      case TypedExpression.CallValue call -> with(call.function(), call.arguments());
      case TypedExpression.SpawnValue spawn -> with(spawn.function(), spawn.arguments());
      case TypedExpression.CallCollection call -> with(call.receiver(), call.arguments());
      case TypedExpression.NewStruct made -> made.values();
      case TypedExpression.Field field -> List.of(field.object());
      case TypedExpression.NewVariant made -> made.payload();
      case TypedExpression.DictionaryLiteral literal -> entries(literal);
      case TypedExpression.Entry entry -> List.of(entry.dictionary(), entry.key());
      case TypedExpression.Dereference dereference -> List.of(dereference.pointer());
      case TypedExpression.Negate negate -> List.of(negate.operand());
      case TypedExpression.Not not -> List.of(not.operand());
      case TypedExpression.Binary binary -> List.of(binary.left(), binary.right());
      case TypedExpression.ShortCircuit logic -> List.of(logic.left(), logic.right());
      case TypedExpression.Convert convert -> List.of(convert.operand());
      case TypedExpression.Call call -> call.arguments();
      case TypedExpression.CallLibrary call -> call.arguments();
      case TypedExpression.Spawn spawn -> spawn.arguments();
      case TypedExpression.Await await -> List.of(await.future());
      case TypedExpression.NewGenerator generator -> generator.arguments();
      case TypedExpression.Resume resume -> List.of(resume.generator());
      case TypedExpression.NewChannel channel -> List.of(channel.capacity());
      case TypedExpression.Receive receive -> List.of(receive.channel());
      case TypedExpression.ArrayLiteral array -> array.elements();
      case TypedExpression.Element element -> List.of(element.array(), element.index());
      case TypedExpression.Print print -> print.operands();
    };
  }

  private static List<TypedExpression> with(TypedExpression first, List<TypedExpression> others) {
    List<TypedExpression> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  private static List<TypedExpression> entries(TypedExpression.DictionaryLiteral literal) {
    List<TypedExpression> all = new ArrayList<>();
    for (int i = 0; i < literal.keys().size(); i++) {
      all.add(literal.keys().get(i));
      all.add(literal.values().get(i));
    }
    return all;
  }
}
