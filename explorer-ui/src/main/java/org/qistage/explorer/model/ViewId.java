package org.qistage.explorer.model;

import java.util.Optional;
import org.qistage.pipeline.StageId;

/// The views of the stages, in the order of the rail.
public enum ViewId {
  TOKENS(StageId.LEX),
  TREE(StageId.PARSE),
  TYPES(StageId.CHECK),
  LOWERING(StageId.LOWER),
  BYTECODE(StageId.CODEGEN),
  RUN(null);

  @SuppressWarnings("ImmutableEnumChecker") // an optional of an enum
  private final Optional<StageId> stage;

  ViewId(@org.jspecify.annotations.Nullable StageId stage) {
    this.stage = Optional.ofNullable(stage);
  }

  /// The stage whose artifact it shows; empty for the run.
  public Optional<StageId> stage() {
    return stage;
  }

  /// Its name in keys and files.
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
