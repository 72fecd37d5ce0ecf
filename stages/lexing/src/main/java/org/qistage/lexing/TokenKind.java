package org.qistage.lexing;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qistage.foundation.Language;
import org.qistage.foundation.Localized;

/// What a token is. The names are those of the rules of `QiLexer.g4`.
///
/// In a message a kind with a fixed spelling reads as that spelling in quotes, any other as its name
/// in the language (`kinds_zh.properties`, `kinds_en.properties`).
public enum TokenKind implements Localized {
  PACKAGE(Category.KEYWORD, "包"),
  IMPORT(Category.KEYWORD, "导入"),
  AS(Category.KEYWORD, "作为"),
  PUBLIC(Category.KEYWORD, "公开"),
  PRIVATE(Category.KEYWORD, "私有"),
  FUNCTION(Category.KEYWORD, "函数"),
  ASYNC(Category.KEYWORD, "异步"),
  COROUTINE(Category.SOFT_KEYWORD, "协程"),
  VARIABLE(Category.KEYWORD, "变量"),
  CONSTANT(Category.KEYWORD, "常量"),
  MUTABLE(Category.SOFT_KEYWORD, "可变"),
  STRUCT(Category.KEYWORD, "结构体"),
  TYPE(Category.SOFT_KEYWORD, "类型"),
  ENUM(Category.SOFT_KEYWORD, "枚举"),
  METHODS(Category.SOFT_KEYWORD, "方法"),
  NEW(Category.SOFT_KEYWORD, "新建"),
  IF(Category.KEYWORD, "如果"),
  ELSE(Category.KEYWORD, "否则"),
  ELSE_IF(Category.KEYWORD, "否则如果"),
  WHILE(Category.KEYWORD, "当"),
  FOR(Category.KEYWORD, "对于"),
  IN(Category.KEYWORD, "在"),
  LOOP(Category.KEYWORD, "循环"),
  MATCH(Category.KEYWORD, "匹配"),
  RETURN(Category.KEYWORD, "返回"),
  BREAK(Category.KEYWORD, "跳出"),
  CONTINUE(Category.KEYWORD, "继续"),
  AWAIT(Category.KEYWORD, "等待"),
  SPAWN(Category.KEYWORD, "启动"),
  SPAWN_COROUTINE(Category.KEYWORD, "启动协程"),
  YIELD(Category.KEYWORD, "让出"),
  CHANNEL(Category.KEYWORD, "通道"),
  SELECT(Category.KEYWORD, "选择"),
  CASE(Category.KEYWORD, "情况"),
  DEFAULT(Category.SOFT_KEYWORD, "默认"),
  FUTURE(Category.KEYWORD, "未来"),
  TRY(Category.KEYWORD, "尝试"),
  CATCH(Category.KEYWORD, "捕获"),
  THROW(Category.KEYWORD, "抛出"),
  TRUE(Category.KEYWORD, "真"),
  FALSE(Category.KEYWORD, "假"),
  UNIT(Category.KEYWORD, "空"),
  AND(Category.KEYWORD, "与"),
  OR(Category.KEYWORD, "或"),
  NOT(Category.KEYWORD, "非"),
  ADDRESS_OF(Category.KEYWORD, "取地址"),
  DEREFERENCE(Category.KEYWORD, "解引用"),
  PRINT(Category.KEYWORD, "打印"),
  PRINT_LINE(Category.KEYWORD, "打印行"),
  INTEGER_TYPE(Category.KEYWORD, "整数"),
  LONG_TYPE(Category.KEYWORD, "长整数"),
  SHORT_TYPE(Category.KEYWORD, "短整数"),
  BYTE_TYPE(Category.KEYWORD, "字节"),
  FLOAT_TYPE(Category.KEYWORD, "浮点数"),
  BOOLEAN_TYPE(Category.KEYWORD, "布尔"),
  CHARACTER_TYPE(Category.KEYWORD, "字符"),
  STRING_TYPE(Category.KEYWORD, "字符串"),
  POINTER(Category.SOFT_KEYWORD, "指针"),
  REFERENCE(Category.SOFT_KEYWORD, "引用"),
  LIST(Category.SOFT_KEYWORD, "列表"),
  SET(Category.SOFT_KEYWORD, "集合"),
  DICTIONARY(Category.SOFT_KEYWORD, "字典"),
  ARRAY(Category.SOFT_KEYWORD, "数组"),
  IDENTIFIER(Category.NAME),
  INTEGER_LITERAL(Category.LITERAL),
  FLOAT_LITERAL(Category.LITERAL),
  STRING_LITERAL(Category.LITERAL),
  CHARACTER_LITERAL(Category.LITERAL),
  LEFT_PARENTHESIS(Category.PUNCTUATION, "("),
  RIGHT_PARENTHESIS(Category.PUNCTUATION, ")"),
  LEFT_BRACE(Category.PUNCTUATION, "{"),
  RIGHT_BRACE(Category.PUNCTUATION, "}"),
  LEFT_BRACKET(Category.PUNCTUATION, "["),
  RIGHT_BRACKET(Category.PUNCTUATION, "]"),
  COMMA(Category.PUNCTUATION, ","),
  SEMICOLON(Category.PUNCTUATION, ";"),
  COLON(Category.PUNCTUATION, ":"),
  DOUBLE_COLON(Category.PUNCTUATION, "::"),
  DOT(Category.PUNCTUATION, "."),
  ASSIGN(Category.PUNCTUATION, "="),
  DEFINE(Category.PUNCTUATION, ":="),
  PLUS_ASSIGN(Category.PUNCTUATION, "+="),
  MINUS_ASSIGN(Category.PUNCTUATION, "-="),
  STAR_ASSIGN(Category.PUNCTUATION, "*="),
  SLASH_ASSIGN(Category.PUNCTUATION, "/="),
  PERCENT_ASSIGN(Category.PUNCTUATION, "%="),
  EQUAL(Category.PUNCTUATION, "=="),
  NOT_EQUAL(Category.PUNCTUATION, "!="),
  LESS(Category.PUNCTUATION, "<"),
  LESS_EQUAL(Category.PUNCTUATION, "<="),
  GREATER(Category.PUNCTUATION, ">"),
  GREATER_EQUAL(Category.PUNCTUATION, ">="),
  PLUS(Category.PUNCTUATION, "+"),
  MINUS(Category.PUNCTUATION, "-"),
  STAR(Category.PUNCTUATION, "*"),
  SLASH(Category.PUNCTUATION, "/"),
  PERCENT(Category.PUNCTUATION, "%"),
  BANG(Category.PUNCTUATION, "!"),
  AMPERSAND(Category.PUNCTUATION, "&"),
  DOUBLE_AMPERSAND(Category.PUNCTUATION, "&&"),
  DOUBLE_PIPE(Category.PUNCTUATION, "||"),
  LEFT_ARROW(Category.PUNCTUATION, "<-"),
  FAT_ARROW(Category.PUNCTUATION, "=>"),
  WHITE_SPACE(Category.TRIVIA),
  LINE_COMMENT(Category.TRIVIA),
  BLOCK_COMMENT(Category.TRIVIA),
  BYTE_ORDER_MARK(Category.TRIVIA),
  /// Text that is no token.
  INVALID(Category.INVALID),
  /// The end of the file.
  EOF(Category.END);

