package org.qistage.runtime.failure;

/// What the heap model finds wrong with the counting of references. The compiler inserts the counting, so
/// these are faults of Qi Stage.
public sealed interface MemoryFault extends Fault.Outside {
  @Override
  default ErrorKind kind() {
    return ErrorKind.INTERNAL;
  }

  /// @param type the type of the object
  /// @param address where it was
  /// @param site where it had been allocated
  record UseAfterFree(String type, String address, String site) implements MemoryFault {
    @Override
    public String code() {
      return "QI-RUN-9001";
    }
  }

  /// @param type the type of the object
  /// @param address where it was
  /// @param site where it had been allocated
  record DoubleFree(String type, String address, String site) implements MemoryFault {
    @Override
    public String code() {
      return "QI-RUN-9002";
    }
  }

  /// @param type the class of the object
  record UnknownObject(String type) implements MemoryFault {
    @Override
    public String code() {
      return "QI-RUN-9003";
    }
  }
}
