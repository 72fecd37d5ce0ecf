package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.SuspendCause;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedInitializer;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;
import org.qistage.parsing.Statement;

/// Variables and constants outside functions.
///
/// Their first values are computed in the order of the source, before the entry runs; of several files in
/// the order of the files, so that an imported one comes first. Functions may use any of them; a first value may use those before it. What a first value reads of later ones by way of a
/// function is seen only when it runs: numbers are 0 then, a 布尔 is 假, and everything else is the error
/// 空值.
final class GlobalChecker {
  private final FunctionChecker checker;

  GlobalChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  // ---- First values ----

  /// Checks the first values of a file's variables.
  static void checkAll(ProgramContext program) {
    for (GlobalEntry global : program.globals) {
      check(program, global);
    }
  }

  /// Checks the first value of a variable, once.
  private static void check(ProgramContext program, GlobalEntry global) {
    if (global.state != GlobalEntry.State.COLLECTED) {
      return;
    }
    global.state = GlobalEntry.State.CHECKING;
    FunctionChecker checker = new FunctionChecker(program, global.body);
    program.suspensions.add(global.body.effects);
    checker.names.open(ScopeKind.FUNCTION, global.syntax.span());
    TypedExpression value = new GlobalChecker(checker).value(global);
    checker.closeScope();
    if (global.type == null) {
      global.type = value.type();
    }
    global.initialization =
        new TypedStatement.Assign(
            checker.node(global.syntax),
            global.syntax.span(),
            new TypedTarget.Global(
                checker.node(global.syntax, global.name()),
                global.span(),
                global.type,
                global.id(program)),
            value);
    global.state = GlobalEntry.State.CHECKED;
  }

  private TypedExpression value(GlobalEntry global) {
    Statement.Variable syntax = global.syntax.variable();
    @Nullable Type declared =
        syntax.type().map(written -> checker.program.types.value(written)).orElse(null);
    global.type = declared;
    if (global.value().isEmpty()) {
      return withoutValue(global, declared);
    }
    Expression written = global.value().get();
    if (declared == null
        && ExpressionChecker.stripped(written) instanceof Expression.Closure closure) {
      global.type = checker.closures.written(closure); // so that it can call itself
    }
    Type wanted = declared == null ? ExpressionChecker.ANY : declared;
    TypedExpression value = checker.expressions.value(written, wanted);
    return checker.coercion.require(
        value,
        wanted,
        () -> {
          Diagnostic fault =
              Diagnostic.of(
                  new TypeProblem.InitializerType(global.name().text(), wanted, value.type()),
                  value.span());
          return syntax.type().isPresent()
              ? fault.withLabel(syntax.type().get().span(), "declared")
              : fault;
        });
  }

  private TypedExpression withoutValue(GlobalEntry global, @Nullable Type declared) {
    String name = global.name().text();
    if (declared == null || global.constant()) {
      checker.reporter.report(
          global.constant()
              ? new TypeProblem.ConstantNeedsValue(name)
              : new TypeProblem.VariableNeedsType(name),
          global.span());
      return checker.malformed(global.syntax);
    }
    TypedExpression value = startingValue(global, declared);
    if (value == null) {
      if (declared != Type.Simple.UNKNOWN) {
        checker.reporter.report(new GlobalProblem.GlobalNeedsValue(name, declared), global.span());
      }
      return checker.malformed(global.syntax);
    }
    return value;
  }

  /// The value of a variable that declares none; null when its type has none to start with.
  private @Nullable TypedExpression startingValue(GlobalEntry global, Type type) {
    var id = checker.node(global.syntax);
    Span span = global.span();
    return switch (type) {
      case Type.Simple.INTEGER, Type.Simple.SHORT, Type.Simple.BYTE ->
          new TypedExpression.IntegerLiteral(id, span, type, 0);
      case Type.Simple.FLOAT -> new TypedExpression.FloatLiteral(id, span, 0);
      case Type.Simple.BOOLEAN -> new TypedExpression.BooleanLiteral(id, span, false);
      case Type.Simple.STRING -> new TypedExpression.StringLiteral(id, span, "");
      case Type.OptionalOf _, Type.PointerTo _ -> new TypedExpression.EmptyLiteral(id, span, type);
      case Type.ArrayOf _ -> new TypedExpression.ArrayLiteral(id, span, type, List.of());
      case Type.DictionaryOf _, Type.SetOf _ -> new TypedExpression.NewCollection(id, span, type);
      case Type.Simple _,
          Type.ChannelOf _,
          Type.FutureOf _,
          Type.GeneratorOf _,
          Type.FunctionOf _,
          Type.Named _ ->
          null;
    };
  }

