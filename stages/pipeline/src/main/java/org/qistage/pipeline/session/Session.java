package org.qistage.pipeline.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.qistage.checking.typed.Symbol;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.launch.Launched;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.launch.SessionLauncher;
import org.qistage.pipeline.session.InputParts.Part;
import org.qistage.pipeline.session.SessionCompiler.Compiled;
import org.qistage.pipeline.session.SessionText.Piece;

/// A session: inputs that are compiled and run one after another.
///
/// Used from one thread, but for {@link #interrupt}.
public final class Session implements AutoCloseable {
  private static final Set<String> ENTRIES = Set.of("主函数", "入口");
  private static final String SHOWN_VALUE = "_值";

  /// What became of an input.
  ///
  /// @param diagnostics what is wrong with it; nothing of its faulty part or after that was run
  /// @param status 0, or what the part of it that failed ended with
  /// @param forgotten variables that are gone, since a type that they may hold has changed
  /// @param refused what a session cannot take
  public record Reply(
      List<LocatedDiagnostic> diagnostics,
      int status,
      List<String> forgotten,
      Optional<Refusal> refused) {
    public Reply {
      diagnostics = List.copyOf(diagnostics);
      forgotten = List.copyOf(forgotten);
    }

    static Reply of(int status) {
      return new Reply(List.of(), status, List.of(), Optional.empty());
    }

    static Reply faulty(List<LocatedDiagnostic> diagnostics) {
      return new Reply(diagnostics, 1, List.of(), Optional.empty());
    }

    static Reply refused(Refusal refusal) {
      return new Reply(List.of(), 1, List.of(), Optional.of(refusal));
    }
  }

  /// What a session cannot take.
  public enum Refusal {
    /// The inputs themselves are what an entry would hold.
    ENTRY
  }

  private final RunRequest request;
  private final FileSource files;
  private final Consumer<List<LocatedDiagnostic>> warned;
  private final String fileName;
  private SessionText text;
  private SessionCompiler compiler;
  private SessionLauncher launcher;

  /// @param fileName what diagnostics call the session
  /// @param files where imported files come from
  /// @param warned gets the warnings about an input before it is run
  public Session(
      RunRequest request,
      String fileName,
      FileSource files,
      Consumer<List<LocatedDiagnostic>> warned) {
    this.request = request;
    this.fileName = fileName;
    this.files = files;
    this.warned = warned;
    this.text = new SessionText(fileName);
    this.compiler = new SessionCompiler(files);
    this.launcher = new SessionLauncher(request);
  }

  /// The line on which the next input will stand.
  public int nextLine() {
    return text.nextLine();
  }

  /// Whether an input goes on: a bracket or a comment is still open.
  public static boolean isOpen(String input) {
    TokenStream tokens = new Lexer().apply(new SourceText("", input)).result();
    int depth = 0;
    for (Token token : tokens.tokens()) {
      switch (token.kind()) {
        case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> depth++;
        case RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE -> depth--;
        default -> {}
      }
    }
    return depth > 0 || openComment(tokens);
  }

  private static boolean openComment(TokenStream tokens) {
    return tokens.tokens().stream()
        .anyMatch(token -> token.channel() == Channel.ERROR && tokens.text(token).startsWith("/*"));
  }

  /// Starts anew: nothing is declared any more, and no task is left.
  public void reset() {
    launcher.close();
    launcher = new SessionLauncher(request);
    text = new SessionText(fileName);
    compiler = new SessionCompiler(files);
  }

  /// Ends the input that runs now. From any thread.
  public void interrupt() {
    launcher.interrupt();
  }

  @Override
  public void close() {
    launcher.close();
  }

  /// Compiles and runs an input, part by part.
  public Reply run(String input) {
    launcher.resume();
    Span entered = text.enter(completed(input));
    SourceText alone = text.withStatement(entered, "", "").source();
    List<LocatedDiagnostic> faults = compiler.structuralErrors(alone);
    if (!faults.isEmpty()) {
      return Reply.faulty(faults);
    }
    List<String> forgotten = new ArrayList<>();
    for (Part part : parts(entered)) {
      if (launcher.interrupted()) {
        return new Reply(List.of(), 1, forgotten, Optional.empty());
      }
      Reply reply = run(part);
      forgotten.addAll(reply.forgotten());
      if (reply.status() != 0) {
        return new Reply(reply.diagnostics(), reply.status(), forgotten, reply.refused());
      }
    }
    return new Reply(List.of(), 0, forgotten, Optional.empty());
  }

  /// The parts of an input, with their places in the session.
  private List<Part> parts(Span entered) {
    SourceText source = new SourceText(fileName, text.slice(entered));
    return InputParts.of(new Lexer().apply(source).result()).stream()
        .map(part -> new Part(part.kind(), part.name(), part.span().moved(entered.start())))
        .toList();
  }

  /// An expression may be entered without its semicolon.
  private static String completed(String input) {
    TokenStream tokens = new Lexer().apply(new SourceText("", input)).result();
    List<Token> seen =
        tokens.tokens().stream()
            .filter(token -> token.channel() == Channel.DEFAULT && token.kind() != TokenKind.EOF)
            .toList();
    if (seen.isEmpty()) {
      return input;
    }
    Token last = seen.getLast();
    boolean ended = last.kind() == TokenKind.SEMICOLON || last.kind() == TokenKind.RIGHT_BRACE;
    int end = last.span().end();
    return ended ? input : input.substring(0, end) + ";" + input.substring(end);
  }

