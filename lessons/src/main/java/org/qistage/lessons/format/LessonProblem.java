package org.qistage.lessons.format;

import org.qistage.foundation.Language;
import org.qistage.foundation.Localized;
import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What is wrong with the files of a lesson.
public sealed interface LessonProblem extends Problem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }

  /// What a value has to be.
  enum Shape implements Localized {
    TEXT("一段文字", "a text"),
    NUMBER("一个整数", "a whole number"),
    YES_OR_NO("true 或 false", "true or false"),
    LIST("一个列表", "a list"),
    FIELDS("若干个 名字: 值", "fields, each `name: value`"),
    BILINGUAL("zh: 和 en: 两段文字", "two texts, `zh:` and `en:`"),
    MOMENT(
        "一个时刻：事件的编号、{line: 行}、{event: 种类} 或 end",
        "a moment: the number of an event, {line: N}, {event: KIND} or end"),
    NAME("小写字母、数字和连字符组成的名字", "a name of small letters, digits and hyphens"),
    SCHEDULE("像 3:1,7:2 这样的次序", "a schedule such as 3:1,7:2"),
    PATH("课程文件夹里面的路径", "a path inside of the lesson's folder");

    private final String chinese;
    private final String english;

    Shape(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    @Override
    public String in(Language language) {
      return language == Language.ZH ? chinese : english;
    }
  }

  /// What is not allowed in YAML.
  enum Feature implements Localized {
    ALIAS("引用（*名字）", "an alias (*name)"),
    TAG("类型标记（!名字）", "a tag (!name)"),
    DOCUMENTS("第二个文档（---）", "a second document (---)"),
    DEPTH("太深的嵌套", "nesting that is too deep"),
    SIZE("太多的值", "too many values"),
    KEY("不是文字的字段名", "a field's name that is no text");

    private final String chinese;
    private final String english;

    Feature(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    @Override
    public String in(Language language) {
      return language == Language.ZH ? chinese : english;
    }
  }

  /// A file that every lesson has.
  record FileMissing(String file) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0001";
    }
  }

  record FileUnreadable(String file, String detail) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0002";
    }
  }

  record FileTooLarge(String file, int limit) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0003";
    }
  }

  record NotUtf8(String file, int offset) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0004";
    }
  }

  /// What the YAML library says.
  record MalformedYaml(String detail) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0005";
    }
  }

  /// YAML that lessons do without, since it makes small files large.
  record ForbiddenYaml(Feature feature) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0006";
    }
  }

  record MissingField(String field) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0007";
    }
  }

  record UnknownField(String field, String known) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0008";
    }
  }

  record WrongShape(String field, Shape wanted) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0009";
    }
  }

  record NumberOutOfRange(String field, String given, long least, long greatest)
      implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0010";
    }
  }

  record UnknownWord(String field, String given, String known) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0011";
    }
  }

  record UnknownFormat(String given, int known) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0012";
    }
  }

  record DuplicateName(String name) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0013";
    }
  }

  record NoFrontMatter() implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0014";
    }
  }

  /// A directive inside of a list or a quotation.
  record NestedDirective(String directive) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0015";
    }
  }

  record UnknownProgram(String path) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0016";
    }
  }

  record UnknownRegion(String region, String path) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0017";
    }
  }

  /// A quotation that differs from the program.
  record StaleQuotation(String path, int line) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0018";
    }
  }

  record TextNotInProgram(String text, String path) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0019";
    }
  }

  record UnknownCheck(String id) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0020";
    }
  }

  /// A check that no step asks.
  record UnusedCheck(String id) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0021";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// The n-th directive or step of one language is not that of the other.
  record LanguagesDiffer(String here, String there) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0022";
    }
  }

  record EmptyText(String field) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0023";
    }
  }

  record NoRightOption(String id) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0024";
    }
  }

  /// Quoted code that does not parse.
  record BrokenCode(String detail) implements LessonProblem {
    @Override
    public String code() {
      return "QI-LESSON-0025";
    }
  }
}
