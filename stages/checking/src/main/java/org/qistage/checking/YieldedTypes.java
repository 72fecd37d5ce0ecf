package org.qistage.checking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.qistage.checking.typed.Type;
import org.qistage.parsing.BinaryOperator;
import org.qistage.parsing.Expression;
import org.qistage.parsing.FunctionFlavor;
import org.qistage.parsing.MatchArm;
import org.qistage.parsing.Statement;
import org.qistage.parsing.UnaryOperator;

/// Reads the type of a 协程 函数's values off its 让出 statements without checking it. That is needed
/// only where the type is wanted inside the function itself: a coroutine that walks a tree starts
/// itself for the branches and yields what they yield, and somewhere a value of plain type.
final class YieldedTypes {
  private final FunctionEntry function;
  private final ProgramContext program;

  private YieldedTypes(FunctionEntry function, ProgramContext program) {
    this.function = function;
    this.program = program;
  }

  /// The type of the first 让出 value whose type is evident: a literal, a parameter, a call of a
  /// function with a declared result, or arithmetic on these. Unknown when there is none.
  static Type firstEvident(FunctionEntry function, ProgramContext program) {
    YieldedTypes types = new YieldedTypes(function, program);
    Deque<Statement> work = new ArrayDeque<>();
    work.push(function.syntax.body());
    while (!work.isEmpty()) {
      Statement statement = work.pop();
      if (statement instanceof Statement.Yield yielding && yielding.value().isPresent()) {
        Type type = types.evident(yielding.value().get());
        if (type != Type.Simple.UNKNOWN) {
          return type;
        }
      }
      children(statement).reversed().forEach(work::push);
    }
    return Type.Simple.UNKNOWN;
  }

  private static List<? extends Statement> children(Statement statement) {
    return switch (statement) {
      case Statement.Block block -> block.statements();
      case Statement.If conditional ->
          Stream.concat(Stream.of(conditional.then()), conditional.otherwise().stream()).toList();
      case Statement.While loop -> List.of(loop.body());
      case Statement.For loop -> List.of(loop.body());
      case Statement.Loop loop -> List.of(loop.body());
      case Statement.Match match -> match.arms().stream().map(MatchArm::body).toList();
      case Statement.Variable _,
          Statement.Assign _,
          Statement.Send _,
          Statement.Select _,
          Statement.Try _,
          Statement.Throw _,
          Statement.Return _,
          Statement.Break _,
          Statement.Continue _,
          Statement.Yield _,
          Statement.Print _,
          Statement.Evaluate _,
          Statement.Malformed _ ->
          List.of();
    };
  }

  private Type evident(Expression syntax) {
    Expression expression = ExpressionChecker.stripped(syntax);
    while (expression instanceof Expression.Binary binary) {
      Type right = evidentTerm(ExpressionChecker.stripped(binary.right()));
      if (OperatorChecker.arithmetic(binary.operator()) == null) {
        return Type.Simple.BOOLEAN;
      }
      if ((right == Type.Simple.STRING && binary.operator() == BinaryOperator.ADD)
          || right == Type.Simple.FLOAT) {
        return right;
      }
      expression = ExpressionChecker.stripped(binary.left());
    }
    return evidentTerm(expression);
  }

  private Type evidentTerm(Expression expression) {
    return switch (expression) {
      case Expression.IntegerLiteral _ -> Type.Simple.INTEGER;
      case Expression.FloatLiteral _ -> Type.Simple.FLOAT;
      case Expression.BooleanLiteral _ -> Type.Simple.BOOLEAN;
      case Expression.StringLiteral _ -> Type.Simple.STRING;
      case Expression.CharacterLiteral _ -> Type.Simple.CHARACTER;
      case Expression.Unary unary when unary.operator() == UnaryOperator.NOT -> Type.Simple.BOOLEAN;
      case Expression.NameReference reference -> parameter(reference.name().text());
      case Expression.Call call when call.callee() instanceof Expression.NameReference reference ->
          result(reference.name().text());
      case Expression.Member member -> field(member);
      case Expression.Call call when call.callee() instanceof Expression.Member member ->
          method(member);
      default -> Type.Simple.UNKNOWN;
    };
  }

  /// The type of a field of what is evident, such as the receiver.
  private Type field(Expression.Member member) {
    TypeEntry entry = program.declaredTypes.of(evident(member.target()));
    int number = entry == null ? -1 : entry.fieldNumber(member.name().text());
    return entry == null || number < 0 ? Type.Simple.UNKNOWN : entry.fields().get(number).type();
  }

  private Type method(Expression.Member member) {
    TypeEntry entry = program.declaredTypes.of(evident(member.target()));
    FunctionEntry called = entry == null ? null : entry.methods.get(member.name().text());
    return called != null && called.flavor() == FunctionFlavor.PLAIN
        ? called.result
        : Type.Simple.UNKNOWN;
  }

  private Type parameter(String name) {
    for (VariableEntry parameter : function.parameters) {
      if (parameter.name.equals(name)) {
        return parameter.type;
      }
    }
    return Type.Simple.UNKNOWN;
  }

  private Type result(String name) {
    FunctionEntry called = program.functionsByName.get(name);
    return called != null && called.flavor() == FunctionFlavor.PLAIN
        ? called.result
        : Type.Simple.UNKNOWN;
  }
}
