package org.qistage.explorer.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.view.CoroutineView;
import org.qistage.pipeline.view.InferredType;
import org.qistage.pipeline.view.StageCounts;
import org.qistage.pipeline.view.TokenRow;

/// What the window always shows of a program, made along with it, off the thread of the window.
///
/// @param tokens all, trivia included
/// @param coroutines the functions that may suspend
/// @param inferredTypes those that the text does not write
/// @param counts how much each stage made
public record Derived(
    List<TokenRow> tokens,
    List<CoroutineView> coroutines,
    List<InferredType> inferredTypes,
    Map<StageId, OptionalInt> counts) {
  public Derived {
    tokens = List.copyOf(tokens);
    coroutines = List.copyOf(coroutines);
    inferredTypes = List.copyOf(inferredTypes);
    counts = Map.copyOf(counts);
  }

  static Derived of(CompileSnapshot compiled) {
    Map<StageId, OptionalInt> counts = new EnumMap<>(StageId.class);
    for (StageId stage : StageId.values()) {
      counts.put(stage, StageCounts.of(compiled, stage));
    }
    return new Derived(
        TokenRow.of(compiled), CoroutineView.of(compiled), InferredType.of(compiled), counts);
  }

  public OptionalInt count(StageId stage) {
    return counts.getOrDefault(stage, OptionalInt.empty());
  }
}
