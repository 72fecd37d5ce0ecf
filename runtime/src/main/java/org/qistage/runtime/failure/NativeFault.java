package org.qistage.runtime.failure;

/// What a C program does wrong with the functions that the runtime offers it. None of it can be caught:
/// it ends the run.
public sealed interface NativeFault extends Fault.Outside {
  @Override
  default ErrorKind kind() {
    return ErrorKind.NATIVE_INTERFACE;
  }

  /// A null pointer where data is needed.
  ///
  /// @param call the function of the C interface
  /// @param parameter which of its parameters
  record NullPointer(String call, String parameter) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0110";
    }
  }

  /// An address that no function of the interface has given, or one that was freed long ago.
  record NotAllocated(String call, String parameter) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0111";
    }
  }

  /// Data that has been freed.
  ///
  /// @param block the block's number, in the order of allocation from 1
  /// @param size in bytes
  record UsedAfterFree(String call, long block, long size) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0112";
    }
  }

  /// Freeing what has been freed.
  record FreedTwice(long block, long size) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0113";
    }
  }

  /// Other data where a text is needed.
  record NotAString(String call, long block) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0114";
    }
  }

  /// A text whose data, length or capacity the program has changed to what cannot be.
  record DamagedString(String call, long block) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0115";
    }
  }

  /// @param offset the first byte that is not UTF-8, from 0
  record NotUtf8(String call, long offset) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0116";
    }
  }

  /// The header before a block or the mark behind it has been overwritten.
  record DamagedBlock(long block, long size) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0117";
    }
  }

  /// A block has been written to after it was freed.
  record WrittenAfterFree(long block, long size) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0118";
    }
  }

  /// A handle that names no task.
  record NotATask(String call) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0119";
    }
  }

  /// A function that would wait, called by a function that the scheduler runs.
  record NotInCallback(String call) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0120";
    }
  }

  /// A task that has not ended, awaited by a function that cannot be resumed.
  record CannotWait(String call) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0121";
    }
  }

  /// A call on a thread that is not the one on which the program runs.
  record OtherThread(String call) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0122";
    }
  }

  /// A call before qi_runtime_init.
  record NotInitialized(String call) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0123";
    }
  }

  /// A program that was compiled with the header of another version.
  record OtherVersion(long expected, long found) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0124";
    }
  }

  /// qi_main has returned something other than 0.
  record MainFailed(int status) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0125";
    }
  }

  /// The library cannot be loaded.
  record LibraryUnusable(String file, String reason) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0126";
    }
  }

  /// The library has no function qi_main.
  record NoMain(String file) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0127";
    }
  }

  /// The process of a C program has ended without having come to the end of the run.
  ///
  /// @param status its exit status
  record Crashed(int status) implements NativeFault {
    @Override
    public String code() {
      return "QI-RUN-0128";
    }
  }
}
