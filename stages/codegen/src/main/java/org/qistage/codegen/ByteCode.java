package org.qistage.codegen;

import java.util.Arrays;
import java.util.Base64;

/// The bytes of a class file. Immutable; equal when the bytes are.
public final class ByteCode {
  private final byte[] bytes;

  public ByteCode(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public static ByteCode fromBase64(String text) {
    return new ByteCode(Base64.getDecoder().decode(text));
  }

  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteCode that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
