package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.ReportLanguage;

/// What a program may catch.
final class QiErrorsTest {
  private static Context context(ReportLanguage language) {
    OutputStream out = OutputStream.nullOutputStream();
    return new DeterministicScheduler(
            new Output(out, false, false),
            new OutsideWorld(RunOptions.of(out, out).outside()),
            language,
            new Clock.Virtual(),
            0)
        .context();
  }

  private final Context context = context(ReportLanguage.EN);

  @Test
  void errorsOfTheLanguageAreCaughtAndSpeakTheLanguageOfTheRun() {
    QiError overflow = QiErrors.qi_error_caught(new ArithmeticException(), context);
    assertEquals("QI-RUN-0002", QiErrors.qi_error_code(overflow));
    assertEquals(
        "the result of integer arithmetic is out of range", QiErrors.qi_error_message(overflow));
    assertEquals("QI-RUN-0005", QiErrors.qi_error_caught(new StackOverflowError(), context).code());
    QiError index = QiError.of(new Fault.IndexOutOfRange(3, 2));
    assertSame(index, QiErrors.qi_error_caught(index, context(ReportLanguage.ZH)));
    assertEquals("下标 3 越界：长度是 2", QiErrors.qi_error_message(index));
  }

  @Test
  void aThrownTextIsTheWholeMessage() {
    QiError thrown = assertThrows(QiError.class, () -> QiErrors.qi_panic("{code} 坏了"));
    assertEquals("{code} 坏了", QiErrors.qi_error_message(QiErrors.qi_error_caught(thrown, context)));
  }

  @Test
  void whatNoProgramMayCatchGoesOnAsItIs() {
    OutOfMemoryError memory = new OutOfMemoryError();
    assertSame(
        memory,
        assertThrows(OutOfMemoryError.class, () -> QiErrors.qi_error_caught(memory, context)));
    RunStopped stopped = RunStopped.quietly();
    assertSame(
        stopped, assertThrows(RunStopped.class, () -> QiErrors.qi_error_caught(stopped, context)));
    ClassCastException fault = new ClassCastException();
    assertSame(
        fault,
        assertThrows(ClassCastException.class, () -> QiErrors.qi_error_caught(fault, context)));
  }

  @Test
  void raisingAgainLeavesTheCaughtOneAlone() {
    QiError caught = QiErrors.qi_error_caught(QiError.of(new Fault.User("一次")), context);
    QiError again = assertThrows(QiError.class, () -> QiErrors.qi_error_raise(caught));
    assertNotSame(caught, again);
    assertEquals(caught.code(), again.code());
    assertEquals("一次", again.getMessage());
  }
}
