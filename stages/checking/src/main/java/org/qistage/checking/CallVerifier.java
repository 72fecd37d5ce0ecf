package org.qistage.checking;

import java.util.List;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.parsing.FunctionFlavor;

/// Verifies calls: their arguments against what is called, and what they give.
final class CallVerifier {
  private final TypedVerifier verifier;

  CallVerifier(TypedVerifier verifier) {
    this.verifier = verifier;
  }

  /// A call, a 启动 or a 启动协程 of a function of the program.
  void call(TypedExpression call, SymbolId id, List<TypedExpression> arguments) {
    Symbol.Function function = verifier.program.function(id);
    List<SymbolId> parameters = function.parameters();
    verifier.require(parameters.size() == arguments.size(), call, "number of arguments");
    for (int i = 0; i < arguments.size(); i++) {
      verifier.value(
          arguments.get(i),
          i < parameters.size() ? verifier.type(parameters.get(i)) : Type.Simple.UNKNOWN,
          "argument");
    }
    boolean generates = function.flavor() == FunctionFlavor.COROUTINE;
    boolean makes = call instanceof TypedExpression.NewGenerator;
    verifier.require(generates == makes, call, "flavor of " + function.name());
    Type given =
        makes
            ? new Type.GeneratorOf(function.element())
            : call instanceof TypedExpression.Call || function.deliversFuture()
                ? function.result()
                : new Type.FutureOf(function.result());
    verifier.require(Coercion.matches(call.type(), given), call, "type is " + call.type());
  }

  void library(TypedExpression.CallLibrary call) {
    LibraryFunction function = call.function();
    verifier.require(
        LibraryTable.standard().offers(function), call, "no library function " + function.name());
    List<Type> parameters = function.parameters();
    verifier.require(parameters.size() == call.arguments().size(), call, "number of arguments");
    for (int i = 0; i < call.arguments().size(); i++) {
      verifier.value(
          call.arguments().get(i),
          i < parameters.size() ? parameters.get(i) : Type.Simple.UNKNOWN,
          "argument");
    }
    verifier.require(
        Coercion.matches(call.type(), function.result()), call, "type is " + call.type());
  }

  void reference(TypedExpression.FunctionReference reference) {
    verifier.require(
        Coercion.matches(
            functionType(verifier.program.function(reference.function())), reference.type()),
        reference,
        "type is " + reference.type());
  }

  void functionValue(TypedExpression.CallValue call) {
    callValue(call, call.function(), call.arguments(), call.type());
  }

  void spawnValue(TypedExpression.SpawnValue spawn) {
    verifier.require(spawn.type() instanceof Type.FutureOf, spawn, "type is " + spawn.type());
    Type given = spawn.type() instanceof Type.FutureOf(Type of) ? of : Type.Simple.UNKNOWN;
    callValue(spawn, spawn.function(), spawn.arguments(), given);
  }

  void collection(TypedExpression.CallCollection call) {
    verifier.expression(call.receiver());
    call.arguments().forEach(verifier::expression);
    verifier.require(
        call.receiver().type() instanceof Type.ArrayOf
            || call.receiver().type() == Type.Simple.UNKNOWN,
        call,
        call.operation() + " of " + call.receiver().type());
  }

  void resume(TypedExpression.Resume resume) {
    verifier.expression(resume.generator());
    verifier.require(
        resume.generator().type() instanceof Type.GeneratorOf(Type of)
            && Coercion.matches(resume.type(), new Type.OptionalOf(of)),
        resume,
        "resumed " + resume.generator().type());
  }

  private Type functionType(Symbol.Function function) {
    List<Type> parameters = function.parameters().stream().map(verifier::type).toList();
    Type result =
        switch (function.flavor()) {
          case PLAIN -> function.result();
          case ASYNC -> new Type.FutureOf(function.result());
          case COROUTINE -> new Type.GeneratorOf(function.element());
        };
    return new Type.FunctionOf(parameters, result);
  }

  private void callValue(
      TypedExpression call,
      TypedExpression function,
      List<TypedExpression> arguments,
      Type wanted) {
    verifier.expression(function);
    if (!(function.type() instanceof Type.FunctionOf(var parameters, var given))) {
      verifier.require(function.type() == Type.Simple.UNKNOWN, call, "call of no function");
      arguments.forEach(verifier::expression);
      return;
    }
    verifier.require(parameters.size() == arguments.size(), call, "number of arguments");
    for (int i = 0; i < arguments.size(); i++) {
      verifier.value(
          arguments.get(i),
          i < parameters.size() ? parameters.get(i) : Type.Simple.UNKNOWN,
          "argument");
    }
    verifier.require(Coercion.matches(given, wanted), call, "type is " + wanted);
  }
}
