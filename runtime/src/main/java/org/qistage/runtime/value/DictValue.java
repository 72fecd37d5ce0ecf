package org.qistage.runtime.value;

/// A 字典. The accesses are in {@link QiDictionaries}.
public final class DictValue extends KeyedValue {
  @Override
  void appendEntry(StringBuilder text, Node node) {
    QiText.appendInside(text, node.key);
    text.append(": ");
    QiText.appendInside(text, node.value);
  }
}
