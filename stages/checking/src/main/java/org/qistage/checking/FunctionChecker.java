package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.parsing.Name;
import org.qistage.parsing.Statement;
import org.qistage.parsing.SyntaxNode;

/// Checks the body of one function after another; the parts that look at names, expressions, calls,
/// tasks and statements meet here. A second one is made when a function must be checked in the midst
/// of another because its element type is wanted.
final class FunctionChecker {
  final ProgramContext program;
  final Reporter reporter;
  final Coercion coercion;
  final LocalNames names;
  final NameResolver resolver;
  final PackageResolver packages;
  final ExpressionChecker expressions;
  final OperatorChecker operators;
  final CallChecker calls;
  final LibraryCallChecker library;
  final CollectionChecker collections;
  final ConversionChecker conversions;
  final MethodChecker methods;
  final StructChecker structs;
  final VariantChecker variants;
  final MatchChecker matches;
  final TaskChecker tasks;
  final StatementChecker statements;
  final VariableChecker variables;
  final BranchChecker branches;
  final ReturnChecker returns;
  final ErrorChecker errors;
  final ClosureChecker closures;
  final CallbackChecker callbacks;
  final GlobalChecker globals;
  final PointerChecker pointers;

  /// The innermost body around the current place.
  Body body;

  /// @param first the body that is checked first
  FunctionChecker(ProgramContext program, Body first) {
    this.program = program;
    this.reporter = program.reporter;
    this.coercion = new Coercion(program);
    this.names = new LocalNames(program.scopes, program.module);
    this.resolver = new NameResolver(this);
    this.packages = new PackageResolver(this);
    this.expressions = new ExpressionChecker(this);
    this.operators = new OperatorChecker(this);
    this.calls = new CallChecker(this);
    this.library = new LibraryCallChecker(this);
    this.collections = new CollectionChecker(this);
    this.conversions = new ConversionChecker(this);
    this.methods = new MethodChecker(this);
    this.structs = new StructChecker(this);
    this.variants = new VariantChecker(this);
    this.matches = new MatchChecker(this);
    this.tasks = new TaskChecker(this);
    this.statements = new StatementChecker(this);
    this.variables = new VariableChecker(this);
    this.branches = new BranchChecker(this);
    this.returns = new ReturnChecker(this);
    this.errors = new ErrorChecker(this);
    this.closures = new ClosureChecker(this);
    this.callbacks = new CallbackChecker(this);
    this.globals = new GlobalChecker(this);
    this.pointers = new PointerChecker(this);
    this.body = first;
  }

  /// Checks a function once; afterwards its typed form, element type and effects are known.
  void check(FunctionEntry function) {
    function.state = FunctionEntry.State.CHECKING;
    body = function.body;
    program.suspensions.add(body.effects);
    resolver.startFunction();
    names.open(ScopeKind.FUNCTION, function.syntax.span());
    for (VariableEntry parameter : function.parameters) {
      if (!parameter.name.isEmpty() && names.inInnermost(parameter.name) == null) {
        names.declare(parameter);
      }
    }
    TypedStatement.Block block = statements.block(function.syntax.body());
    closeScope();
    NodeId id = program.nodes.next(function.syntax.id());
    function.typed = new TypedFunction(id, function.syntax.span(), function.id(program), block);
    if (function.coroutine() && function.element == null) {
      function.element = Type.Simple.UNIT;
    }
    new FlowChecker(reporter).checkFunction(function, block);
    if (body.declaresWithoutValue) {
      new AssignmentChecker(program).check(function.typed);
    }
    function.state = FunctionEntry.State.CHECKED;
  }

  /// Declares a variable in the innermost scope, or reports that the name is taken there.
  VariableEntry declare(Name name, VariableEntry.Kind kind, Type type) {
    VariableEntry variable =
        program.symbols.addVariable(name.text(), name.span(), kind, type, body);
    if (name.text().isEmpty()) {
      variable.used = true;
      return variable;
    }
    VariableEntry first = names.inInnermost(name.text());
    if (first != null) {
      reporter.report(
          Diagnostic.of(new NameProblem.DuplicateName(name.text()), name.span())
              .withLabel(first.span, "first"));
      variable.used = true;
      first.used = true;
      return variable;
    }
    names.declare(variable);
    return variable;
  }

  /// Closes the innermost scope and warns of what it declares in vain.
  void closeScope() {
    for (VariableEntry variable : names.close()) {
      if (!variable.used && !body.incomplete) {
        warnUnused(variable);
      }
    }
  }

  private void warnUnused(VariableEntry variable) {
    boolean declared =
        variable.kind == VariableEntry.Kind.VARIABLE
            || variable.kind == VariableEntry.Kind.CONSTANT;
    if (!declared || variable.name.startsWith("_") || variable.type == Type.Simple.UNKNOWN) {
      return;
    }
    CheckProblem problem;
    if (variable.type instanceof Type.FutureOf) {
      problem = new TaskProblem.FutureNeverAwaited(variable.name);
    } else if (variable.assigned) {
      problem = new FlowProblem.NeverRead(variable.name);
    } else {
      problem = new FlowProblem.UnusedVariable(variable.name);
    }
    reporter.report(problem, variable.span);
  }

  /// The function around the current place holds flags that only {@link SuspendGraph} decides.
  void markUnmarked() {
    Body outermost = body;
    while (outermost.outer != null) {
      outermost = outermost.outer;
    }
    if (outermost.function != null) {
      program.unmarked.add(outermost.function);
    }
  }

  NodeId node(SyntaxNode origin) {
    return program.nodes.next(origin.id());
  }

  NodeId node(SyntaxNode first, SyntaxNode second) {
    return program.nodes.next(List.of(first.id(), second.id()));
  }

  TypedExpression.Malformed malformed(SyntaxNode origin) {
    return new TypedExpression.Malformed(node(origin), origin.span());
  }

  /// The first word of a construct, which a message points at.
  static Span keyword(SyntaxNode construct, String word) {
    int start = construct.span().start();
    return new Span(start, Math.min(start + word.length(), construct.span().end()));
  }

  /// Checks the statements of a block in the scope that is open.
  List<TypedStatement> statements(List<Statement> syntax) {
    List<TypedStatement> checked = new ArrayList<>(syntax.size());
    for (Statement statement : syntax) {
      checked.add(statements.check(statement));
    }
    return checked;
  }
}
