package org.qistage.checking;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedOperator;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.NodeId;
import org.qistage.parsing.AssignOperator;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;
import org.qistage.parsing.Statement;
import org.qistage.parsing.UnaryOperator;
import org.qistage.parsing.VariableKeyword;

/// Declarations of variables, and assignments.
final class VariableChecker {
  private final FunctionChecker checker;

  VariableChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  TypedStatement declare(Statement.Variable syntax) {
    Name name = syntax.name();
    boolean constant = syntax.keyword() == VariableKeyword.CONSTANT;
    VariableEntry.Kind kind = constant ? VariableEntry.Kind.CONSTANT : VariableEntry.Kind.VARIABLE;
    Type annotated =
        syntax.type().isPresent()
            ? checker.program.types.value(syntax.type().get())
            : ExpressionChecker.ANY;
    VariableEntry recursive = recursive(syntax, kind, annotated);
    TypedExpression initializer =
        syntax.initializer().isPresent()
            ? initializer(syntax, syntax.initializer().get(), annotated)
            : null;
    if (recursive != null) {
      return recursiveDeclaration(syntax, recursive, initializer);
    }
    if (initializer == null && (constant || syntax.type().isEmpty())) {
      checker.reporter.report(
          constant
              ? new TypeProblem.ConstantNeedsValue(name.text())
              : new TypeProblem.VariableNeedsType(name.text()),
          name.span());
      initializer = checker.malformed(syntax);
    }
    Type type =
        annotated == ExpressionChecker.ANY && initializer != null ? initializer.type() : annotated;
    checker.body.declaresWithoutValue |= initializer == null;
    VariableEntry variable = checker.declare(name, kind, type);
    syntax.type().ifPresent(written -> variable.typeSpan = written.span());
    return new TypedStatement.Declare(
        checker.node(syntax, name), syntax.span(), variable.id, Optional.ofNullable(initializer));
  }

  /// A variable whose first value is a closure may be used inside that closure, so that it can call
  /// itself, where nothing else has its name and its type is written. It is declared before the closure
  /// is checked; null for every other variable.
  private @Nullable VariableEntry recursive(
      Statement.Variable syntax, VariableEntry.Kind kind, Type annotated) {
    String name = syntax.name().text();
    if (syntax.initializer().isEmpty()
        || !(ExpressionChecker.stripped(syntax.initializer().get())
            instanceof Expression.Closure closure)
        || checker.resolver.isDefined(name)) {
      return null;
    }
    Type type =
        annotated instanceof Type.FunctionOf ? annotated : checker.closures.written(closure);
    return type == null || name.isEmpty() ? null : checker.declare(syntax.name(), kind, type);
  }

  private TypedStatement recursiveDeclaration(
      Statement.Variable syntax, VariableEntry variable, @Nullable TypedExpression initializer) {
    syntax.type().ifPresent(written -> variable.typeSpan = written.span());
    variable.assigned |= variable.captured; // the closure is made before the variable has its value
    variable.used = false;
    return new TypedStatement.Declare(
        checker.node(syntax, syntax.name()),
        syntax.span(),
        variable.id,
        Optional.ofNullable(initializer));
  }

  private TypedExpression initializer(Statement.Variable syntax, Expression value, Type annotated) {
    if (syntax.type().isPresent()
        && annotated == Type.Simple.UNKNOWN
        && checker.expressions.takesTypeFromPlace(value)) {
      return checker.malformed(value); // its type could not be read, and that has been said
    }
    TypedExpression checked = checker.expressions.value(value, annotated);
    return checker.coercion.require(
        checked,
        annotated,
        () -> {
          Diagnostic fault =
              Diagnostic.of(
                  new TypeProblem.InitializerType(syntax.name().text(), annotated, checked.type()),
                  checked.span());
          return syntax.type().isPresent()
              ? fault.withLabel(syntax.type().get().span(), "declared")
              : fault;
        });
  }

  TypedStatement assign(Statement.Assign syntax) {
    TypedTarget target = target(syntax.target());
    TypedExpression value = checker.expressions.value(syntax.value(), target.type());
    AssignOperator operator = syntax.operator();
    if (target instanceof TypedTarget.Malformed) {
      return new TypedStatement.Assign(checker.node(syntax), syntax.span(), target, value);
    }
    if (operator == AssignOperator.SET) {
      TypedExpression fitted =
          checker.coercion.require(
              value, target.type(), () -> assignFault(syntax, target, value, value.type()));
      return new TypedStatement.Assign(checker.node(syntax), syntax.span(), target, fitted);
    }
    return update(syntax, target, value);
  }

  private Diagnostic assignFault(
      Statement.Assign syntax, TypedTarget target, TypedExpression value, Type found) {
    Diagnostic fault =
        Diagnostic.of(new TypeProblem.AssignedType(target.type(), found), value.span());
    if (syntax.target() instanceof Expression.NameReference reference) {
      VariableEntry variable = checker.names.find(reference.name().text());
      if (variable != null) {
        return fault.withLabel(variable.typeSpan, "declared");
      }
      GlobalEntry global = checker.globals.find(reference.name().text());
      if (global != null) {
        return checker.program.labelled(fault, global, "declared");
      }
    }
    if (syntax.target() instanceof Expression.Member member) {
      GlobalEntry global = checker.packages.find(member);
      if (global != null) {
        return checker.program.labelled(fault, global, "declared");
      }
    }
    if (target instanceof TypedTarget.Field field) {
      TypeEntry struct = checker.program.declaredTypes.of(field.object().type());
      if (struct != null) {
        return checker.program.labelled(
            fault, struct, struct.fields().get(field.field()).span(), "declared");
      }
    }
    return fault;
  }

