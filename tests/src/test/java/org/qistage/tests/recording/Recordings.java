package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.MomentJson;
import org.qistage.pipeline.trace.Trace;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;
import org.qistage.tests.ProgramRun.Recording;

/// Records small programs.
final class Recordings {
  private Recordings() {}

  static Recording of(String program, RecordingLimits limits) {
    Compilation compilation = Compilation.of(program);
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return ProgramRun.recordingOf(compilation, List.of(), 0, limits);
  }

  static Trace of(String program) {
    return of(program, RecordingLimits.DEFAULT).trace();
  }

  /// All that there is to see at a moment.
  static String json(Moment moment) {
    StringWriter text = new StringWriter();
    try {
      MomentJson.write(moment, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