  /// The sort of thing that a kind is.
  public enum Category {
    KEYWORD,
    /// A keyword that is still a name wherever the grammar leaves no doubt.
    SOFT_KEYWORD,
    NAME,
    LITERAL,
    PUNCTUATION,
    TRIVIA,
    INVALID,
    END
  }

  private static final Map<String, TokenKind> KEYWORDS =
      Arrays.stream(values())
          .filter(TokenKind::isKeyword)
          .collect(Collectors.toUnmodifiableMap(TokenKind::spelling, Function.identity()));

  private final Category category;
  private final String spelling;

  TokenKind(Category category) {
    this(category, "");
  }

  TokenKind(Category category, String spelling) {
    this.category = category;
    this.spelling = spelling;
  }

  public Category category() {
    return category;
  }

  /// The one spelling of a keyword, of punctuation in ASCII; empty for every other kind.
  public String spelling() {
    return spelling;
  }

  /// Whether it is a keyword, hard or soft.
  public boolean isKeyword() {
    return category == Category.KEYWORD || category == Category.SOFT_KEYWORD;
  }

  public boolean isTrivia() {
    return category == Category.TRIVIA;
  }

  /// The keyword that is spelled so.
  public static Optional<TokenKind> keyword(String text) {
    return Optional.ofNullable(KEYWORDS.get(text));
  }

  @Override
  public String in(Language language) {
    return spelling.isEmpty() ? display(language) : "`" + spelling + "`";
  }

  /// What a reader calls it: `关键字 函数`, `名字`, `分号 ;`.
  public String display(Language language) {
    return ResourceBundle.getBundle(
            "org.qistage.lexing.kinds",
            java.util.Locale.of(language.tag()),
            TokenKind.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .getString(isKeyword() ? "KEYWORD" : name())
        .replace("{spelling}", spelling);
  }
}
