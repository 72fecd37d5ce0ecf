package org.qistage.checking.typed;

import java.util.List;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A checked expression. Operands are evaluated left to right, each exactly once.
public sealed interface TypedExpression extends TypedNode {
  Type type();

  /// A literal of 整数, 短整数, 字节 or 字符 (its code point).
  record IntegerLiteral(NodeId id, Span span, Type type, long value) implements TypedExpression {}

  record FloatLiteral(NodeId id, Span span, double value) implements TypedExpression {
    @Override
    public Type type() {
      return Type.Simple.FLOAT;
    }
  }

  record BooleanLiteral(NodeId id, Span span, boolean value) implements TypedExpression {
    @Override
    public Type type() {
      return Type.Simple.BOOLEAN;
    }
  }

  record StringLiteral(NodeId id, Span span, String value) implements TypedExpression {
    @Override
    public Type type() {
      return Type.Simple.STRING;
    }
  }

  /// `空`, or `无` when the type is a 可选.
  record EmptyLiteral(NodeId id, Span span, Type type) implements TypedExpression {}

  record Variable(NodeId id, Span span, Type type, SymbolId symbol) implements TypedExpression {}

  /// A variable declared outside functions.
  record Global(NodeId id, Span span, Type type, SymbolId symbol) implements TypedExpression {}

  /// A function of the program as a value.
  record FunctionReference(NodeId id, Span span, Type type, SymbolId function)
      implements TypedExpression {}

  /// `函数 (…) { … }` as a value. The type is a {@link Type.FunctionOf}.
  record Closure(NodeId id, Span span, Type type, TypedBlockFunction function)
      implements TypedExpression {}

  /// A call of a function value.
  ///
  /// @param suspends whether some function of that type may suspend
  record CallValue(
      NodeId id,
      Span span,
      Type type,
      TypedExpression function,
      List<TypedExpression> arguments,
      boolean suspends)
      implements TypedExpression {
    public CallValue {
      arguments = List.copyOf(arguments);
    }
  }

  /// `启动 f(x)` of a function value: the arguments now, then a new task that calls it. The type is
  /// 未来<T>.
  ///
  /// @param suspends whether some function of that type may suspend
  record SpawnValue(
      NodeId id,
      Span span,
      Type type,
      TypedExpression function,
      List<TypedExpression> arguments,
      boolean suspends)
      implements TypedExpression {
    public SpawnValue {
      arguments = List.copyOf(arguments);
    }
  }

  /// A method of 数组 that calls a function of the program.
  ///
  /// @param arguments what stands in the parentheses, the function last
  /// @param suspends whether that function may suspend
  record CallCollection(
      NodeId id,
      Span span,
      Type type,
      CollectionOperation operation,
      TypedExpression receiver,
      List<TypedExpression> arguments,
      boolean suspends)
      implements TypedExpression {
    public CallCollection {
      arguments = List.copyOf(arguments);
    }
  }

  /// `点 { 纵: 1, 横: 2 }`: every field of the struct, in the order as written.
  ///
  /// @param fields the index of the field that each value is for
  record NewStruct(
      NodeId id, Span span, Type.Named type, List<Integer> fields, List<TypedExpression> values)
      implements TypedExpression {
    public NewStruct {
      fields = List.copyOf(fields);
      values = List.copyOf(values);
    }
  }

  /// A field of a struct, by its index.
  record Field(NodeId id, Span span, Type type, TypedExpression object, int field)
      implements TypedExpression {}

  /// `形状::圆(2.0)`.
  ///
  /// @param variant the index of the variant in its enum
  record NewVariant(
      NodeId id, Span span, Type.Named type, int variant, List<TypedExpression> payload)
      implements TypedExpression {
    public NewVariant {
      payload = List.copyOf(payload);
    }
  }

  /// `{ k: v, … }`: key, value, next key, and so on; a later one of equal keys wins.
  record DictionaryLiteral(
      NodeId id, Span span, Type type, List<TypedExpression> keys, List<TypedExpression> values)
      implements TypedExpression {
    public DictionaryLiteral {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }
  }

  /// An empty 集合 or 字典.
  record NewCollection(NodeId id, Span span, Type type) implements TypedExpression {}

  /// The value of a key of a 字典; a missing key is an error.
  record Entry(NodeId id, Span span, Type type, TypedExpression dictionary, TypedExpression key)
      implements TypedExpression {}