  /// What gives a file's variables their first values; empty when it declares none.
  static Optional<TypedInitializer> initializer(ProgramContext program, SuspendMarker marker) {
    if (program.globals.isEmpty()) {
      return Optional.empty();
    }
    List<TypedStatement> statements = new ArrayList<>();
    boolean unassigned = false;
    for (GlobalEntry global : program.globals) {
      if (global.initialization != null) {
        statements.add(global.initialization);
      }
      unassigned |= global.body.declaresWithoutValue;
    }
    GlobalEntry first = program.globals.getFirst();
    Span span = first.syntax.span().to(program.globals.getLast().syntax.span());
    TypedStatement.Block block =
        new TypedStatement.Block(program.nodes.next(first.syntax.id()), span, statements);
    if (unassigned) {
      new AssignmentChecker(program).check(block);
    }
    return Optional.of(
        new TypedInitializer(
            program.nodes.next(first.syntax.id()),
            span,
            marker.mark(block),
            program.initializer.suspends));
  }

  /// The other files with variables: their initializers run before that of the file with the entry.
  static List<TypedProgram.ModuleStart> starts(
      List<ProgramContext> contexts, ProgramContext entry) {
    return contexts.stream()
        .filter(program -> program != entry && !program.globals.isEmpty())
        .map(
            program ->
                new TypedProgram.ModuleStart(program.file.module(), program.initializer.suspends))
        .toList();
  }

  /// Notes that the entry runs the initializers before anything else.
  static void initializeFirst(
      List<ProgramContext> contexts, ProgramContext program, Optional<SymbolId> entry) {
    if (!program.globals.isEmpty()) {
      program.suspensions.add(program.initializer);
      for (GlobalEntry global : program.globals) {
        program.initializer.places.add(
            new SuspendGraph.Place(
                SuspendCause.CALL, global.name().text(), global.span(), global.body.effects));
      }
    }
    if (entry.isEmpty()) {
      return;
    }
    FunctionEntry function = program.symbols.function(entry.get());
    for (ProgramContext each : contexts.reversed()) {
      if (!each.globals.isEmpty()) {
        GlobalEntry first = each.globals.getFirst();
        Span span = each == program ? first.span() : function.span();
        function.body.effects.places.addFirst(
            new SuspendGraph.Place(SuspendCause.CALL, first.name().text(), span, each.initializer));
      }
    }
  }

  // ---- Uses ----

  /// The variable of that name that the file declares outside functions; null when a variable of the
  /// function hides it or there is none.
  @Nullable GlobalEntry find(String name) {
    return checker.names.find(name) == null ? checker.program.globalsByName.get(name) : null;
  }

  /// A variable where a value stands.
  TypedExpression.Global read(Expression syntax, Name name, GlobalEntry global) {
    Type type = typeOf(name, global);
    GlobalEntry initialized = initialized();
    if (initialized != null && isLater(global, initialized)) {
      GlobalProblem problem =
          global.home() == checker.program
              ? new GlobalProblem.UsedBeforeInitialized(name.text())
              : new GlobalProblem.UsedBeforeItsFile(name.text());
      checker.reporter.report(
          checker.program.labelled(Diagnostic.of(problem, name.span()), global, "declared"));
    }
    return new TypedExpression.Global(
        checker.node(syntax, name), syntax.span(), type, global.id(checker.program));
  }

  /// Whether a variable gets its first value when another one does, or after it.
  private boolean isLater(GlobalEntry global, GlobalEntry other) {
    return global.home() == checker.program
        ? global.order >= other.order
        : global.home().order > checker.program.order;
  }

  /// The variable whose first value the current place is part of, not inside a closure or a task; null
  /// elsewhere.
  private @Nullable GlobalEntry initialized() {
    if (checker.body.kind != Body.Kind.INITIALIZER) {
      return null;
    }
    for (GlobalEntry global : checker.program.globals) {
      if (global.body == checker.body) {
        return global;
      }
    }
    return null;
  }

  private Type typeOf(Name name, GlobalEntry global) {
    if (global.type == null && global.state == GlobalEntry.State.COLLECTED) {
      check(global.home(), global);
    }
    if (global.type == null) {
      checker.reporter.report(
          checker.program.labelled(
              Diagnostic.of(new GlobalProblem.TypeNeedsItself(name.text()), name.span()),
              global,
              "declared"));
      global.type = Type.Simple.UNKNOWN;
    }
    return global.type;
  }

  /// A variable as the target of an assignment.
  TypedTarget target(Expression syntax, Name name, GlobalEntry global) {
    Type type = typeOf(name, global);
    if (global.constant()) {
      checker.reporter.report(
          checker.program.labelled(
              Diagnostic.of(new TypeProblem.AssignedConstant(name.text()), syntax.span()),
              global,
              "declared"));
    }
    return new TypedTarget.Global(
        checker.node(syntax, name), syntax.span(), type, global.id(checker.program));
  }

  /// `名(…)` where the name is such a variable's.
  TypedExpression call(Expression.Call syntax, Name name, GlobalEntry global) {
    TypedExpression function = read(syntax.callee(), name, global);
    if (function.type() instanceof Type.FunctionOf type) {
      return checker.closures.call(syntax, function, type);
    }
    if (function.type() != Type.Simple.UNKNOWN) {
      checker.reporter.report(
          checker.program.labelled(
              Diagnostic.of(new NameProblem.NotCallable(name.text(), function.type()), name.span()),
              global,
              "declared"));
    }
    checker.calls.checkAll(syntax.arguments());
    return checker.malformed(syntax);
  }
}
