package org.qistage.pipeline.steps;

/// Bytecode that the interpreter does not know, or that does not verify: a fault of Qi Stage.
final class UnsteppableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsteppableException(String what) {
    super(what);
  }

  UnsteppableException(String what, Throwable cause) {
    super(what, cause);
  }
}
