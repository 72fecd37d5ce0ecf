package org.qistage.runtime.failure;

/// What is wrong with a text that should be decoded.
public sealed interface TextFault extends Fault.Outside {
  @Override
  default ErrorKind kind() {
    return ErrorKind.CONVERSION;
  }

  /// @param text the text, quoted and shortened
  record InvalidBase64(String text) implements TextFault {
    @Override
    public String code() {
      return "QI-RUN-0060";
    }
  }

  /// Base64 of bytes that are no text in UTF-8.
  ///
  /// @param text the text, quoted and shortened
  record Base64NotText(String text) implements TextFault {
    @Override
    public String code() {
      return "QI-RUN-0061";
    }
  }
}
