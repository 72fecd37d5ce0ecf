package org.qistage.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.qistage.checking.TypedProgram;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Stage;
import org.qistage.lowering.build.ControlFlowConstruction;
import org.qistage.lowering.build.Provenance;
import org.qistage.lowering.pass.FrameLayout;
import org.qistage.lowering.pass.LivenessAnalysis;
import org.qistage.lowering.pass.LoopTailCopy;
import org.qistage.lowering.pass.OverflowProof;
import org.qistage.lowering.pass.Simplification;
import org.qistage.lowering.pass.SuspensionSplit;

/// The stage of lowering. It finds nothing to complain about: what is wrong with a program was said
/// by the stages before.
public final class Lowering implements Stage<TypedProgram, LoweredProgram> {
  private final int copyBudget;

  public Lowering() {
    this(LoopTailCopy.BUDGET);
  }

  /// @param copyBudget how many instructions the pass `reduce` may copy in each function
  Lowering(int copyBudget) {
    this.copyBudget = copyBudget;
  }

  @Override
  public Outcome<LoweredProgram> apply(TypedProgram program) {
    return Outcome.clean(lower(program, new ArrayList<>(), false));
  }

  /// Lowers and keeps what each pass made. A function that a pass leaves alone is the same object in
  /// the snapshots before and after.
  public LoweringResult lowerWithPasses(TypedProgram program) {
    List<PassSnapshot> snapshots = new ArrayList<>();
    LoweredProgram lowered = lower(program, snapshots, true);
    return new LoweringResult(lowered, snapshots);
  }

  private LoweredProgram lower(TypedProgram program, List<PassSnapshot> snapshots, boolean keep) {
    Provenance provenance = new Provenance();
    var work = new Work(ControlFlowConstruction.apply(program, provenance), snapshots, keep);
    work.done("cfg");
    work.each("simplify", function -> Simplification.apply(function, provenance));
    work.each("prove", OverflowProof::apply);
    Map<String, Liveness> liveness = new HashMap<>();
    for (LoweredFunction function : work.functions) {
      if (function.shape() != FunctionShape.PLAIN) {
        liveness.put(function.name(), LivenessAnalysis.of(function));
      }
    }
    work.done("liveness", liveness);
    work.each("split", function -> SuspensionSplit.apply(function, provenance));
    work.each(
        "spill",
        function ->
            function.shape() == FunctionShape.PLAIN
                ? function
                : FrameLayout.apply(
                    function, Objects.requireNonNull(liveness.get(function.name())), provenance));
    work.each("reduce", function -> LoopTailCopy.apply(function, provenance, copyBudget));
    String entry = program.entry().map(id -> program.function(id).name()).orElse("");
    return new LoweredProgram(program.source(), work.functions, entry, provenance.origins());
  }

  /// The functions as the passes so far have left them.
  private static final class Work {
    private List<LoweredFunction> functions;
    private final List<PassSnapshot> snapshots;
    private final boolean keep;

    Work(List<LoweredFunction> functions, List<PassSnapshot> snapshots, boolean keep) {
      this.functions = functions;
      this.snapshots = snapshots;
      this.keep = keep;
    }

    void each(String pass, UnaryOperator<LoweredFunction> change) {
      List<LoweredFunction> changed = new ArrayList<>(functions.size());
      for (LoweredFunction function : functions) {
        changed.add(change.apply(function));
      }
      functions = changed;
      done(pass);
    }

    void done(String pass) {
      done(pass, Map.of());
    }

    void done(String pass, Map<String, Liveness> liveness) {
      assert verified(pass);
      if (keep) {
        snapshots.add(new PassSnapshot(pass, functions, liveness));
      }
    }

    /// Asked only when assertions are on, as they are in tests.
    private boolean verified(String pass) {
      for (LoweredFunction function : functions) {
        List<String> problems = LoweredVerifier.problems(function);
        if (!problems.isEmpty()) {
          throw new AssertionError("after " + pass + ": " + problems);
        }
      }
      return true;
    }
  }
}
