package org.qistage.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qistage.runtime.failure.ProgramMap;

final class SessionRunnerTest {
  /// Is ended between the operation that suspends and the return to the driver, as code with checks at the
  /// head of every method may be.
  static final class EndedWhileItSuspends extends Task {
    @Override
    public void start(Context context) {
      QiTasks.qi_sleep(1_000_000, context);
      Thread.currentThread().interrupt();
      Interruptions.check();
    }

    @Override
    public void finish(Context context) {
      throw new IllegalStateException("it was ended");
    }
  }

  static final class Prints extends Task {
    @Override
    public void start(Context context) {
      QiPrinting.qi_print_int(7, true, context);
      QiTasks.qi_complete_task(this);
    }

    @Override
    public void finish(Context context) {
      throw new IllegalStateException("it does not suspend");
    }
  }

  /// It would wait for ever for what the first one waited for.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aProgramThatWasEndedWhileItSuspendedLeavesNothingToTheNext() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SessionRunner runner = new SessionRunner(RunOptions.of(out, out))) {
      assertEquals(1, runner.run(EndedWhileItSuspends.class, ProgramMap.empty()).exitStatus());
      assertEquals(0, runner.run(Prints.class, ProgramMap.empty()).exitStatus());
    }
    assertEquals("7", out.toString(UTF_8).lines().toList().getLast());
  }
}
