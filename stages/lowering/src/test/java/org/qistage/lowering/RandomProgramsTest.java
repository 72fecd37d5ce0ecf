package org.qistage.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.checking.typed.TypedProgram;

/// Properties of lowering over programs written at random; a failing seed is printed with the program.
final class RandomProgramsTest {
  private static final int PROGRAMS = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void loweredProgramsPrintWhatTheirTreePrintsHoweverTheySuspend(long run) {
    for (long seed = run * 1000; seed < run * 1000 + PROGRAMS; seed++) {
      String source = RandomProgram.of(seed);
      try {
        TypedProgram typed = Programs.check(source);
        String expected = TreeEvaluator.run(typed);
        LoweredProgram program = new Lowering().apply(typed).result();
        assertEquals(expected, new LoweredMachine(program, () -> false).run());
        assertEquals(expected, new LoweredMachine(program, () -> true).run());
        Random random = new Random(seed);
        assertEquals(expected, new LoweredMachine(program, random::nextBoolean).run());
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + "\n" + source, e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyBodyIsReducibleWhenThereIsRoomForCopies(long run) {
    for (long seed = run * 1000; seed < run * 1000 + PROGRAMS; seed++) {
      String source = RandomProgram.of(seed);
      TypedProgram typed = Programs.check(source);
      LoweredProgram roomy = new Lowering(Integer.MAX_VALUE).apply(typed).result();
      for (LoweredFunction function : roomy.functions()) {
        assertTrue(Reducibility.isReducible(function), () -> "seed " + source);
      }
      assertEquals(TreeEvaluator.run(typed), new LoweredMachine(roomy, () -> true).run(), source);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyNodeLeadsBackToTheTypedTreeAndLoweringTwiceIsEqual(long run) {
    for (long seed = run * 1000; seed < run * 1000 + PROGRAMS; seed++) {
      TypedProgram typed = Programs.check(RandomProgram.of(seed));
      LoweredProgram program = new Lowering().apply(typed).result();
      for (LoweredFunction function : program.functions()) {
        for (Block block : function.blocks()) {
          block
              .instructions()
              .forEach(node -> assertFalse(program.origins().of(node.id()).isEmpty()));
          assertFalse(program.origins().of(block.terminator().id()).isEmpty());
        }
      }
      assertEquals(program, new Lowering().apply(typed).result());
    }
  }
}
