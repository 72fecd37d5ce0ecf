package org.qistage.runtime.value;

/// An object of a struct of the program. Each struct is a generated class with a field for each of its
/// fields; equal only to itself.
public abstract class StructValue {
  /// What it prints as before its fields.
  protected abstract String display();

  /// Writes the fields.
  protected abstract void appendFields(ValueText text);

  final void append(ValueText out) {
    String display = display();
    if (!out.enter(this, display + " { … }")) {
      return;
    }
    out.text.append(display).append(" {");
    int start = out.text.length();
    out.text.append(' ');
    appendFields(out);
    if (out.text.length() == start + 1) {
      out.text.setLength(start);
    } else {
      out.text.append(' ');
    }
    out.text.append('}');
    out.leave();
  }

  @Override
  public final String toString() {
    return QiText.of(this);
  }
}