  /// `目标 += 值`: the operator is checked as if the target were read, and its result must fit.
  private TypedStatement update(
      Statement.Assign syntax, TypedTarget target, TypedExpression value) {
    NodeId id = checker.node(syntax);
    if (target.type() == Type.Simple.BYTE) {
      return updateByte(id, syntax, target, value);
    }
    TypedExpression read =
        new TypedExpression.Variable(id, target.span(), target.type(), new SymbolId(0));
    TypedExpression.Binary result =
        checker.operators.arithmetic(id, syntax.span(), operator(syntax.operator()), read, value);
    if (!Coercion.matches(result.type(), target.type())) {
      checker.reporter.report(assignFault(syntax, target, value, result.type()));
    }
    return new TypedStatement.Update(id, syntax.span(), target, result.operator(), result.right());
  }

  /// Arithmetic of two 字节 gives an 整数, but what is put back into a 字节 must be one again: that is
  /// seen when it runs.
  private TypedStatement updateByte(
      NodeId id, Statement.Assign syntax, TypedTarget target, TypedExpression value) {
    TypedExpression fitted =
        checker.coercion.require(
            value, target.type(), () -> assignFault(syntax, target, value, value.type()));
    return new TypedStatement.Update(
        id, syntax.span(), target, operator(syntax.operator()), fitted);
  }

  private static TypedOperator operator(AssignOperator operator) {
    return switch (operator) {
      case ADD -> TypedOperator.ADD;
      case SUBTRACT -> TypedOperator.SUBTRACT;
      case MULTIPLY -> TypedOperator.MULTIPLY;
      case DIVIDE -> TypedOperator.DIVIDE;
      case REMAINDER -> TypedOperator.REMAINDER;
      case SET -> throw new IllegalArgumentException("no arithmetic: =");
    };
  }

  TypedTarget target(Expression syntax) {
    return switch (ExpressionChecker.stripped(syntax)) {
      case Expression.NameReference reference -> variableTarget(reference);
      case Expression.Index index -> elementTarget(index);
      case Expression.Member member when checker.packages.find(member) != null ->
          checker.globals.target(
              member, member.name(), Objects.requireNonNull(checker.packages.global(member)));
      case Expression.Member member when !checker.expressions.isQualified(member) ->
          checker.structs.target(member);
      case Expression.Unary unary when unary.operator() == UnaryOperator.DEREFERENCE ->
          checker.pointers.target(unary);
      case Expression other -> {
        TypedExpression value = checker.expressions.check(other);
        if (value.type() != Type.Simple.UNKNOWN) {
          checker.reporter.report(new TypeProblem.NotAssignable(), other.span());
        }
        yield new TypedTarget.Malformed(checker.node(syntax), syntax.span());
      }
    };
  }

  private TypedTarget variableTarget(Expression.NameReference syntax) {
    Name name = syntax.name();
    VariableEntry variable = checker.names.find(name.text());
    GlobalEntry global = checker.globals.find(name.text());
    if (global != null) {
      return checker.globals.target(syntax, name, global);
    }
    if (variable == null) {
      unknownTarget(name);
      return new TypedTarget.Malformed(checker.node(syntax), syntax.span());
    }
    if (variable.constant()) {
      CheckProblem problem =
          variable.kind == VariableEntry.Kind.LOOP
              ? new TypeProblem.AssignedLoopVariable(name.text())
              : new TypeProblem.AssignedConstant(name.text());
      checker.reporter.report(
          Diagnostic.of(problem, syntax.span()).withLabel(variable.span, "declared"));
    }
    variable.assigned = true;
    checker.body.use(variable);
    return new TypedTarget.Variable(
        checker.node(syntax, name), syntax.span(), variable.type, variable.id);
  }

  private void unknownTarget(Name name) {
    FunctionEntry function = checker.program.functionsByName.get(name.text());
    if (function != null) {
      checker.reporter.report(
          checker.program.labelled(
              Diagnostic.of(new TypeProblem.AssignedFunction(name.text()), name.span()),
              function,
              "declared"));
    } else if (checker.program.imports.containsKey(name.text())) {
      checker.resolver.packageAsValue(name);
    } else {
      checker.resolver.undeclaredAssignment(name);
    }
  }

  private TypedTarget elementTarget(Expression.Index syntax) {
    TypedExpression array = checker.expressions.value(syntax.target());
    if (array.type() instanceof Type.DictionaryOf(Type of, Type value)) {
      TypedExpression key = checker.collections.key(syntax.index(), of);
      return new TypedTarget.Entry(checker.node(syntax), syntax.span(), value, array, key);
    }
    TypedExpression index = checker.expressions.indexValue(syntax.index(), array.type());
    if (array.type() instanceof Type.ArrayOf(Type element)) {
      return new TypedTarget.Element(checker.node(syntax), syntax.span(), element, array, index);
    }
    if (array.type() == Type.Simple.STRING) {
      checker.reporter.report(new TypeProblem.StringIsImmutable(), syntax.span());
    } else if (array.type() != Type.Simple.UNKNOWN) {
      checker.reporter.report(new TypeProblem.NotIndexable(array.type()), array.span());
    }
    return new TypedTarget.Malformed(checker.node(syntax), syntax.span());
  }
}
