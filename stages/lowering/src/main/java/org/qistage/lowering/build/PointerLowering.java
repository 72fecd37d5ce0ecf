package org.qistage.lowering.build;

import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Operand;

/// Lowers 取地址 and 解引用. A pointer to a variable is the variable's cell itself, so that going through a
/// pointer, through the variable and through a closure that captured it is all the same; pointers to other
/// places are objects of their own that read and write there.
final class PointerLowering {
  private final FunctionLowering function;
  private final FunctionBuilder code;

  PointerLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
  }

  Operand addressOf(TypedExpression.AddressOf address, int wanted) {
    return switch (address.target()) {
      case TypedTarget.Variable variable -> cell(address, variable.symbol());
      case TypedTarget.Global global -> function.globals.pointer(address, global, wanted);
      case TypedTarget.Element element -> {
        Operand array = function.expressions.value(element.array());
        Operand index = function.expressions.value(element.index());
        yield function.expressions.callRuntime(
            address,
            RuntimeNames.POINTER_ELEMENT.of(ValueTypes.representation(element.type())),
            address.type(),
            wanted,
            List.of(array, index));
      }
      case TypedTarget.Dereference dereference ->
          function.expressions.value(dereference.pointer(), wanted);
      case TypedTarget.Field field -> field(address, field, wanted);
      case TypedTarget.Entry _, TypedTarget.Malformed _ -> function.malformed(address);
    };
  }

  private Operand field(TypedExpression.AddressOf address, TypedTarget.Field target, int wanted) {
    Operand object = function.expressions.value(target.object());
    Optional<Structures.Struct> struct = function.facts.structures.struct(target.object().type());
    return struct.isEmpty()
        ? function.malformed(address)
        : code.newPointer(
            address,
            struct.get().name(),
            target.field(),
            function.facts.valueType(address.type()),
            function.facts.spelling(address.type()),
            wanted,
            List.of(object));
  }

  private Operand cell(TypedExpression.AddressOf address, SymbolId variable) {
    return function.facts.hasRegister(variable)
            && ProgramFacts.inCell(function.facts.variable(variable))
        ? code.use(function.facts.register(variable))
        : function.malformed(address);
  }

  Operand read(TypedExpression.Dereference dereference, int wanted) {
    Operand pointer = function.expressions.value(dereference.pointer());
    return read(dereference, dereference.type(), pointer, wanted);
  }

  Operand read(TypedNode origin, Type type, Operand pointer, int wanted) {
    Callee.Runtime callee = RuntimeNames.POINTER_GET.of(ValueTypes.representation(type));
    return function.expressions.callRuntime(origin, callee, type, wanted, List.of(pointer));
  }

  void write(TypedNode origin, TypedTarget.Dereference target, Operand pointer, Operand value) {
    Callee.Runtime callee = RuntimeNames.POINTER_SET.of(ValueTypes.representation(target.type()));
    code.perform(origin, callee, List.of(pointer, value));
  }
}
