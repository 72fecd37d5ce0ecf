package org.qistage.checking;

import java.util.List;

/// The operands of an expression, in the order in which they are evaluated. The statements of a `启动 {
/// … }` are not among them.
final class TypedChildren {
  private TypedChildren() {}

  static List<TypedExpression> of(TypedExpression expression) {
    return switch (expression) {
      case TypedExpression.IntegerLiteral _,
          TypedExpression.FloatLiteral _,
          TypedExpression.BooleanLiteral _,
          TypedExpression.StringLiteral _,
          TypedExpression.EmptyLiteral _,
          TypedExpression.Variable _,
          TypedExpression.SpawnBlock _,
          TypedExpression.Malformed _ ->
          List.of();
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
}
