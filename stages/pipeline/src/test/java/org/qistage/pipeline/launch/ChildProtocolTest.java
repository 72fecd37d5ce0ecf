package org.qistage.pipeline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Language;

final class ChildProtocolTest {
  private final InputStream in = InputStream.nullInputStream();
  private final OutputStream out = OutputStream.nullOutputStream();
  private final OutputStream err = OutputStream.nullOutputStream();

  private ChildProtocol.Told sent(ChildOrder order, RunRequest request) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ChildProtocol.write(order, request, new DataOutputStream(bytes));
    DataInputStream received = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    ChildProtocol.Told told = ChildProtocol.read(received, in, out, err);
    assertEquals(-1, received.read());
    return told;
  }

  @Test
  void everythingThatARequestSaysReachesTheChild() throws Exception {
    RunRequest plain = RunRequest.of(out, err).withInput(in);
    ChildOrder library = new ChildOrder.Library(Path.of("气 库.so").toAbsolutePath());
    assertEquals(new ChildProtocol.Told(library, plain), sent(library, plain));
    RunRequest full =
        plain
            .withMemory(MemoryModel.REFCOUNT_WITH_TOTALS)
            .withWorkers(3)
            .withVirtualClock(true)
            .withSeed(-7)
            .withSchedule("3:1,7:2")
            .withFixtures(Path.of("夹 具").toAbsolutePath())
            .withFolders(List.of(Path.of("一").toAbsolutePath(), Path.of("二").toAbsolutePath()))
            .withInteractive(true)
            .withLanguage(Language.EN)
            .withJsonReport(true)
            .withLimits(new RunLimits(Long.MAX_VALUE, 5, 0));
    for (RecordComponent component : RunRequest.class.getRecordComponents()) {
      if (!List.of("in", "out", "err").contains(component.getName())) {
        Object said = component.getAccessor().invoke(full);
        // A component that is new and not given another value here would pass unseen.
        assertNotEquals(component.getAccessor().invoke(plain), said, component.getName());
      }
    }
    assertEquals(new ChildProtocol.Told(library, full), sent(library, full));
  }
}
