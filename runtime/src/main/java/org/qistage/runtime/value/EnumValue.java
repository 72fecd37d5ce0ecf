package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;

/// A value of an enum of the program. Each variant is a generated class with a field for each of its
/// values. Equal by value.
public abstract class EnumValue {
  /// The number of the variant.
  public final int tag;

  protected EnumValue(int tag) {
    this.tag = tag;
  }

  /// What the variant prints as before its values.
  protected abstract String display();

  /// Writes the values.
  protected abstract void appendFields(ValueText text);

  /// Whether the values are equal to those of another of the same variant.
  protected abstract boolean sameFields(EnumValue other);

  /// A hash of the variant and its values.
  protected abstract int hashFields();

  final void append(ValueText out) {
    if (!out.enter(this, display())) {
      return;
    }
    int start = out.text.append(display()).length();
    appendFields(out);
    if (out.text.length() > start) {
      out.text.insert(start, '(').append(')');
    }
    out.leave();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof EnumValue that && getClass() == that.getClass() && sameFields(that);
  }

  @Override
  public final int hashCode() {
    return hashFields();
  }

  @Override
  public final String toString() {
    return QiText.of(this);
  }
}
