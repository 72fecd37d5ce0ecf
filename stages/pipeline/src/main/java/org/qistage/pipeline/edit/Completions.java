package org.qistage.pipeline.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qistage.checking.Pronunciation;
import org.qistage.checking.library.LibraryModules;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.Scope;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.pipeline.StageArtifacts;

/// What can stand where somebody is typing.
///
/// The names are those of the last version that was checked, so places in it are only roughly those of
/// the text; a name from a scope that has been moved is better than none. What is typed selects by
/// prefix, or by sound: `hs` and `hanshu` give 函数.
public final class Completions {
  /// More are of no use to anybody.
  private static final int MOST = 200;

  private final Map<String, Choice> choices = new TreeMap<>();

  private Completions() {}

  /// What a choice is.
  public enum Kind {
    KEYWORD,
    TYPE,
    FUNCTION,
    VARIABLE,
    CONSTANT,
    MODULE,
    MEMBER
  }

  /// @param text what is put in
  /// @param detail its type or parameters, as spelled; empty when there is nothing to say
  public record Choice(String text, Kind kind, String detail) {}

  /// What can be put in.
  ///
  /// @param start where the word begins that it takes the place of
  public record Result(int start, List<Choice> choices) {
    public Result {
      choices = List.copyOf(choices);
    }
  }

  /// What can stand before a place of a text; nothing in comments and in literals of characters.
  ///
  /// @param checked what was made of the text, or of an earlier version
  public static Result at(StageArtifacts checked, String text, int caret) {
    if (isProse(text.substring(0, caret))) {
      return new Result(caret, List.of());
    }
    int start = wordStart(text, caret);
    String word = text.substring(start, caret);
    Completions found = new Completions();
    if (start > 0 && text.charAt(start - 1) == '.') {
      int end = start - 1;
      found.addMembers(checked, text.substring(wordStart(text, end), end), start);
    } else {
      found.addNames(checked, start);
    }
    return new Result(start, found.matching(word));
  }

  /// Whether what is typed after a text belongs to a comment or to a literal of characters.
  private static boolean isProse(String before) {
    // A letter tells it of the longest of them; a character ends before a second letter.
    SourceText typed = new SourceText("", before + "x");
    List<Token> tokens = new Lexer().apply(typed).result().tokens();
    int last = tokens.size() - 2; // behind it is the end
    if (last < 0) {
      return false;
    }
    return switch (tokens.get(last).kind()) {
      case LINE_COMMENT, BLOCK_COMMENT, STRING_LITERAL, CHARACTER_LITERAL -> true;
      default ->
          last > 0
              && tokens.get(last - 1).kind() == TokenKind.CHARACTER_LITERAL
              && !isClosed(tokens.get(last - 1), before);
    };
  }

  private static boolean isClosed(Token character, String text) {
    char end = text.charAt(character.span().end() - 1);
    return character.span().length() > 2 && (end == '\'' || end == '’');
  }

  private static int wordStart(String text, int end) {
    int start = end;
    while (start > 0 && Character.isUnicodeIdentifierPart(text.codePointBefore(start))) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    return start;
  }

  /// Those that begin so first, then those that sound so; names of the program before the language's.
  private List<Choice> matching(String word) {
    String letters = word.toLowerCase(Locale.ROOT);
    List<Choice> matching = new ArrayList<>();
    for (Choice choice : choices.values()) {
      boolean fits =
          choice.text().startsWith(word) || Pronunciation.abbreviates(letters, choice.text());
      if (fits && !choice.text().equals(word)) {
        matching.add(choice);
      }
    }
    matching.sort(
        Comparator.comparing((Choice choice) -> !choice.text().startsWith(word))
            .thenComparingInt(choice -> rank(choice.kind()))
            .thenComparingInt(choice -> choice.text().length())
            .thenComparing(Choice::text));
    return matching.subList(0, Math.min(MOST, matching.size()));
  }

  private static int rank(Kind kind) {
    return switch (kind) {
      case VARIABLE, CONSTANT, MEMBER -> 0;
      case KEYWORD -> 1;
      case FUNCTION, TYPE, MODULE -> 2;
    };
  }

  private void add(String text, Kind kind, String detail) {
    choices.put(text, new Choice(text, kind, detail));
  }

  // ---- Names ----

  private void addNames(StageArtifacts checked, int place) {
    for (TokenKind kind : TokenKind.values()) {
      if (kind.isKeyword()) {
        add(kind.spelling(), Kind.KEYWORD, "");
      }
    }
    for (String name : LibraryTable.standard().functionNames()) {
      add(name, Kind.FUNCTION, TypeMembers.parameters(LibraryTable.standard().forms(name)));
    }
    LibraryTable.MODULES.forEach(module -> add(module, Kind.MODULE, ""));
    checked.typed().ifPresent(program -> addDeclared(program, place));
  }

  private void addDeclared(TypedProgram program, int place) {
    program.types().forEach(type -> add(type.name(), Kind.TYPE, ""));
    for (Symbol symbol : program.symbols()) {
      switch (symbol) {
        case Symbol.Function function when function.name().indexOf('.') < 0 ->
            add(function.name(), Kind.FUNCTION, TypeMembers.signature(program, function));
        case Symbol.Global global ->
            add(
                global.name(),
                global.constant() ? Kind.CONSTANT : Kind.VARIABLE,
                global.type().toString());
        case Symbol.Function _, Symbol.Variable _ -> {}
      }
    }
    for (Scope scope : program.scopes()) {
      boolean holds = scope.span().start() <= place && place <= scope.span().end();
      if (holds) {
        scope.symbols().stream()
            .map(program::symbol)
            .filter(Symbol.Variable.class::isInstance)
            .map(Symbol.Variable.class::cast)
            .filter(variable -> variable.span().end() <= place)
            .forEach(variable -> add(variable.name(), Kind.VARIABLE, variable.type().toString()));
      }
    }
  }

  // ---- Members ----

  private void addMembers(StageArtifacts checked, String name, int place) {
    LibraryModules.find(name)
        .ifPresent(
            module -> module.functions().keySet().forEach(each -> add(each, Kind.FUNCTION, "")));
    Optional<TypedProgram> program = checked.typed();
    if (program.isEmpty()) {
      return;
    }
    typeOf(program.get(), name, place)
        .ifPresent(
            type ->
                TypeMembers.of(program.get(), type)
                    .forEach((member, detail) -> add(member, Kind.MEMBER, detail)));
    program.get().types().stream()
        .filter(type -> type.name().equals(name))
        .filter(TypeDefinition.Enumeration.class::isInstance)
        .map(TypeDefinition.Enumeration.class::cast)
        .flatMap(type -> type.variants().stream())
        .forEach(variant -> add(variant.name(), Kind.MEMBER, ""));
  }

  /// The type of the variable of a name that is declared last before a place.
  private static Optional<Type> typeOf(TypedProgram program, String name, int place) {
    Optional<Type> local =
        program.symbols().stream()
            .filter(Symbol.Variable.class::isInstance)
            .map(Symbol.Variable.class::cast)
            .filter(variable -> variable.name().equals(name))
            .filter(variable -> variable.span().start() <= place)
            .max(Comparator.comparingInt(variable -> variable.span().start()))
            .map(Symbol.Variable::type);
    return local.or(
        () ->
            program.symbols().stream()
                .filter(Symbol.Global.class::isInstance)
                .map(Symbol.Global.class::cast)
                .filter(global -> global.name().equals(name))
                .map(Symbol.Global::type)
                .findFirst());
  }
}
