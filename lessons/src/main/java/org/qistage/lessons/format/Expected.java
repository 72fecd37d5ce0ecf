package org.qistage.lessons.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qistage.foundation.SourceText;

/// What a program that is meant to be wrong says of itself: `//~ 错误 QI-PARSE-0002` at the end of the line
/// that a diagnostic is about, `//~ 运行 QI-RUN-0001` at the line at which its run fails. Learners never see
/// these.
///
/// @param kind `错误`, `警告`, `提示` or `运行`
public record Expected(int line, String kind, String code) {
  public static final String ERROR = "错误";
  public static final String WARNING = "警告";
  public static final String HINT = "提示";
  public static final String RUN = "运行";

  private static final Pattern ONE = Pattern.compile("//~ *(错误|警告|提示|运行) +(QI-[A-Z]+-\\d{4})");
  private static final Pattern ALL = Pattern.compile("[ \\t]*//~[^\\n]*");

  /// What a program expects.
  static List<Expected> of(SourceText program) {
    List<Expected> expected = new ArrayList<>();
    Matcher matcher = ONE.matcher(program.text());
    while (matcher.find()) {
      expected.add(new Expected(program.line(matcher.start()), matcher.group(1), matcher.group(2)));
    }
    return expected;
  }

  /// The program as learners see it. Lines keep their numbers.
  static SourceText without(SourceText program) {
    return program.text().contains("//~")
        ? new SourceText(program.name(), ALL.matcher(program.text()).replaceAll(""))
        : program;
  }
}