  /// `取地址 目标`: a 指针 to the place.
  record AddressOf(NodeId id, Span span, Type type, TypedTarget target)
      implements TypedExpression {}

  /// `解引用 p`.
  record Dereference(NodeId id, Span span, Type type, TypedExpression pointer)
      implements TypedExpression {}

  /// Arithmetic minus.
  record Negate(NodeId id, Span span, Type type, TypedExpression operand)
      implements TypedExpression {}

  record Not(NodeId id, Span span, TypedExpression operand) implements TypedExpression {
    @Override
    public Type type() {
      return Type.Simple.BOOLEAN;
    }
  }

  /// Arithmetic, comparison or concatenation of two operands of one type (`left.type()`).
  record Binary(
      NodeId id,
      Span span,
      Type type,
      TypedOperator operator,
      TypedExpression left,
      TypedExpression right)
      implements TypedExpression {}

  /// `与` when `and`, else `或`; the right operand is evaluated only when the left one does not
  /// decide.
  record ShortCircuit(
      NodeId id, Span span, boolean and, TypedExpression left, TypedExpression right)
      implements TypedExpression {
    @Override
    public Type type() {
      return Type.Simple.BOOLEAN;
    }
  }

  record Convert(NodeId id, Span span, Type type, Conversion conversion, TypedExpression operand)
      implements TypedExpression {}

  /// A call of a function of the program that runs in the calling task: a plain function, or an
  /// `异步` one right under `等待`. May suspend when the function does.
  record Call(NodeId id, Span span, Type type, SymbolId function, List<TypedExpression> arguments)
      implements TypedExpression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// A call of a library function or method (the receiver is the first argument), an indexing, or a
  /// constructor of the library's types.
  record CallLibrary(
      NodeId id, Span span, Type type, LibraryFunction function, List<TypedExpression> arguments)
      implements TypedExpression {
    public CallLibrary {
      arguments = List.copyOf(arguments);
    }
  }

  /// `启动 f(x)`, or a bare call of an `异步` function: arguments now, then a new task at the tail of
  /// the ready queue. The type is 未来<T>.
  record Spawn(NodeId id, Span span, Type type, SymbolId function, List<TypedExpression> arguments)
      implements TypedExpression {
    public Spawn {
      arguments = List.copyOf(arguments);
    }
  }

  /// `启动 { … }`. The type is 未来<T>.
  record SpawnBlock(NodeId id, Span span, Type type, TypedBlockFunction block)
      implements TypedExpression {}

  /// `等待` of a 未来 that is not a direct call.
  record Await(NodeId id, Span span, Type type, TypedExpression future)
      implements TypedExpression {}

  /// `启动协程 g(x)`: a coroutine, not started. The type is 协程<T>.
  record NewGenerator(
      NodeId id, Span span, Type type, SymbolId function, List<TypedExpression> arguments)
      implements TypedExpression {
    public NewGenerator {
      arguments = List.copyOf(arguments);
    }
  }

  /// `恢复(c)`: runs it to its next `让出`. The type is 可选<T>.
  ///
  /// @param suspends whether some coroutine of this element type may await inside
  record Resume(NodeId id, Span span, Type type, TypedExpression generator, boolean suspends)
      implements TypedExpression {}

  record NewChannel(NodeId id, Span span, Type type, TypedExpression capacity)
      implements TypedExpression {}

  /// `<-c`.
  record Receive(NodeId id, Span span, Type type, TypedExpression channel)
      implements TypedExpression {}

  record ArrayLiteral(NodeId id, Span span, Type type, List<TypedExpression> elements)
      implements TypedExpression {
    public ArrayLiteral {
      elements = List.copyOf(elements);
    }
  }

  /// An element of an 数组.
  record Element(NodeId id, Span span, Type type, TypedExpression array, TypedExpression index)
      implements TypedExpression {}

  /// Writes the texts of the operands, joined by one space. The operands keep their own types.
  ///
  /// @param line whether a line end follows
  record Print(NodeId id, Span span, boolean line, List<TypedExpression> operands)
      implements TypedExpression {
    public Print {
      operands = List.copyOf(operands);
    }

    @Override
    public Type type() {
      return Type.Simple.UNIT;
    }
  }

  record Malformed(NodeId id, Span span) implements TypedExpression {
    @Override
    public Type type() {
      return Type.Simple.UNKNOWN;
    }
  }
}
