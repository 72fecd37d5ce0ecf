package org.qistage.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedStatement;

/// The statements of a program, those inside others included.
final class TypedStatements {
  private final List<TypedStatement> all = new ArrayList<>();

  TypedStatements(TypedProgram program) {
    program.functions().forEach(function -> collect(function.body()));
  }

  void forEach(Consumer<TypedStatement> action) {
    all.forEach(action);
  }

  private void collect(TypedStatement statement) {
    all.add(statement);
    switch (statement) {
      case TypedStatement.Block(_, _, var statements) -> statements.forEach(this::collect);
      case TypedStatement.If branch -> {
        collect(branch.then());
        branch.otherwise().ifPresent(this::collect);
      }
      case TypedStatement.While(_, _, _, var body) -> collect(body);
      case TypedStatement.For loop -> collect(loop.body());
      case TypedStatement.Loop(_, _, var body) -> collect(body);
      case TypedStatement.Match match -> match.arms().forEach(arm -> collect(arm.body()));
      case TypedStatement.Select select -> {
        select.cases().forEach(choice -> collect(choice.body()));
        select.otherwise().ifPresent(this::collect);
      }
      case TypedStatement.Try attempt -> {
        collect(attempt.body());
        collect(attempt.handler());
      }
      case TypedStatement.Throw _,
          TypedStatement.Declare _,
          TypedStatement.Assign _,
          TypedStatement.Update _,
          TypedStatement.Send _,
          TypedStatement.Return _,
          TypedStatement.Break _,
          TypedStatement.Continue _,
          TypedStatement.YieldProcessor _,
          TypedStatement.YieldValue _,
          TypedStatement.Evaluate _,
          TypedStatement.Malformed _ -> {}
    }
  }
}
