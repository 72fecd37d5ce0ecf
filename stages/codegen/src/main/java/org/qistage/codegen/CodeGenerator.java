package org.qistage.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Stage;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;

/// The codegen stage.
///
/// A function whose code cannot be had (it is too large, or malformed) gets a diagnostic and a panic
/// in its place, so that the other functions can still be looked at.
public final class CodeGenerator implements Stage<LoweredProgram, ClassFiles> {
  /// A method's most bytes by the class file format.
  private static final int LARGEST_METHOD = 65_535;

  private static final int MOST_CONSTANTS = 65_535;

  /// HotSpot's HugeMethodLimit.
  private static final int LARGEST_COMPILED_METHOD = 8_000;

  @Override
  public Outcome<ClassFiles> apply(LoweredProgram program) {
    return new Generation(program).run();
  }

  /// One run of the stage.
  private static final class Generation {
    private final LoweredProgram program;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private final List<GeneratedClass> classes = new ArrayList<>();

    Generation(LoweredProgram program) {
      this.program = program;
    }

    Outcome<ClassFiles> run() {
      try {
        return generate(new ProgramPlan(program));
      } catch (BrokenFunctionException e) {
        report(e.function(), e.problem());
        return new Outcome<>(new ClassFiles(program.source(), List.of(), ""), diagnostics);
      }
    }

    private Outcome<ClassFiles> generate(ProgramPlan plan) {
      for (FunctionPlan function : plan.functions()) {
        checkParameters(function);
      }
      if (plan.tooManyForwarded() > 0) {
        diagnostics.add(
            Diagnostic.of(
                new CodegenProblem.TooManyFunctions(
                    program.source().name(), plan.tooManyForwarded(), ProgramPlan.MOST_FORWARDED),
                program.functions().getFirst().span()));
        return new Outcome<>(new ClassFiles(program.source(), List.of(), ""), diagnostics);
      }
      ClassBuilder builder = new ClassBuilder(plan, broken);
      for (String owner : plan.owners()) {
        add(builder, () -> builder.functions(owner));
      }
      String root = "";
      for (FunctionPlan function : plan.functions()) {
        if (builder.hasFrame(function) && !function.isOwnFrame()) {
          classes.add(builder.frame(function));
        }
        if (function.isGenerator()) {
          add(builder, () -> builder.generator(function));
        } else if (plan.isSpawned(function)) {
          classes.add(builder.task(function));
          root = function.function().name().equals(program.entry()) ? function.taskClass() : root;
        }
      }
      for (FunctionPlan function : plan.imports()) {
        if (plan.isSpawned(function)) {
          classes.add(builder.task(function));
        }
      }
      for (StructurePlan structure : plan.structures()) {
        classes.add(StructureClass.make(structure, program.source()));
      }
      classes.addAll(plan.closures().make());
      classes.addAll(plan.pointers().make());
      diagnostics.sort(
          java.util.Comparator.comparingInt(diagnostic -> diagnostic.primary().start()));
      return new Outcome<>(new ClassFiles(program.source(), classes, root), diagnostics);
    }

    private void checkParameters(FunctionPlan function) {
      int words = function.argumentWords();
      if (words > JvmTypes.MOST_WORDS) {
        report(
            function.function(),
            new CodegenProblem.TooManyParameters(
                function.function().display(), words - 1, JvmTypes.MOST_WORDS - 1));
      }
    }

    /// Makes a class; when a function in it cannot be had, notes it and makes the class again
    /// without.
    private void add(ClassBuilder builder, Supplier<GeneratedClass> maker) {
      while (true) {
        builder.sizes().clear();
        try {
          GeneratedClass made = maker.get();
          classes.add(made);
          builder.sizes().forEach(this::checkSize);
          return;
        } catch (BrokenFunctionException e) {
          if (broken.contains(e.function().name())) {
            throw e;
          }
          report(e.function(), e.problem());
        } catch (MethodTooLargeException e) {
          reportTooLarge(builder);
        } catch (ClassTooLargeException e) {
          LoweredFunction largest = largest(builder);
          report(largest, new CodegenProblem.TooManyConstants(largest.display(), MOST_CONSTANTS));
        }
      }
    }

    private void checkSize(ClassBuilder.Size size) {
      LoweredFunction function = size.function();
      if (size.bytes() > LARGEST_COMPILED_METHOD && !broken.contains(function.name())) {
        diagnostics.add(
            Diagnostic.of(
                new CodegenProblem.FunctionNotCompiled(
                    function.display(), size.bytes(), LARGEST_COMPILED_METHOD),
                function.span()));
      }
    }

    private void reportTooLarge(ClassBuilder builder) {
      for (ClassBuilder.Size size : builder.sizes()) {
        if (size.bytes() > LARGEST_METHOD && !broken.contains(size.function().name())) {
          report(
              size.function(),
              new CodegenProblem.FunctionTooLarge(
                  size.function().display(), size.bytes(), LARGEST_METHOD));
        }
      }
    }

    private static LoweredFunction largest(ClassBuilder builder) {
      return builder.sizes().stream()
          .reduce((a, b) -> a.bytes() >= b.bytes() ? a : b)
          .orElseThrow(() -> new IllegalStateException("a large class without functions"))
          .function();
    }

    private void report(LoweredFunction function, CodegenProblem problem) {
      diagnostics.add(Diagnostic.of(problem, function.span()));
      broken.add(function.name());
    }
  }
}
