package org.qistage.runtime.value;

import org.qistage.runtime.memory.Holder;

/// A 字符 that stands where only objects can: as a key or value of a 字典, or an element of a 集合. It
/// remembers that it prints as a character.
public record QiCharacter(int codePoint) implements Holder {
  @Override
  public boolean isCounted() {
    return false;
  }

  @Override
  public String toString() {
    return QiText.ofCharacter(codePoint);
  }
}
