package org.qistage.lexing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Edit;
import org.qistage.foundation.Span;

/// Looks at the text of one token after the other and reports what is wrong with it, with the edit
/// that repairs it where that is sure.
final class FaultReporter {
  /// After so many faults the rest are not reported: a binary file has one at every byte.
  static final int LIMIT = 1_000;

  /// A message quotes at most so many characters.
  private static final int QUOTED = 24;

  /// What follows a string whose closing quote was forgotten: brackets, then the end of the statement
  /// or the head of a block.
  private static final String CLOSING = ")）";

  private static final String ENDING = ";；,，{｛【";

  private final String text;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  FaultReporter(String text) {
    this.text = text;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /// Reports full-width letters and digits in a name.
  ///
  /// @return a keyword if the name is one after normalisation, else any other text
  String checkName(int start, int end) {
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      if (c >= 0x300 && !(c >= 0x3400 && c <= 0x9FFF)) {
        String written = text.substring(start, end);
        String name = Literals.name(written);
        if (written.chars().anyMatch(unit -> Literals.isFullWidthForm((char) unit))) {
          report(new LexProblem.FullWidthName(quote(start, end), shorten(name)), start, end, name);
        }
        return name;
      }
    }
    return "";
  }

  /// Reports the escapes of a string or character that are none.
  void checkEscapes(int start, int end) {
    int at = start;
    while (at < end) {
      if (text.charAt(at) != '\\') {
        at++;
        continue;
      }
      int escapeEnd = Math.min(Literals.escapeEnd(text, at), end);
      if (Literals.escapeValue(text, at, escapeEnd) == Literals.NO_CODE_POINT) {
        String escape = quote(at, escapeEnd);
        LexProblem problem =
            text.startsWith("u", at + 1)
                ? new LexProblem.MalformedUnicodeEscape(escape)
                : new LexProblem.UnknownEscape(escape);
        report(problem, at, escapeEnd);
      }
      at = escapeEnd;
    }
  }

  /// Reports a string without its end.
  ///
  /// @return where the string should have ended: before the brackets and the semicolon at the end of
  ///     the line, so that the statement around it stays whole
  int unterminatedString(int start, int lineEnd) {
    int end = stringEnd(start + 1, lineEnd);
    checkEscapes(start, end);
    String opening = text.substring(start, start + 1);
    String closing = opening.equals("“") ? "”" : opening;
    add(
        Diagnostic.of(new LexProblem.UnterminatedString(opening, closing), new Span(start, end))
            .withEdit(Span.at(end), closing));
    return end;
  }

  private int stringEnd(int from, int lineEnd) {
    int end = skipBack(from, lineEnd, " \t\u3000");
    if (end > from && ENDING.indexOf(text.charAt(end - 1)) >= 0) {
      end = skipBack(from, end - 1, " \t\u3000");
    }
    return skipBack(from, end, CLOSING);
  }

