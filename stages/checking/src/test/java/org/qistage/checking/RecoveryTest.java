package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.qistage.checking.typed.TypedPrinter;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.parsing.BinaryOperator;
import org.qistage.parsing.Condition;
import org.qistage.parsing.Declaration;
import org.qistage.parsing.Expression;
import org.qistage.parsing.FunctionFlavor;
import org.qistage.parsing.Name;
import org.qistage.parsing.Program;
import org.qistage.parsing.Statement;
import org.qistage.parsing.SyntaxTree;
import org.qistage.parsing.UnaryOperator;

/// Trees that no well-meant program has: error nodes, and trees as deep and as long as the parser
/// lets through.
final class RecoveryTest {
  private static final Span NOWHERE = Span.at(0);
  private static final long SMALL_STACK = 256 << 10;
  private static final int DEEP = 1_000;
  private static final int LONG = 4_000;

  private static NodeId id() {
    return new NodeId(0);
  }

  private static Name name(String text) {
    return new Name(id(), NOWHERE, text);
  }

  private static Expression literal() {
    return new Expression.IntegerLiteral(id(), NOWHERE, BigInteger.ONE);
  }

  private static Statement.Block block(Statement... statements) {
    return new Statement.Block(id(), NOWHERE, List.of(statements));
  }

  private static Statement print(Expression value) {
    return new Statement.Print(id(), NOWHERE, true, value);
  }

  private static SyntaxTree program(Statement... statements) {
    Declaration function =
        new Declaration.Function(
            id(),
            NOWHERE,
            false,
            FunctionFlavor.PLAIN,
            Optional.empty(),
            name("主函数"),
            List.of(),
            Optional.empty(),
            block(statements));
    return new SyntaxTree(
        new SourceText("深.qi", ""),
        new Program(id(), NOWHERE, Optional.empty(), List.of(), List.of(function)),
        List.of());
  }

  /// Checks and prints on a small stack.
  private static Outcome<TypedProgram> check(SyntaxTree tree)
      throws ExecutionException, InterruptedException {
    FutureTask<Outcome<TypedProgram>> task =
        new FutureTask<>(
            () -> {
              Outcome<TypedProgram> outcome = new Checker().apply(tree);
              assertTrue(TypedPrinter.print(outcome.result()).startsWith("program"));
              return outcome;
            });
    new Thread(null, task, "small", SMALL_STACK).start();
    return task.get();
  }

  private static void assertClean(SyntaxTree tree) throws ExecutionException, InterruptedException {
    assertEquals(List.of(), check(tree).diagnostics());
  }

  @Test
  void errorNodesAreSilent() throws ExecutionException, InterruptedException {
    assertClean(
        program(
            new Statement.Malformed(
                id(), NOWHERE, List.of(new Expression.NameReference(id(), NOWHERE, name("不存在")))),
            print(new Expression.Malformed(id(), NOWHERE, List.of())),
            new Statement.Variable(
                id(),
                NOWHERE,
                org.qistage.parsing.VariableKeyword.VARIABLE,
                name(""),
                Optional.empty(),
                Optional.of(new Expression.NameReference(id(), NOWHERE, name(""))))));
  }

  @Test
  void deepParenthesesFitASmallStack() throws ExecutionException, InterruptedException {
    Expression value = literal();
    for (int i = 0; i < DEEP; i++) {
      value = new Expression.Parenthesised(id(), NOWHERE, value);
    }
    assertClean(program(print(value)));
  }

  @Test
  void deepOperandsFitASmallStack() throws ExecutionException, InterruptedException {
    Expression value = literal();
    for (int i = 0; i < DEEP; i++) {
      value =
          new Expression.Binary(
              id(),
              NOWHERE,
              literal(),
              BinaryOperator.ADD,
              new Expression.Parenthesised(id(), NOWHERE, value));
    }
    assertClean(program(print(value)));
  }