  private Reply run(Part part) {
    return switch (part.kind()) {
      case IMPORT -> imported(part);
      case FUNCTION -> ENTRIES.contains(part.name()) ? Reply.refused(Refusal.ENTRY) : declare(part);
      case METHODS -> declare(part);
      case TYPE -> text.hasType(part.name()) ? declareTypeAgain(part) : declare(part);
      case VARIABLE -> variable(part);
      case EXPRESSION -> expression(part);
      case STATEMENT -> statement(part);
    };
  }

  private static Piece piece(Part part) {
    return new Piece(part.kind(), part.name(), part.span());
  }

  private Reply declare(Part part) {
    Compiled compiled = compiler.compile(text.withDeclaration(piece(part)), part.span());
    if (compiled.isFaulty()) {
      return Reply.faulty(compiled.errors());
    }
    warned.accept(compiled.warnings());
    text.putInForce(piece(part));
    return Reply.of(0);
  }

  private Reply variable(Part part) {
    Compiled compiled = compiler.compile(text.withDeclaration(piece(part)), part.span());
    Reply reply = launch(compiled, Set.of(part.name()));
    if (reply.status() == 0) {
      text.putInForce(piece(part));
    }
    return reply;
  }

  /// The variables of an imported file get their first values at once, unless the file has been
  /// imported before.
  private Reply imported(Part part) {
    if (text.isImported(piece(part))) {
      return Reply.of(0);
    }
    Compiled compiled = compiler.compile(text.withDeclaration(piece(part)), Span.at(0));
    Reply reply = launch(compiled, Set.of());
    if (reply.status() == 0) {
      text.putInForce(piece(part));
      compiler.keepFiles();
    }
    return reply;
  }

  /// Prints the value of an expression if it has one that can be printed.
  private Reply expression(Part part) {
    Span value = new Span(part.span().start(), part.span().end() - 1);
    Compiled printing = compiler.compile(text.withStatement(value, "打印行(", ");"), Span.at(0));
    return printing.isFaulty() ? statement(part) : launch(printing, Set.of());
  }

  private Reply statement(Part part) {
    return launch(compiler.compile(text.withStatement(part.span(), "", ""), Span.at(0)), Set.of());
  }

  private Reply launch(Compiled compiled, Set<String> fresh) {
    if (compiled.isFaulty()) {
      return Reply.faulty(compiled.errors());
    }
    warned.accept(compiled.warnings());
    return switch (launcher.run(compiled.classes(), fresh)) {
      case Launched.Ran(int status) -> Reply.of(status);
      case Launched.Refused(var diagnostic) -> Reply.faulty(List.of(diagnostic));
    };
  }

  /// Variables that may hold values of the old type stand in the way of a new one and go, and so do
  /// those whose first values can no longer be understood, if the new type is another at all and nothing
  /// else is wrong with it.
  private Reply declareTypeAgain(Part part) {
    List<Piece> before = text.inForce();
    Compiled current =
        compiler.compile(text.withStatement(Span.at(part.span().start()), "", ""), Span.at(0));
    SortedSet<String> forgotten = new TreeSet<>();
    current
        .typed()
        .map(program -> new TypeUse(program, part.name()))
        .ifPresent(use -> forgotten.addAll(use.variables()));
    Compiled compiled;
    do {
      text.forget(forgotten);
      compiled = compiler.compile(text.withDeclaration(piece(part)), part.span());
    } while (forgotten.addAll(text.variablesAt(compiled.errors())));
    if (compiled.isFaulty()) {
      text.restore(before);
      return Reply.faulty(compiled.errors());
    }
    warned.accept(compiled.warnings());
    boolean changed = launcher.replaceTypes(compiled.classes(), forgotten);
    if (!changed) {
      text.restore(before);
    }
    text.putInForce(piece(part));
    return new Reply(List.of(), 0, changed ? List.copyOf(forgotten) : List.of(), Optional.empty());
  }

  /// The type of an expression; empty when it has errors, which are then in the reply.
  public Optional<String> typeOf(String expression, List<LocatedDiagnostic> faults) {
    Span entered = text.enter(expression);
    CompileSnapshot checked =
        compiler.check(text.withStatement(entered, "变量 " + SHOWN_VALUE + " = ", ";").source());
    faults.addAll(SessionCompiler.errors(checked));
    return faults.isEmpty()
        ? checked.typed().stream()
            .flatMap(program -> program.symbols().stream())
            .filter(symbol -> symbol.name().equals(SHOWN_VALUE))
            .filter(Symbol.Variable.class::isInstance)
            .map(symbol -> ((Symbol.Variable) symbol).type().toString())
            .findFirst()
        : Optional.empty();
  }

  /// What a stage made of the last input that was compiled.
  public Optional<String> artifact(StageId stage) {
    return compiler.artifact(stage);
  }

  /// The variables that exist.
  public List<String> variables() {
    return launcher.variables();
  }

  /// The names and keywords that can stand alone in an input, sorted.
  public SortedSet<String> names() {
    return SessionNames.all(text.inForce(), compiler.lastSound());
  }

  /// What can follow a name and a dot, sorted; empty when that is not known.
  public SortedSet<String> members(String name) {
    return compiler
        .lastSound()
        .map(sound -> SessionNames.members(sound, name))
        .orElseGet(TreeSet::new);
  }
}
