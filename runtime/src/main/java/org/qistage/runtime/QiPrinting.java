package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.value.QiText;

/// The functions of the ABI that print a value and, when asked to, end the line.
public final class QiPrinting {
  private QiPrinting() {}

  public static void qi_print_int(long value, boolean line, Context context) {
    context.scheduler.output.print(value, line);
    context.scheduler.onPrinted(value, line);
  }

  public static void qi_print_float(double value, boolean line, Context context) {
    print(QiText.of(value), line, context);
  }

  public static void qi_print_bool(boolean value, boolean line, Context context) {
    print(QiText.of(value), line, context);
  }

  public static void qi_print_char(int value, boolean line, Context context) {
    print(QiText.ofCharacter(value), line, context);
  }

  public static void qi_print_string(String value, boolean line, Context context) {
    print(value, line, context);
  }

  public static void qi_print_value(@Nullable Object value, boolean line, Context context) {
    print(QiText.of(value), line, context);
  }

  private static void print(String text, boolean line, Context context) {
    context.scheduler.output.print(text, line);
    context.scheduler.onPrinted(text, line);
  }
}