  @Test
  void deepCallsFitASmallStack() throws ExecutionException, InterruptedException {
    Expression value = literal();
    for (int i = 0; i < DEEP; i++) {
      value =
          new Expression.Call(
              id(),
              NOWHERE,
              new Expression.NameReference(id(), NOWHERE, name("绝对值")),
              List.of(value));
    }
    assertClean(program(print(value)));
  }

  @Test
  void deepPrefixesFitASmallStack() throws ExecutionException, InterruptedException {
    Expression value = new Expression.FloatLiteral(id(), NOWHERE, 1);
    for (int i = 0; i < DEEP; i++) {
      value = new Expression.Unary(id(), NOWHERE, UnaryOperator.NEGATE, value);
    }
    assertClean(program(print(value)));
  }

  @Test
  void deepArraysFitASmallStack() throws ExecutionException, InterruptedException {
    Expression value = literal();
    for (int i = 0; i < DEEP; i++) {
      value = new Expression.ArrayLiteral(id(), NOWHERE, List.of(value));
    }
    assertClean(program(print(value)));
  }

  @Test
  void deepBlocksAndTasksFitASmallStack() throws ExecutionException, InterruptedException {
    Statement statement = print(literal());
    for (int i = 0; i < DEEP; i++) {
      statement = block(statement);
    }
    assertClean(program(statement));
    Statement task = print(literal());
    for (int i = 0; i < DEEP / 2; i++) {
      task =
          new Statement.Evaluate(
              id(), NOWHERE, new Expression.SpawnBlock(id(), NOWHERE, block(task)));
    }
    assertClean(program(task));
  }

  @Test
  void deepConditionsFitASmallStack() throws ExecutionException, InterruptedException {
    Statement statement = print(literal());
    for (int i = 0; i < DEEP; i++) {
      Condition condition =
          new Condition.Test(id(), NOWHERE, new Expression.BooleanLiteral(id(), NOWHERE, true));
      statement = new Statement.If(id(), NOWHERE, condition, block(statement), Optional.empty());
    }
    assertClean(program(statement));
  }

  @Test
  void longChainsNeedNoStack() throws ExecutionException, InterruptedException {
    Expression sum = literal();
    for (int i = 0; i < LONG; i++) {
      sum = new Expression.Binary(id(), NOWHERE, sum, BinaryOperator.ADD, literal());
    }
    assertClean(program(print(sum)));
    Expression chain = new Expression.NameReference(id(), NOWHERE, name("不存在"));
    for (int i = 0; i < LONG; i++) {
      chain =
          new Expression.Call(
              id(), NOWHERE, new Expression.Member(id(), NOWHERE, chain, name("做")), List.of());
    }
    assertEquals(1, check(program(print(chain))).diagnostics().size());
  }

  @Test
  void longElseIfChainsNeedNoStack() throws ExecutionException, InterruptedException {
    Statement statement = block();
    for (int i = 0; i < LONG; i++) {
      Condition condition =
          new Condition.Test(id(), NOWHERE, new Expression.BooleanLiteral(id(), NOWHERE, true));
      statement = new Statement.If(id(), NOWHERE, condition, block(), Optional.of(statement));
    }
    assertClean(program(statement));
  }

  @Test
  void manyCoroutinesThatNeedOneAnotherFitASmallStack() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append("协程 函数 数" + i + "() { 对于 值 在 启动协程 数" + (i + 1) + "() { 让出 值; } 让出 1; }\n");
    }
    text.append("协程 函数 数2000() { 让出 1; }\n");
    Checked.file(text.toString()).clean();
  }

  @Test
  void manyUndefinedNamesAreToldInGoodTime() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      lines.add("变量 名字" + i + " = 未定义的名字" + i + ";");
    }
    assertEquals(
        3_000,
        Checked.body(lines.toArray(String[]::new)).diagnostics().stream()
            .filter(d -> d.isError())
            .count());
  }
}
