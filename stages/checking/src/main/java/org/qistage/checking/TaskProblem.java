package org.qistage.checking;

import org.qistage.checking.typed.Type;
import org.qistage.foundation.Severity;

/// What can be wrong with tasks, coroutines and channels.
public sealed interface TaskProblem extends CheckProblem {

  /// `让出 值` outside a 协程 函数. Label `declared`, where a function stands around it.
  record YieldOutsideCoroutine() implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0300";
    }
  }

  /// `让出 值` inside a `启动 { … }`. Label `block`.
  record YieldInTaskBlock() implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0301";
    }
  }

  /// A call of a 协程 函数 without 启动协程. Label `declared`.
  record CoroutineCalled(String name) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0302";
    }
  }

  /// 恢复 of what is no 协程.
  record NotCoroutineHandle(Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0303";
    }
  }

  /// 等待 of a value that is no 未来.
  record NotAFuture(Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0304";
    }
  }

  /// 等待 of a call of a function that is not 异步. Label `declared`.
  record AwaitedPlainFunction(String name) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0305";
    }
  }

  /// 启动 or 启动协程 of what is no call.
  record SpawnNeedsCall(String keyword) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0306";
    }
  }

  /// 启动 of a 协程 函数. Label `declared`.
  record SpawnedCoroutine(String name) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0307";
    }
  }

  /// 启动协程 of a function that is no 协程 函数. Label `declared`.
  record SpawnCoroutineOfFunction(String name) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0308";
    }
  }

  /// A 让出 of another type than the first one of its function. Label `first`.
  record YieldedTypesDiffer(Type expected, Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0309";
    }
  }

  /// A 协程 函数 whose element type depends on itself.
  record ElementUnknown(String name) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0310";
    }
  }

  /// A channel operation on what is no 通道.
  record NotAChannel(Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0311";
    }
  }

  /// A value sent that does not fit the channel.
  record SentType(Type expected, Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0312";
    }
  }

  /// A call of an 异步 function whose 未来 is thrown away.
  record FutureDropped(String name) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0313";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// A 启动 as a statement although the task has a result.
  record TaskResultDropped(String name, Type type) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0315";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// A variable with a 未来 that is never used.
  record FutureNeverAwaited(String name) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0314";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// 取消 or 限时等待 of what is no 未来.
  record NotATask(String function, Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0330";
    }
  }

  /// A 选择 with nothing in it.
  record EmptySelect() implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0331";
    }
  }

  /// A second 默认 in a 选择. Label `first`.
  record SecondDefault() implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0332";
    }
  }

  /// A received value that its case does not use.
  record ReceivedValueUnused(String name) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0333";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// A 超时 beside a 默认, which never lets it come. Label `fallback`.
  record TimeoutBesideDefault() implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0334";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// A channel where a value of another type is wanted, such as what the channel carries. Label
  /// `wanted`, where the type is written.
  record ChannelForValue(Type expected, Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0335";
    }
  }

  /// A channel of another element type than is wanted. Label `wanted`, where the type is
  /// written.
  record ChannelElementsDiffer(Type expected, Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0336";
    }
  }

  /// A send or receive on a variable that is no channel. Label `declared`.
  record VariableIsNoChannel(String name, Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0337";
    }
  }

  /// A variable, most often a parameter, that should be a 等待组, 互斥锁 or 定时器 and was declared as
  /// something else. Label `declared`.
  record VariableIsNoHandle(String name, Type expected, Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0338";
    }
  }

  /// 启动 in front of a call that is no function's, such as `启动 恢复(c)`.
  ///
  /// @param name what is called
  /// @param block the block that runs it in a task
  record SpawnNeedsBlock(String name, String block) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0340";
    }
  }

  /// `发送(c, 1)` or `c.接收()`: what the language has arrows for, or 关闭, written as other languages do.
  ///
  /// @param name the word as written
  /// @param form how Qi writes it
  record ChannelWord(String name, String form) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0341";
    }
  }

  /// A 等待组, 互斥锁 or 定时器 where a value of another type is wanted. Label `wanted`, where the type is
  /// written.
  record HandleForValue(Type expected, Type found) implements TaskProblem {
    @Override
    public String code() {
      return "QI-CHECK-0339";
    }
  }
}
