package org.qistage.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.codegen.ClassFiles;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Language;
import org.qistage.foundation.Localized;
import org.qistage.lexing.TokenStream;
import org.qistage.lowering.LoweredProgram;
import org.qistage.parsing.SyntaxTree;

/// The stages in their order, by which commands and options name them.
public enum StageId implements Localized {
  LEX("词法", "lexing", SourceFile.class, TokenStream.class),
  PARSE("语法", "parsing", TokenStream.class, SyntaxTree.class),
  CHECK("检查", "checking", SyntaxTree.class, TypedProgram.class),
  LOWER("降级", "lowering", TypedProgram.class, LoweredProgram.class),
  CODEGEN("生成", "code generation", LoweredProgram.class, ClassFiles.class);

  private final String chinese;
  private final String english;
  private final Class<? extends Artifact> input;
  private final Class<? extends Artifact> output;

  StageId(
      String chinese,
      String english,
      Class<? extends Artifact> input,
      Class<? extends Artifact> output) {
    this.chinese = chinese;
    this.english = english;
    this.input = input;
    this.output = output;
  }

  /// The stage of a command's name, such as `lex`.
  public static Optional<StageId> ofCommand(String command) {
    return Arrays.stream(values()).filter(stage -> stage.command().equals(command)).findFirst();
  }

  /// The stage that takes an artifact of this type; empty for what only the runtime takes.
  public static Optional<StageId> after(Artifact artifact) {
    return Arrays.stream(values()).filter(stage -> stage.input.isInstance(artifact)).findFirst();
  }

  /// The name in commands and options, such as `lex`.
  public String command() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The type of the artifact that it takes.
  public Class<? extends Artifact> input() {
    return input;
  }

  /// The type of the artifact that it makes.
  public Class<? extends Artifact> output() {
    return output;
  }

  @Override
  public String in(Language language) {
    return switch (language) {
      case ZH -> chinese;
      case EN -> english;
    };
  }
}
