package org.qistage.checking.typed;

import java.util.List;

/// A Qi type. `toString` is the spelling that diagnostics, printers and JSON use, and {@link
/// TypeReader} reads it back.
public sealed interface Type {

  /// The types without parts.
  enum Simple implements Type {
    INTEGER("整数"),
    SHORT("短整数"),
    BYTE("字节"),
    FLOAT("浮点数"),
    BOOLEAN("布尔"),
    CHARACTER("字符"),
    STRING("字符串"),
    UNIT("空"),
    /// What `http.get` answers with.
    RESPONSE("响应"),
    /// What `捕获` binds.
    ERROR("错误"),
    WAIT_GROUP("等待组"),
    MUTEX("互斥锁"),
    TIMER("定时器"),
    /// The type of an expression that never gives a value.
    NEVER("永不"),
    /// The type of what could not be checked; it fits everything, so that one error is told once.
    UNKNOWN("未知");

    private final String spelling;

    Simple(String spelling) {
      this.spelling = spelling;
    }

    @Override
    public String toString() {
      return spelling;
    }
  }

  record ArrayOf(Type element) implements Type {
    @Override
    public String toString() {
      return spelling(this);
    }
  }

  record DictionaryOf(Type key, Type value) implements Type {
    @Override
    public String toString() {
      return spelling(this);
    }
  }

  record SetOf(Type element) implements Type {
    @Override
    public String toString() {
      return spelling(this);
    }
  }

  record OptionalOf(Type value) implements Type {
    @Override
    public String toString() {
      return spelling(this);
    }
  }

  record ChannelOf(Type element) implements Type {
    @Override
    public String toString() {
      return spelling(this);
    }
  }

  /// What `启动` gives: a task that will have a value.
  record FutureOf(Type value) implements Type {
    @Override
    public String toString() {
      return spelling(this);
    }
  }

  /// What `启动协程` gives: a generator's handle.
  record GeneratorOf(Type element) implements Type {
    @Override
    public String toString() {
      return spelling(this);
    }
  }

  record PointerTo(Type target) implements Type {
    @Override
    public String toString() {
      return spelling(this);
    }
  }

  record FunctionOf(List<Type> parameters, Type result) implements Type {
    public FunctionOf {
      parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
      return spelling(this);
    }
  }

  /// A struct or an enum, by its name.
  record Named(String name) implements Type {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Whether no part of it is 未知.
  default boolean isKnown() {
    return switch (this) {
      case Simple simple -> simple != Simple.UNKNOWN;
      case Named _ -> true;
      case ArrayOf(Type element) -> element.isKnown();
      case SetOf(Type element) -> element.isKnown();
      case OptionalOf(Type value) -> value.isKnown();
      case ChannelOf(Type element) -> element.isKnown();
      case FutureOf(Type value) -> value.isKnown();
      case GeneratorOf(Type element) -> element.isKnown();
      case PointerTo(Type target) -> target.isKnown();
      case DictionaryOf(Type key, Type value) -> key.isKnown() && value.isKnown();
      case FunctionOf(List<Type> parameters, Type result) ->
          parameters.stream().allMatch(Type::isKnown) && result.isKnown();
    };
  }

  private static String spelling(Type type) {
    StringBuilder text = new StringBuilder();
    spell(type, text);
    return text.toString();
  }

  private static void spell(Type type, StringBuilder text) {
    switch (type) {
      case Simple simple -> text.append(simple.spelling);
      case ArrayOf(Type element) -> spell("数组<", element, text);
      case SetOf(Type element) -> spell("集合<", element, text);
      case OptionalOf(Type value) -> spell("可选<", value, text);
      case ChannelOf(Type element) -> spell("通道<", element, text);
      case FutureOf(Type value) -> spell("未来<", value, text);
      case GeneratorOf(Type element) -> spell("协程<", element, text);
      case PointerTo(Type target) -> spell("指针<", target, text);
      case DictionaryOf(Type key, Type value) -> {
        text.append("字典<");
        spell(key, text);
        spell(", ", value, text);
      }
      case FunctionOf(List<Type> parameters, Type result) -> {
        text.append("函数(");
        for (int i = 0; i < parameters.size(); i++) {
          text.append(i == 0 ? "" : ", ");
          spell(parameters.get(i), text);
        }
        text.append("): ");
        spell(result, text);
      }
      case Named(String name) -> text.append(name);
    }
  }

  private static void spell(String before, Type last, StringBuilder text) {
    text.append(before);
    spell(last, text);
    text.append('>');
  }
}
