package org.qistage.pipeline.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedInitializer;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.codegen.ClassFiles;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;
import org.qistage.lowering.LoweringOptions;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.artifact.ArtifactText;
import org.qistage.pipeline.launch.Launched;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.launch.SessionLauncher;
import org.qistage.pipeline.session.InputParts.Part;
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
    ENTRY,
    IMPORT
  }

  private final RunRequest request;
  private final Pipeline pipeline = Pipeline.standard();
  private final String fileName;
  private SessionText text;
  private SessionLauncher launcher;
  private Optional<CompileSnapshot> lastChecked = Optional.empty();
  private Optional<CompileSnapshot> lastMade = Optional.empty();

  /// The last input that had no errors, with all that was declared before it.
  private Optional<TypedProgram> lastTyped = Optional.empty();

  /// @param fileName what diagnostics call the session
  public Session(RunRequest request, String fileName) {
    this.request = request;
    this.fileName = fileName;
    this.text = new SessionText(fileName);
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
    lastChecked = Optional.empty();
    lastMade = Optional.empty();
    lastTyped = Optional.empty();
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
    SourceText alone = text.withStatement(entered, "", "");
    List<LocatedDiagnostic> faults = structuralErrors(alone);
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
        .map(part -> new Part(part.kind(), part.name(), moved(part.span(), entered.start())))
        .toList();
  }

  private static Span moved(Span span, int by) {
    return new Span(span.start() + by, span.end() + by);
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

  /// What is wrong with the words and the structure of an input; that declarations stand in a function
  /// here is not.
  private List<LocatedDiagnostic> structuralErrors(SourceText source) {
    CompileSnapshot parsed = pipeline.compile(CompileRequest.of(source, StageId.PARSE));
    lastChecked = Optional.of(parsed);
    return errors(parsed).stream()
        .filter(located -> !located.diagnostic().code().equals("QI-PARSE-0017"))
        .toList();
  }

  private static List<LocatedDiagnostic> errors(CompileSnapshot snapshot) {
    return snapshot.diagnostics().stream()
        .filter(located -> located.diagnostic().isError())
        .toList();
  }

  private Reply run(Part part) {
    return switch (part.kind()) {
      case IMPORT -> Reply.refused(Refusal.IMPORT);
      case FUNCTION -> ENTRIES.contains(part.name()) ? Reply.refused(Refusal.ENTRY) : declare(part);
      case METHODS -> declare(part);
      case TYPE -> text.hasType(part.name()) ? declareTypeAgain(part) : declare(part);
      case VARIABLE -> variable(part);
      case EXPRESSION -> expression(part);
      case STATEMENT -> execute(text.withStatement(part.span(), "", ""));
    };
  }

  private Reply declare(Part part) {
    Piece piece = new Piece(part.kind(), part.name(), part.span());
    Compiled compiled = compile(text.withDeclaration(piece), part.span());
    if (compiled.classes().isEmpty()) {
      return Reply.faulty(compiled.errors());
    }
    text.putInForce(piece);
    return Reply.of(0);
  }

  private Reply variable(Part part) {
    Piece piece = new Piece(part.kind(), part.name(), part.span());
    Compiled compiled = compile(text.withDeclaration(piece), part.span());
    if (compiled.classes().isEmpty()) {
      return Reply.faulty(compiled.errors());
    }
    Reply reply = launch(compiled, Set.of(part.name()));
    if (reply.status() == 0) {
      text.putInForce(piece);
    }
    return reply;
  }

  /// Prints the value of an expression if it has one that can be printed.
  private Reply expression(Part part) {
    Span value = new Span(part.span().start(), part.span().end() - 1);
    SourceText printing = text.withStatement(value, "打印行(", ");");
    Compiled compiled = compile(printing, Span.at(0));
    return compiled.classes().isPresent()
        ? launch(compiled, Set.of())
        : execute(text.withStatement(part.span(), "", ""));
  }

  private Reply execute(SourceText source) {
    Compiled compiled = compile(source, Span.at(0));
    return compiled.classes().isEmpty()
        ? Reply.faulty(compiled.errors())
        : launch(compiled, Set.of());
  }

  private Reply launch(Compiled compiled, Set<String> fresh) {
    return switch (launcher.run(compiled.classes().orElseThrow(), fresh)) {
      case Launched.Ran(int status) -> Reply.of(status);
      case Launched.Refused(var diagnostic) -> Reply.faulty(List.of(diagnostic));
    };
  }

  /// @param classes empty when there are errors
  private record Compiled(
      Optional<ClassFiles> classes, Optional<TypedProgram> typed, List<LocatedDiagnostic> errors) {}

  /// Compiles a text of the session of which only one part is to be run.
  ///
  /// @param fresh where the variable stands that gets its first value now
  private Compiled compile(SourceText source, Span fresh) {
    CompileSnapshot checked = pipeline.compile(CompileRequest.of(source, StageId.CHECK));
    lastChecked = Optional.of(checked);
    lastMade = Optional.empty();
    List<LocatedDiagnostic> errors = errors(checked);
    Optional<TypedProgram> typed = checked.typed();
    if (!errors.isEmpty() || typed.isEmpty()) {
      return new Compiled(Optional.empty(), typed, errors);
    }
    lastTyped = typed;
    TypedProgram own = withOnly(typed.get(), fresh);
    CompileSnapshot made =
        pipeline.compile(
            new CompileRequest(
                own,
                List.of(),
                false,
                StageId.CODEGEN,
                false,
                LoweringOptions.RUN,
                FileSource.none()));
    lastMade = Optional.of(made);
    return new Compiled(made.classes(), typed, errors(made));
  }

  /// The program without the first values of variables that have theirs already.
  private static TypedProgram withOnly(TypedProgram program, Span fresh) {
    Optional<TypedInitializer> initializer =
        program
            .initializer()
            .map(
                known -> {
                  TypedStatement.Block body = known.body();
                  List<TypedStatement> own =
                      body.statements().stream()
                          .filter(statement -> fresh.contains(statement.span()))
                          .toList();
                  return new TypedInitializer(
                      known.id(),
                      known.span(),
                      new TypedStatement.Block(body.id(), body.span(), own),
                      known.suspends());
                });
    return program.withInitializer(initializer);
  }

  /// Variables that may hold values of the old type stand in the way of a new one and go, if the new
  /// one is another at all and nothing else is wrong with it.
  private Reply declareTypeAgain(Part part) {
    List<Piece> before = text.inForce();
    Compiled current =
        compile(text.withStatement(Span.at(part.span().start()), "", ""), Span.at(0));
    Set<String> remaining = new HashSet<>();
    List<String> forgotten = new ArrayList<>();
    for (Symbol symbol : current.typed().map(TypedProgram::symbols).orElse(List.of())) {
      if (symbol instanceof Symbol.Global global) {
        (isPlain(global.type()) ? remaining : forgotten).add(global.name());
      }
    }
    text.forget(forgotten);
    Piece piece = new Piece(part.kind(), part.name(), part.span());
    Compiled compiled = compile(text.withDeclaration(piece), part.span());
    if (compiled.classes().isEmpty()) {
      text.restore(before);
      return Reply.faulty(compiled.errors());
    }
    if (launcher.changesTypes(compiled.classes().get())) {
      launcher.forgetTypes(remaining);
    } else {
      text.restore(before);
      forgotten.clear();
    }
    text.putInForce(piece);
    return new Reply(List.of(), 0, forgotten, Optional.empty());
  }

  /// Whether no value of a type can hold one of a type of the program.
  private static boolean isPlain(Type type) {
    return switch (type) {
      case Type.Simple _ -> true;
      case Type.ArrayOf(Type element) -> isPlain(element);
      case Type.SetOf(Type element) -> isPlain(element);
      case Type.ChannelOf(Type element) -> isPlain(element);
      case Type.OptionalOf(Type element) -> isPlain(element);
      case Type.DictionaryOf(Type key, Type value) -> isPlain(key) && isPlain(value);
      default -> false;
    };
  }

  /// The type of an expression; empty when it has errors, which are then in the reply.
  public Optional<String> typeOf(String expression, List<LocatedDiagnostic> faults) {
    Span entered = text.enter(expression);
    SourceText source = text.withStatement(entered, "变量 " + SHOWN_VALUE + " = ", ";");
    CompileSnapshot checked = pipeline.compile(CompileRequest.of(source, StageId.CHECK));
    faults.addAll(errors(checked));
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
    Optional<CompileSnapshot> from = stage.compareTo(StageId.CHECK) <= 0 ? lastChecked : lastMade;
    return from.flatMap(snapshot -> snapshot.artifact(stage)).map(ArtifactText::print);
  }

  /// The variables that exist.
  public List<String> variables() {
    return launcher.variables();
  }

  /// The names that can stand alone in an input, sorted.
  public SortedSet<String> names() {
    return SessionNames.all(text.inForce());
  }

  /// What can follow a name and a dot, sorted; empty when that is not known.
  public SortedSet<String> members(String name) {
    return lastTyped
        .map(program -> SessionNames.members(program, name))
        .orElseGet(java.util.TreeSet::new);
  }
}
