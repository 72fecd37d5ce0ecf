package org.qistage.pipeline.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.launch.RunRequest;

final class SessionTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Session session =
      new Session(RunRequest.of(out, out), "会话", FileSource.none(), _ -> {});

  /// Computing, waiting, and computing where errors are caught.
  @ParameterizedTest
  @ValueSource(
      strings = {"循环 { }", "变量 数 = 0; 循环 { 数 += 1; 数 -= 1; }", "循环 { 让出; }", "睡眠(100000000);"})
  void whatRunsForEverCanBeEnded(String endless) throws InterruptedException {
    AtomicInteger status = new AtomicInteger();
    Thread thread = new Thread(() -> status.set(session.run("{ " + endless + " }").status()));
    thread.start();
    while (thread.isAlive()) {
      session.interrupt();
      thread.join(5);
    }
    assertEquals(1, status.get());
    assertEquals(0, session.run("打印行(7);").status());
    assertEquals("7\n", out.toString(UTF_8));
  }

  /// Whoever ends an input means all of it, whether a part of it runs or the next is compiled.
  @Test
  void whatFollowsTheEndedPartIsNotRun() {
    AtomicReference<Session> own = new AtomicReference<>();
    OutputStream interrupting =
        new OutputStream() {
          @Override
          public void write(int b) {
            out.write(b);
            own.get().interrupt();
          }
        };
    own.set(new Session(RunRequest.of(interrupting, out), "会话", FileSource.none(), _ -> {}));
    assertEquals(1, own.get().run("打印行(1); 打印行(2);").status());
    assertEquals(0, own.get().run("打印行(3);").status());
    assertEquals("1\n3\n", out.toString(UTF_8));
  }

  @Test
  void knowsWhenAnInputGoesOn() {
    assertTrue(Session.isOpen("函数 甲() {"));
    assertTrue(Session.isOpen("打印行(1，\n2"));
    assertTrue(Session.isOpen("/* 注释"));
    assertFalse(Session.isOpen("打印行(\"(\");"));
    assertFalse(Session.isOpen(")"));
    assertFalse(Session.isOpen("// {"));
  }

  @Test
  void countsTheLinesOfItsInputs() {
    assertEquals(2, session.nextLine());
    session.run("打印行(\n1);");
    assertEquals(4, session.nextLine());
  }
}
