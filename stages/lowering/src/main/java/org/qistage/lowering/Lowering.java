package org.qistage.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Stage;
import org.qistage.lowering.LoweringOptions.Counting;
import org.qistage.lowering.build.ControlFlowConstruction;
import org.qistage.lowering.build.GlobalLowering;
import org.qistage.lowering.build.Provenance;
import org.qistage.lowering.pass.Elision;
import org.qistage.lowering.pass.FrameLayout;
import org.qistage.lowering.pass.LivenessAnalysis;
import org.qistage.lowering.pass.LoopTailCopy;
import org.qistage.lowering.pass.Narrowing;
import org.qistage.lowering.pass.OverflowProof;
import org.qistage.lowering.pass.Probes;
import org.qistage.lowering.pass.ReferenceCounting;
import org.qistage.lowering.pass.Simplification;
import org.qistage.lowering.pass.SuspensionSplit;

/// The stage of lowering: its passes in a row.
public final class Lowering implements Stage<TypedProgram, LoweredProgram> {
  /// How many instructions, blocks and saves a function that may suspend can have. A method of the JVM
  /// holds 65,535 bytes, and each of these takes three and more on the average.
  static final int SIZE_LIMIT = 30_000;

  private final LoweringOptions options;
  private final int copyBudget;

  public Lowering() {
    this(LoweringOptions.RUN);
  }

  public Lowering(LoweringOptions options) {
    this(options, LoopTailCopy.BUDGET);
  }

  /// @param copyBudget how many instructions the pass `reduce` may copy in each function
  Lowering(int copyBudget) {
    this(LoweringOptions.RUN, copyBudget);
  }

  private Lowering(LoweringOptions options, int copyBudget) {
    this.options = options;
    this.copyBudget = copyBudget;
  }

  @Override
  public Outcome<LoweredProgram> apply(TypedProgram program) {
    Work work = new Work(new Provenance(options.isDebug()), false);
    LoweredProgram lowered = lower(program, work);
    return new Outcome<>(lowered, work.diagnostics);
  }

  /// Lowers and keeps what each pass made. A function that a pass leaves alone is the same object in
  /// the snapshots before and after.
  public LoweringResult lowerWithPasses(TypedProgram program) {
    Work work = new Work(new Provenance(options.isDebug()), true);
    LoweredProgram lowered = lower(program, work);
    return new LoweringResult(lowered, work.diagnostics, work.snapshots);
  }

  private LoweredProgram lower(TypedProgram program, Work work) {
    Provenance provenance = work.provenance;
    work.functions = ControlFlowConstruction.apply(program, provenance);
    work.done("cfg", Map.of());
    work.each("simplify", function -> Simplification.apply(function, provenance));
    work.each("prove", OverflowProof::apply);
    if (!options.isDebug()) {
      work.each("narrow", function -> Narrowing.apply(function, provenance));
    }
    if (options.counting() != Counting.NONE) {
      count(program, work, options.counting());
    }
    Map<String, Liveness> liveness = work.liveness();
    work.done("liveness", liveness);
    work.eachIn(
        liveness.keySet(), "split", function -> SuspensionSplit.apply(function, provenance));
    work.eachIn(
        liveness.keySet(),
        "spill",
        function ->
            FrameLayout.apply(
                function, Objects.requireNonNull(liveness.get(function.name())), provenance));
    work.eachIn(
        liveness.keySet(),
        "reduce",
        function -> LoopTailCopy.apply(function, provenance, copyBudget));
    if (options.isDebug()) {
      boolean reads = options.probes() == LoweringOptions.Probes.READS;
      work.each(
          "probes",
          function ->
              function.shape() == FunctionShape.PLAIN || liveness.containsKey(function.name())
                  ? Probes.apply(function, provenance, program.module(), reads)
                  : function);
    }
    String entry = program.entry().map(id -> program.function(id).name()).orElse("");
    return new LoweredProgram(
        program.source(),
        program.module(),
        ControlFlowConstruction.structures(program),
        GlobalLowering.globals(program),
        ControlFlowConstruction.imports(program),
        work.functions,
        entry,
        provenance.origins());
  }

  private static void count(TypedProgram program, Work work, Counting counting) {
    work.functions =
        ReferenceCounting.apply(
            work.functions,
            ControlFlowConstruction.structures(program),
            GlobalLowering.globals(program),
            work.provenance);
    work.done("refcount", Map.of());
    if (counting == Counting.ELIDED) {
      long before = Elision.counts(work.functions);
      work.functions =
          work.functions.stream()
              .map(function -> Elision.apply(function, work.provenance))
              .toList();
      work.summary = before - Elision.counts(work.functions) + " / " + before;
      work.done("elide", Map.of());
    }
  }

  /// The functions as the passes so far have left them.
  private static final class Work {
    private final Provenance provenance;
    private final boolean keep;

    /// What is told of the pass that is being done.
    private String summary = "";

    private List<LoweredFunction> functions = List.of();
    private final List<PassSnapshot> snapshots = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<String> unassigned = new HashSet<>();

    /// @param keep whether to keep what each pass makes
    Work(Provenance provenance, boolean keep) {
      this.provenance = provenance;
      this.keep = keep;
    }

    void each(String pass, UnaryOperator<LoweredFunction> change) {
      List<LoweredFunction> changed = new ArrayList<>(functions.size());
      for (LoweredFunction function : functions) {
        changed.add(change.apply(function));
      }
      functions = changed;
      done(pass, Map.of());
    }

    void eachIn(Set<String> names, String pass, UnaryOperator<LoweredFunction> change) {
      each(pass, function -> names.contains(function.name()) ? change.apply(function) : function);
    }

    /// The liveness of each function that may suspend and is not too large for it.
    Map<String, Liveness> liveness() {
      Map<String, Liveness> found = new HashMap<>();
      for (LoweredFunction function : functions) {
        if (function.shape() == FunctionShape.PLAIN) {
          continue;
        }
        int size = function.blocks().size();
        for (Block block : function.blocks()) {
          size += block.instructions().size();
        }
        if (size <= SIZE_LIMIT) {
          Liveness liveness = LivenessAnalysis.of(function, SIZE_LIMIT - size);
          size += liveness.saved();
          if (size <= SIZE_LIMIT) {
            found.put(function.name(), liveness);
            continue;
          }
        }
        var problem = new LoweringProblem.FunctionTooLarge(function.display(), size, SIZE_LIMIT);
        diagnostics.add(Diagnostic.of(problem, function.span()));
      }
      return found;
    }

    void done(String pass, Map<String, Liveness> liveness) {
      assert verified(pass);
      if (keep) {
        snapshots.add(new PassSnapshot(pass, functions, liveness, summary));
        summary = "";
      }
    }

    /// Asked only when assertions are on, as they are in tests. What the checker has found to be used
    /// before it is assigned is left out.
    private boolean verified(String pass) {
      for (LoweredFunction function : functions) {
        if (unassigned.contains(function.name())) {
          continue;
        }
        if (pass.equals("cfg") && LoweredVerifier.mayReadUnwritten(function)) {
          unassigned.add(function.name());
          continue;
        }
        List<String> problems = LoweredVerifier.problems(function);
        if (!problems.isEmpty()) {
          throw new AssertionError("after " + pass + ": " + problems);
        }
      }
      return true;
    }
  }
}
