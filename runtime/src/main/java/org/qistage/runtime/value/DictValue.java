package org.qistage.runtime.value;

/// A 字典. The accesses are in {@link QiDictionaries}.
public final class DictValue extends KeyedValue {
  @Override
  void appendEntry(ValueText out, Node node) {
    out.inside(node.key);
    out.text.append(": ");
    out.inside(node.value);
  }
}