  private int skipBack(int from, int end, String characters) {
    int at = end;
    while (at > from && characters.indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  void reversedString(int start, int end) {
    checkEscapes(start, end);
    boolean closed = end - start > 1 && Literals.isClosing('”', text.charAt(end - 1));
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(new Span(start, start + 1), "“"));
    edits.add(new Edit(closed ? new Span(end - 1, end) : Span.at(end), "”"));
    Span primary = new Span(start, start + 1);
    add(new Diagnostic(new LexProblem.ReversedQuote(), primary, List.of(), edits));
  }

  void malformedCharacter(int start, int end) {
    if (end - start == 2) {
      report(new LexProblem.EmptyCharacter(), start, end);
      return;
    }
    int before = diagnostics.size();
    checkEscapes(start, end);
    if (diagnostics.size() > before) {
      // An escape that is none counts as several characters: one fault, one diagnostic.
      return;
    }
    String literal = text.substring(start, end);
    String value = Literals.stringValue(literal);
    int count = value.codePointCount(0, value.length());
    boolean ascii = literal.charAt(0) == '\'';
    Diagnostic diagnostic =
        Diagnostic.of(new LexProblem.LongCharacter(quote(start, end), count), new Span(start, end))
            .withEdit(new Span(start, start + 1), ascii ? "\"" : "“")
            .withEdit(new Span(end - 1, end), ascii ? "\"" : "”");
    add(diagnostic);
  }

  void unterminatedCharacter(int start, int end) {
    checkEscapes(start, end);
    String opening = text.substring(start, start + 1);
    String closing = opening.equals("‘") ? "’" : opening;
    Diagnostic diagnostic =
        Diagnostic.of(new LexProblem.UnterminatedCharacter(opening, closing), new Span(start, end));
    add(end - start > 1 ? diagnostic.withEdit(Span.at(end), closing) : diagnostic);
  }

  void unterminatedComment(int start) {
    report(new LexProblem.UnterminatedComment(), start, start + 2);
  }

  /// Reports a number that is none.
  ///
  /// @return the kind of number that was meant
  TokenKind malformedNumber(int start, int end) {
    String narrow = Literals.halfWidth(text.substring(start, end));
    boolean valid = Literals.isNumber(narrow);
    if (valid) {
      report(
          new LexProblem.FullWidthNumber(quote(start, end), shorten(narrow)), start, end, narrow);
    } else {
      report(new LexProblem.MalformedNumber(quote(start, end)), start, end);
    }
    boolean hexadecimal = narrow.startsWith("0x") || narrow.startsWith("0X");
    boolean exponent = valid && !hexadecimal && narrow.toLowerCase(Locale.ROOT).contains("e");
    return narrow.contains(".") || exponent ? TokenKind.FLOAT_LITERAL : TokenKind.INTEGER_LITERAL;
  }

  void tooManyTokens(int at) {
    report(new LexProblem.TooManyTokens(Lexer.TOKEN_LIMIT), at, at);
  }

  void enumerationComma(int start, int end) {
    report(new LexProblem.EnumerationComma(), start, end, "，");
  }

  void lookAlike(int start, int end, LookAlikes.Meaning meaning) {
    LexProblem problem = new LexProblem.LookAlike(quote(start, end), meaning.spelling());
    if (meaning.kind() == TokenKind.INVALID) {
      report(problem, start, end);
    } else {
      report(problem, start, end, meaning.spelling());
    }
  }

  static boolean isForeignSign(char sign) {
    return "|｜^＾~～?？#＃".indexOf(sign) >= 0;
  }

  /// Reports a sign of other languages.
  ///
  /// @return where what it makes unreadable ends, or -1 when it is none
  int foreignSign(int start) {
    int end = start + 1;
    switch (text.charAt(start)) {
      case '|', '｜' -> report(new LexProblem.SinglePipe(), start, end);
      case '^', '＾' ->
          report(new LexProblem.BitSign(quote(start, end), "位异或(甲, 乙)` / `幂(底, 指数)"), start, end);
      case '~', '～' -> report(new LexProblem.BitSign(quote(start, end), "位非(数)"), start, end);
      case '?', '？' -> report(new LexProblem.QuestionMark(), start, end);
      case '#', '＃' -> {
        report(new LexProblem.HashComment(), start, end, "//");
        int newline = text.indexOf('\n', start);
        return newline < 0 ? text.length() : newline;
      }
      default -> {
        return -1;
      }
    }
    return end;
  }

  /// Whether an invalid character has a report of its own, apart from its neighbours.
  boolean standsAlone(int at) {
    return text.charAt(at) == 0 || isInvisible(text.codePointAt(at));
  }

  void invalid(int start, int end) {
    int first = text.codePointAt(start);
    String codePoint = String.format(Locale.ROOT, "U+%04X", first);
    if (first == 0) {
      report(new LexProblem.NulCharacter(byteOffset(start)), start, end);
    } else if (isInvisible(first)) {
      String replacement = Character.isSpaceChar(first) ? " " : "";
      report(new LexProblem.InvisibleCharacter(codePoint), start, end, replacement);
    } else {
      report(new LexProblem.InvalidCharacter(quote(start, end), codePoint), start, end);
    }
  }

  private static boolean isInvisible(int codePoint) {
    return Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  private long byteOffset(int at) {
    return diagnostics.size() < LIMIT
        ? text.substring(0, at).getBytes(StandardCharsets.UTF_8).length
        : at;
  }

  private String quote(int start, int end) {
    return shorten(text.substring(start, Math.min(end, start + 2 * QUOTED)));
  }

  private static String shorten(String quoted) {
    if (quoted.codePointCount(0, quoted.length()) <= QUOTED) {
      return quoted;
    }
    return quoted.substring(0, quoted.offsetByCodePoints(0, QUOTED)) + "…";
  }

  private void report(LexProblem problem, int start, int end) {
    add(Diagnostic.of(problem, new Span(start, end)));
  }

  private void report(LexProblem problem, int start, int end, String replacement) {
    Span span = new Span(start, end);
    add(Diagnostic.of(problem, span).withEdit(span, replacement));
  }

  private void add(Diagnostic diagnostic) {
    if (diagnostics.size() < LIMIT) {
      diagnostics.add(diagnostic);
    } else if (diagnostics.size() == LIMIT) {
      diagnostics.add(Diagnostic.of(new LexProblem.TooManyFaults(LIMIT), diagnostic.primary()));
    }
  }
}
