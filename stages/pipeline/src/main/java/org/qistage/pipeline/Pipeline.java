package org.qistage.pipeline;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.checking.Checker;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.CodeGenerator;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Stage;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.TokenStream;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.Lowering;
import org.qistage.parsing.Parser;
import org.qistage.parsing.SyntaxTree;

/// The five stages in a row, any of them replaced. Immutable and safe to use from any thread; a
/// compilation runs on a thread of its own with a large stack.
public final class Pipeline {
  private static final Pipeline STANDARD = new Pipeline(Map.of());

  /// The stages that are not Qi Stage's own.
  private final Map<StageId, StageRunner> replaced;

  private Pipeline(Map<StageId, StageRunner> replaced) {
    this.replaced = Collections.unmodifiableMap(new EnumMap<>(withDefaults(replaced)));
  }

  private static Map<StageId, StageRunner> withDefaults(Map<StageId, StageRunner> replaced) {
    Map<StageId, StageRunner> all = new EnumMap<>(StageId.class);
    for (StageId stage : StageId.values()) {
      all.put(stage, own(stage));
    }
    all.putAll(replaced);
    return all;
  }

  /// Qi Stage's own stages.
  public static Pipeline standard() {
    return STANDARD;
  }

  private static StageRunner own(StageId stage) {
    return switch (stage) {
      case LEX -> new OwnStage(input -> StageAttempt.of(new Lexer().apply(input.source())));
      case PARSE -> new OwnStage(input -> StageAttempt.of(new Parser().apply((TokenStream) input)));
      case CHECK -> new OwnStage(input -> StageAttempt.of(new Checker().apply((SyntaxTree) input)));
      case LOWER ->
          new OwnStage(input -> StageAttempt.of(new Lowering().apply((TypedProgram) input)));
      case CODEGEN ->
          new OwnStage(input -> StageAttempt.of(new CodeGenerator().apply((LoweredProgram) input)));
    };
  }

  private Pipeline with(StageId stage, StageRunner runner) {
    Map<StageId, StageRunner> all = new EnumMap<>(replaced);
    all.put(stage, runner);
    return new Pipeline(all);
  }

  /// Replaces a stage by one whose types are not known to the compiler; a result of another type
  /// than the stage's is a diagnostic.
  ///
  /// @param name what diagnostics call it
  public Pipeline withStage(StageId id, String name, Stage<?, ?> stage) {
    return with(id, new PluggedStage(id, name, stage));
  }

  public Pipeline withStage(StageProvider provider) {
    return withStage(provider.stage(), provider.name(), provider.create());
  }

  public Pipeline withLexer(Stage<SourceText, TokenStream> lexer) {
    return withStage(StageId.LEX, lexer.getClass().getName(), lexer);
  }

  public Pipeline withParser(Stage<TokenStream, SyntaxTree> parser) {
    return withStage(StageId.PARSE, parser.getClass().getName(), parser);
  }

  public Pipeline withChecker(Stage<SyntaxTree, TypedProgram> checker) {
    return withStage(StageId.CHECK, checker.getClass().getName(), checker);
  }

  public Pipeline withLowering(Stage<TypedProgram, LoweredProgram> lowering) {
    return withStage(StageId.LOWER, lowering.getClass().getName(), lowering);
  }

  public Pipeline withCodeGenerator(Stage<LoweredProgram, ClassFiles> generator) {
    return withStage(StageId.CODEGEN, generator.getClass().getName(), generator);
  }

  /// Replaces a stage by a command that reads and writes JSON.
  ///
  /// @param words the command and its arguments
  /// @param timeout after which it is killed
  /// @param standardError where its standard error goes; not closed
  public Pipeline withCommand(
      StageId stage, List<String> words, Duration timeout, OutputStream standardError) {
    return with(stage, new CommandStage(stage, words, Optional.empty(), timeout, standardError));
  }

  /// The same with a command that is run in a folder.
  public Pipeline withCommandIn(
      Path folder,
      StageId stage,
      List<String> words,
      Duration timeout,
      OutputStream standardError) {
    return with(stage, new CommandStage(stage, words, Optional.of(folder), timeout, standardError));
  }

  /// Runs the stages from the request's start to its last. A stage is left out, and those after it,
  /// when the one before gave nothing; code generation also when the program has errors.
  public CompileSnapshot compile(CompileRequest request) {
    try {
      return DeepStack.call(() -> run(request));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private CompileSnapshot run(CompileRequest request) {
    return new CompilationRun(request, replaced).run();
  }
}
