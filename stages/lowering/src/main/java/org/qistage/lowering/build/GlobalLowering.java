package org.qistage.lowering.build;

import static org.qistage.lowering.build.FunctionBuilder.ANYWHERE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedInitializer;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.lowering.Callee;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredGlobal;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.Operand;
import org.qistage.lowering.ValueType;

/// Lowers variables outside functions: their reads and writes, and what gives them their first values.
///
/// The function `$初始化` assigns the first values. The entry calls it first, after those of the imported
/// files. It does its work once: a program may call its own entry again.
public final class GlobalLowering {
  /// Whether `$初始化` has been called.
  private static final String INITIALIZED = "$已初始化";

  private static final String BOOLEAN = Type.Simple.BOOLEAN.toString();

  private final FunctionLowering function;
  private final FunctionBuilder code;

  GlobalLowering(FunctionLowering function) {
    this.function = function;
    this.code = function.code;
  }

  /// The variables outside functions that a file declares or uses.
  public static List<LoweredGlobal> globals(TypedProgram program) {
    List<LoweredGlobal> globals = new ArrayList<>();
    Structures structures = new Structures(program);
    if (program.initializer().isPresent()) {
      globals.add(new LoweredGlobal(INITIALIZED, ValueType.BOOL, BOOLEAN, false));
    }
    for (Symbol symbol : program.symbols()) {
      if (symbol instanceof Symbol.Global global) {
        globals.add(
            new LoweredGlobal(
                name(program, global),
                structures.valueType(global.type()),
                global.type().toString(),
                !global.module().equals(program.module())));
      }
    }
    return globals;
  }

  private static String name(TypedProgram program, Symbol.Global global) {
    return global.module().equals(program.module())
        ? global.name()
        : ImportedFunction.reference(global.module(), global.name());
  }

  private String name(SymbolId id) {
    return name(function.facts.program(), function.facts.global(id));
  }

  Operand read(TypedExpression.Global global, int wanted) {
    return read(global, global.symbol(), wanted);
  }

  Operand read(TypedTarget.Global target) {
    return read(target, target.symbol(), ANYWHERE);
  }

  private Operand read(TypedNode origin, SymbolId id, int wanted) {
    Type type = function.facts.global(id).type();
    return code.loadGlobal(
        origin, name(id), function.facts.valueType(type), function.facts.spelling(type), wanted);
  }

  /// A pointer to a variable.
  Operand pointer(TypedExpression.AddressOf address, TypedTarget.Global target, int wanted) {
    Type type = function.facts.global(target.symbol()).type();
    return code.newPointer(
        address,
        name(target.symbol()),
        Instruction.NewPointer.WHOLE,
        ValueTypes.pointer(ValueTypes.representation(type)),
        function.facts.spelling(address.type()),
        wanted,
        List.of());
  }

  void write(TypedNode origin, TypedTarget.Global target, Operand value) {
    code.storeGlobal(origin, name(target.symbol()), value);
  }

  /// At the head of the entry: the initializers of the imported files, then the file's own.
  void runInitializers(TypedFunction entry) {
    for (TypedProgram.ModuleStart start : function.facts.program().starts()) {
      run(
          entry,
          ImportedFunction.reference(start.module(), LoweredProgram.INITIALIZER),
          start.suspends());
    }
    Optional<TypedInitializer> own = function.facts.program().initializer();
    own.ifPresent(initializer -> run(entry, LoweredProgram.INITIALIZER, initializer.suspends()));
  }

  private void run(TypedNode origin, String initializer, boolean suspends) {
    code.call(
        origin,
        new Callee.Function(initializer),
        suspends,
        ValueType.UNIT,
        Type.Simple.UNIT.toString(),
        ANYWHERE,
        List.of());
  }

  /// At the head of an initializer: returns when it has been called before.
  void onlyOnce(TypedInitializer initializer) {
    int again = code.block("again");
    int first = code.block("first");
    Operand initialized =
        code.loadGlobal(initializer, INITIALIZED, ValueType.BOOL, BOOLEAN, ANYWHERE);
    code.branch(initializer, initialized, again, first);
    code.place(again);
    code.returnValue(initializer, initializer.span(), FunctionBuilder.empty());
    code.place(first);
    code.storeGlobal(initializer, INITIALIZED, new Operand.BooleanConstant(true));
  }
}
