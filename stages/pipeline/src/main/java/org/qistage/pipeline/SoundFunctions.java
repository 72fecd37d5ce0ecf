package org.qistage.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedInitializer;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Span;

/// What can be lowered of a program with errors: its functions without any. Each of the others keeps
/// its place, with a body that says only that it is malformed.
final class SoundFunctions {
  private SoundFunctions() {}

  /// The program with the bodies emptied in which an error stands.
  static TypedProgram of(TypedProgram program, List<Span> errors) {
    if (errors.isEmpty()) {
      return program;
    }
    List<TypedFunction> functions = new ArrayList<>();
    for (TypedFunction function : program.functions()) {
      boolean faulty = errors.stream().anyMatch(error -> touch(function.span(), error));
      functions.add(faulty ? emptied(function) : function);
    }
    TypedProgram sound = program.withFunctions(functions);
    return program
        .initializer()
        .map(initializer -> sound.withInitializer(Optional.of(sound(initializer, errors))))
        .orElse(sound);
  }

  /// The first values in which no error stands; control does not get past the others.
  private static TypedInitializer sound(TypedInitializer initializer, List<Span> errors) {
    List<TypedStatement> statements = new ArrayList<>();
    for (TypedStatement statement : initializer.body().statements()) {
      boolean faulty = errors.stream().anyMatch(error -> touch(statement.span(), error));
      statements.add(
          faulty ? new TypedStatement.Malformed(statement.id(), statement.span()) : statement);
    }
    TypedStatement.Block body = initializer.body();
    return new TypedInitializer(
        initializer.id(),
        initializer.span(),
        new TypedStatement.Block(body.id(), body.span(), statements),
        initializer.suspends());
  }

  private static boolean touch(Span function, Span error) {
    return error.start() <= function.end() && function.start() <= error.end();
  }

  private static TypedFunction emptied(TypedFunction function) {
    TypedStatement.Block body = function.body();
    TypedStatement malformed = new TypedStatement.Malformed(body.id(), body.span());
    return new TypedFunction(
        function.id(),
        function.span(),
        function.symbol(),
        new TypedStatement.Block(body.id(), body.span(), List.of(malformed)));
  }
}
