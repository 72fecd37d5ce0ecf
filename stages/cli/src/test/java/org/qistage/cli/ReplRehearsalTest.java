package org.qistage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ReplRehearsalTest {
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aSessionCanBeRehearsedWithoutATerminal() throws Exception {
    assertEquals(ExitStatus.OK, ReplRehearsal.run());
  }
}
