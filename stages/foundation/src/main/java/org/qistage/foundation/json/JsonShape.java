package org.qistage.foundation.json;

import org.qistage.foundation.Language;
import org.qistage.foundation.Localized;

/// The kinds of JSON values, as diagnostics name them.
public enum JsonShape implements Localized {
  OBJECT("对象", "an object"),
  ARRAY("数组", "an array"),
  STRING("字符串", "a string"),
  INTEGER("整数", "an integer"),
  NUMBER("小数", "a number with a fraction or exponent"),
  BOOLEAN("true 或 false", "true or false"),
  NULL("null", "null"),
  /// `[start, end]`.
  SPAN("[起, 止] 两个整数", "two integers [start, end]");

  private final String chinese;
  private final String english;

  JsonShape(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  @Override
  public String in(Language language) {
    return switch (language) {
      case ZH -> chinese;
      case EN -> english;
    };
  }
}
