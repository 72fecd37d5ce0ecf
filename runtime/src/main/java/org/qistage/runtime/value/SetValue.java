package org.qistage.runtime.value;

/// A 集合. The accesses are in {@link QiSets}.
public final class SetValue extends KeyedValue {
  @Override
  void appendEntry(ValueText out, Node node) {
    out.inside(node.key);
  }
}
