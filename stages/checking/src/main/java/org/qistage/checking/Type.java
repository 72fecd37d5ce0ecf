package org.qistage.checking;

import java.util.List;
import java.util.stream.Collectors;

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
      return "数组<" + element + ">";
    }
  }

  record DictionaryOf(Type key, Type value) implements Type {
    @Override
    public String toString() {
      return "字典<" + key + ", " + value + ">";
    }
  }

  record SetOf(Type element) implements Type {
    @Override
    public String toString() {
      return "集合<" + element + ">";
    }
  }

  record OptionalOf(Type value) implements Type {
    @Override
    public String toString() {
      return "可选<" + value + ">";
    }
  }

  record ChannelOf(Type element) implements Type {
    @Override
    public String toString() {
      return "通道<" + element + ">";
    }
  }

  /// What `启动` gives: a task that will have a value.
  record FutureOf(Type value) implements Type {
    @Override
    public String toString() {
      return "未来<" + value + ">";
    }
  }

  /// What `启动协程` gives: a generator's handle.
  record GeneratorOf(Type element) implements Type {
    @Override
    public String toString() {
      return "协程<" + element + ">";
    }
  }

  record PointerTo(Type target) implements Type {
    @Override
    public String toString() {
      return "指针<" + target + ">";
    }
  }

  record FunctionOf(List<Type> parameters, Type result) implements Type {
    public FunctionOf {
      parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
      return parameters.stream().map(Type::toString).collect(Collectors.joining(", ", "函数(", "): "))
          + result;
    }
  }

  /// A struct or an enum, by its name.
  record Named(String name) implements Type {
    @Override
    public String toString() {
      return name;
    }
  }
}
