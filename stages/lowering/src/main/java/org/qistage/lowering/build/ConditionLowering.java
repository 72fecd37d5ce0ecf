package org.qistage.lowering.build;

import java.util.ArrayList;
import java.util.List;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;

/// Lowers conditions to branches. Where an expression only decides which way to go, its value is
/// never made: `非` swaps the ways, `与` and `或` branch twice.
final class ConditionLowering {
  private final FunctionLowering function;
  private final FunctionBuilder code;

  ConditionLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
  }

  /// Tests a condition, then lets the code that follows stand in `whenTrue`, where the variable that
  /// the condition binds has its value.
  void enter(TypedCondition condition, int whenTrue, int whenFalse) {
    switch (condition) {
      case TypedCondition.Test(_, _, var expression) -> {
        branch(expression, whenTrue, whenFalse);
        code.place(whenTrue);
      }
      case TypedCondition.Binding binding -> bind(binding, whenTrue, whenFalse);
    }
  }

  private void bind(TypedCondition.Binding binding, int whenTrue, int whenFalse) {
    Type type = binding.value().type();
    if (binding.value() instanceof TypedExpression.Resume resume
        && type instanceof Type.OptionalOf(Type element)) {
      Operand generator = function.expressions.value(resume.generator());
      enterNext(resume, generator, resume.suspends(), whenTrue, whenFalse);
      bindValue(binding, RuntimeNames.GENERATOR_VALUE, element, List.of(generator));
      return;
    }
    Operand optional = function.expressions.value(binding.value());
    if (!(type instanceof Type.OptionalOf(Type element))) {
      function.malformed(binding);
      code.place(whenTrue);
      function.variables.declare(binding, binding.variable());
      return;
    }
    Operand has =
        code.call(
            binding,
            RuntimeNames.OPTIONAL_HAS,
            false,
            ValueType.BOOL,
            Type.Simple.BOOLEAN.toString(),
            FunctionBuilder.ANYWHERE,
            List.of(optional));
    code.branch(binding, has, whenTrue, whenFalse);
    code.place(whenTrue);
    bindValue(binding, RuntimeNames.OPTIONAL_VALUE, element, List.of(optional));
  }

  private void bindValue(
      TypedCondition.Binding binding,
      RuntimeNames.Family family,
      Type element,
      List<Operand> operands) {
    declare(binding, binding.variable(), family, element, operands);
  }

  /// Runs a generator to its next value and branches on whether there is one.
  void enterNext(
      TypedExpression origin, Operand generator, boolean suspends, int whenTrue, int whenFalse) {
    Operand more =
        code.call(
            origin,
            RuntimeNames.GENERATOR_NEXT,
            suspends,
            ValueType.BOOL,
            Type.Simple.BOOLEAN.toString(),
            FunctionBuilder.ANYWHERE,
            List.of(generator));
    code.branch(origin, more, whenTrue, whenFalse);
    code.place(whenTrue);
  }

  /// Declares a variable with the value that a function of the runtime gives.
  void declare(
      TypedNode origin,
      SymbolId variable,
      RuntimeNames.Family family,
      Type element,
      List<Operand> operands) {
    Representation representation = ValueTypes.representation(element);
    if (representation == Representation.UNIT) {
      function.variables.declare(origin, variable, FunctionBuilder.empty());
      return;
    }
    Callee.Runtime callee = family.of(element);
    ValueType type = function.facts.valueType(element);
    String spelling = function.facts.spelling(element);
    if (ProgramFacts.inCell(function.facts.variable(variable))) {
      Operand value =
          code.call(origin, callee, false, type, spelling, FunctionBuilder.ANYWHERE, operands);
      function.variables.declare(origin, variable, value);
    } else {
      int register = function.variables.declareRegister(variable);
      code.call(origin, callee, false, type, spelling, register, operands);
    }
  }

  /// Branches on a 布尔 expression. The left spine of a chain of short circuits is walked by a loop, so
  /// that a chain of any length needs no deep Java stack.
  void branch(TypedExpression expression, int whenTrue, int whenFalse) {
    while (expression instanceof TypedExpression.Not(_, _, var operand)) {
      int swapped = whenTrue;
      whenTrue = whenFalse;
      whenFalse = swapped;
      expression = operand;
    }
    if (expression instanceof TypedExpression.ShortCircuit chain) {
      branchChain(chain, whenTrue, whenFalse);
    } else if (expression instanceof TypedExpression.BooleanLiteral(_, _, boolean value)) {
      code.jump(expression, value ? whenTrue : whenFalse);
    } else {
      Operand value = function.expressions.value(expression);
      code.branch(expression, value, whenTrue, whenFalse);
    }
  }

  /// One node of a chain's left spine, with where to go and the block of its right operand.
  private record Link(
      TypedExpression.ShortCircuit node, int whenTrue, int whenFalse, int rightBlock) {}

  private void branchChain(TypedExpression.ShortCircuit top, int whenTrue, int whenFalse) {
    List<Link> links = new ArrayList<>();
    TypedExpression left = top;
    while (left instanceof TypedExpression.ShortCircuit node) {
      int right = code.block(node.and() ? "与.right" : "或.right");
      links.add(new Link(node, whenTrue, whenFalse, right));
      if (node.and()) {
        whenTrue = right;
      } else {
        whenFalse = right;
      }
      left = node.left();
    }
    branch(left, whenTrue, whenFalse);
    for (Link link : links.reversed()) {
      code.place(link.rightBlock());
      branch(link.node().right(), link.whenTrue(), link.whenFalse());
    }
  }
}
