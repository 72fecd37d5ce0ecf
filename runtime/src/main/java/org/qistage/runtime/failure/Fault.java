package org.qistage.runtime.failure;

import java.util.LinkedHashMap;
import java.util.Map;

/// What went wrong in a running program, without a word of prose. The record components are the
/// arguments of its messages: `{name}` in a message stands for the component `name`.
///
/// The messages stand in this package's `messages_zh.properties` and `messages_en.properties` under
/// `CODE.message`, `CODE.why` and `CODE.fix`; only the first must exist.
public sealed interface Fault {
  /// A stable code such as `QI-RUN-0001`; never used again for anything else.
  String code();

  ErrorKind kind();

  /// The components by name, as text.
  default Map<String, String> arguments() {
    Map<String, String> arguments = new LinkedHashMap<>();
    for (var component : getClass().getRecordComponents()) {
      try {
        arguments.put(component.getName(), String.valueOf(component.getAccessor().invoke(this)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("component " + component.getName(), e);
      }
    }
    return arguments;
  }

  /// What the world outside of the program does to it, with files of their own.
  sealed interface Outside extends Fault
      permits FileFault, RequestFault, TextFault, NativeFault, LimitFault, MemoryFault {}

  record DivisionByZero() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0001";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.DIVISION_BY_ZERO;
    }
  }

  record IntegerOverflow() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0002";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INTEGER_OVERFLOW;
    }
  }

  /// @param length how many elements there are, so that the valid indices are 0 … length − 1
  record IndexOutOfRange(long index, long length) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0003";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INDEX_OUT_OF_RANGE;
    }
  }

  /// A use of 空 where an object is needed.
  record NullValue() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0004";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.NULL_VALUE;
    }
  }

  record StackOverflow() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0005";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.STACK_OVERFLOW;
    }
  }

  record MemoryLimit() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0006";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.MEMORY_LIMIT;
    }
  }

  /// No task can ever go on.
  record Deadlock(WaitGraph waits) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0007";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.DEADLOCK;
    }
  }

  /// A text that is not the number it should be.
  ///
  /// @param text the text, quoted and shortened
  /// @param type the Qi type that it should have become
  record MalformedNumber(String text, String type) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0008";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONVERSION;
    }
  }

  /// A number that the type it should become cannot hold.
  record NumberOutOfRange(String number, String type) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0009";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONVERSION;
    }
  }

  /// The value of a 可选 that is 无.
  record EmptyOptional() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0010";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.NULL_VALUE;
    }
  }

  record SendToClosedChannel() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0011";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CHANNEL_CLOSED;
    }
  }

  record ReceiveFromClosedChannel() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0012";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CHANNEL_CLOSED;
    }
  }

  record ChannelClosedTwice() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0013";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CHANNEL_CLOSED;
    }
  }

  /// A count, capacity or size that is negative.
  record NegativeSize(long size) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0014";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  /// More elements than an array can hold.
  record TooManyElements(String size) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0015";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  /// A 范围 with step 0.
  record RangeStepZero() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0016";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  record NegativeExponent(long exponent) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0017";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  record InvalidUrl(String url) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0018";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INPUT_OUTPUT;
    }
  }

  /// No file answers this url, and the network is refused.
  record MissingFixture(String url, String file) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0019";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INPUT_OUTPUT;
    }
  }

  record UnreadableFixture(String url, String file, String reason) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0020";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INPUT_OUTPUT;
    }
  }

  record NetworkRefused(String url) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0021";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INPUT_OUTPUT;
    }
  }

  record RequestFailed(String url, String reason) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0022";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INPUT_OUTPUT;
    }
  }

  /// Standard output cannot be written (a full disk; a reader that went away is no error).
  record OutputFailed(String reason) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0023";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INPUT_OUTPUT;
    }
  }

  /// What an awaited task that was cancelled raises.
  record Cancelled() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0024";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CANCELLED;
    }
  }

  /// A 恢复 of a generator that has been resumed and has not yielded yet: by its own body, or by
  /// another task while it awaits.
  record GeneratorBusy() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0025";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  /// A collection was found half changed: several tasks use it at the same time, and one of them changes
  /// it.
  record UnguardedChange() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0086";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.SYNCHRONIZATION;
    }
  }

  /// A task locks a 互斥锁 that it holds: it would wait for itself, for ever.
  record LockedTwice() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0040";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.DEADLOCK;
    }
  }

  /// 解锁 of a 互斥锁 that nobody holds.
  record UnlockedTwice() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0041";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.SYNCHRONIZATION;
    }
  }

  /// 解锁 of a 互斥锁 that another task holds.
  ///
  /// @param holder the number of the task that holds it
  /// @param task the number of the task that wants to unlock it
  record UnlockedByStranger(int holder, int task) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0042";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.SYNCHRONIZATION;
    }
  }

  /// A 等待组增加 that would leave less than nothing to be done.
  ///
  /// @param count what was to be done
  /// @param change what was added to it
  record WaitGroupBelowZero(long count, long change) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0043";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.SYNCHRONIZATION;
    }
  }

  /// More 等待组完成 than there was to be done.
  record WaitGroupDoneTooOften() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0044";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.SYNCHRONIZATION;
    }
  }

  /// A length of time that is negative.
  record NegativeDuration(long milliseconds) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0045";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  /// An index of a 字典 by a key that it does not have.
  ///
  /// @param key the key's text, shortened
  record MissingKey(String key) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0050";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.MISSING_KEY;
    }
  }

  /// The last element of an 数组 that has none.
  record EmptyArray() implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0051";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INDEX_OUT_OF_RANGE;
    }
  }

  /// A piece of a 字符串 or 数组 that ends before it begins.
  record ReversedBounds(long from, long to) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0052";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INDEX_OUT_OF_RANGE;
    }
  }

  /// 随机整数 with a lower bound above the upper one.
  record NoRandomNumber(long from, long to) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0053";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  /// A shift by a number of places that is not from 0 to 63.
  record ShiftOutOfRange(long places) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0054";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID_ARGUMENT;
    }
  }

  /// What the program itself raised.
  record User(String text) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-0100";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.USER;
    }
  }

  /// A fault of Qi Stage itself.
  record Internal(String what) implements Fault {
    @Override
    public String code() {
      return "QI-RUN-9999";
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INTERNAL;
    }
  }
}
