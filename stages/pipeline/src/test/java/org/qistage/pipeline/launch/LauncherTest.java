package org.qistage.pipeline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.qistage.codegen.ByteCode;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.Programs;
import org.qistage.pipeline.StageId;

final class LauncherTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static CompileSnapshot compile(String text) {
    return Pipeline.standard()
        .compile(CompileRequest.of(new SourceText("甲.qi", text), StageId.CODEGEN));
  }

  private RunRequest request() {
    return RunRequest.of(out, err).withVirtualClock(true);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void runsAProgramToItsEnd() {
    CompileSnapshot snapshot =
        Pipeline.standard().compile(CompileRequest.of(Programs.SAMPLE, StageId.CODEGEN));
    assertEquals(new Launched.Ran(0), Launcher.run(snapshot, request()));
    assertEquals(Programs.SAMPLE_OUTPUT, out());
    assertEquals("", err());
  }

  @Test
  void aFailureNamesFunctionsAndLinesOfTheProgram() {
    CompileSnapshot snapshot =
        compile(
            """
            函数 除(甲: 整数): 整数 {
                返回 1 / 甲;
            }

            异步 函数 里(): 整数 {
                设置超时(1);
                返回 除(0);
            }

            函数 主函数() {
                打印行(等待 里());
            }
            """);
    assertEquals(new Launched.Ran(1), Launcher.run(snapshot, request()));
    for (String part : List.of("除数是 0", "除（甲.qi:2", "里（甲.qi:7", "主函数（甲.qi:11")) {
      assertTrue(err().contains(part) || err().contains(part.replace('（', '(')), err());
    }
  }

  @Test
  void aProgramWithoutEntryIsRefused() {
    Launched launched = Launcher.run(compile("函数 甲() {}"), request());
    Launched.Refused refused = assertInstanceOf(Launched.Refused.class, launched);
    assertEquals("QI-CHECK-0020", refused.diagnostic().diagnostic().code());
  }

  @Test
  void thereMustBeClassFiles() {
    CompileSnapshot faulty =
        Pipeline.standard().compile(CompileRequest.of(Programs.FAULTY, StageId.CODEGEN));
    assertThrows(IllegalArgumentException.class, () -> Launcher.run(faulty, request()));
  }

  /// A task whose start calls a static method without parameters or result.
  private static ClassFiles task(String owner, String method, String descriptor) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String base = "org/qistage/runtime/Task";
    writer.visit(Opcodes.V21, Opcodes.ACC_PUBLIC, "恶", null, base, null);
    MethodVisitor make = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    make.visitCode();
    make.visitVarInsn(Opcodes.ALOAD, 0);
    make.visitMethodInsn(Opcodes.INVOKESPECIAL, base, "<init>", "()V", false);
    make.visitInsn(Opcodes.RETURN);
    make.visitMaxs(0, 0);
    make.visitEnd();
    String shape = "(Lorg/qistage/runtime/Context;)V";
    MethodVisitor start = writer.visitMethod(Opcodes.ACC_PUBLIC, "start", shape, null, null);
    start.visitCode();
    if (descriptor.startsWith("(I)")) {
      start.visitInsn(Opcodes.ICONST_0);
    }
    start.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
    if (!descriptor.endsWith("V")) {
      start.visitInsn(Opcodes.POP);
    }
    start.visitInsn(Opcodes.RETURN);
    start.visitMaxs(0, 0);
    start.visitEnd();
    MethodVisitor finish = writer.visitMethod(Opcodes.ACC_PUBLIC, "finish", shape, null, null);
    finish.visitCode();
    finish.visitInsn(Opcodes.RETURN);
    finish.visitMaxs(0, 0);
    finish.visitEnd();
    writer.visitEnd();
    return files(writer.toByteArray());
  }

  private static ClassFiles files(byte[] bytes) {
    GeneratedClass made = new GeneratedClass("恶", "", new ByteCode(bytes), List.of(), List.of());
    return new ClassFiles(new SourceText("恶.qi", ""), List.of(made), "恶");
  }

  @Test
  void aProgramReachesNothingOfThePlatformOrTheRuntimeThatItDoesNotNeed() {
    for (ClassFiles files :
        List.of(
            task("java/lang/System", "exit", "(I)V"),
            task("java/lang/Runtime", "getRuntime", "()Ljava/lang/Runtime;"),
            task("java/lang/Thread", "yield", "()V"),
            task(
                "org/qistage/runtime/http/HttpBackend",
                "network",
                "()Lorg/qistage/runtime/http/HttpBackend;"))) {
      Launched launched = Launcher.run(files, request());
      assertNotEquals(new Launched.Ran(0), launched);
    }
    assertTrue(err().contains("NoClassDefFoundError") || !err().isEmpty(), err());
  }

  @Test
  void classFilesThatTheVerifierRefusesAreNoStackTrace() {
    byte[] bytes =
        task("java/lang/Math", "random", "()D").classes().getFirst().bytes().toByteArray();
    // POP of a double is not allowed.
    Launched launched = Launcher.run(files(bytes), request());
    assertNotEquals(new Launched.Ran(0), launched);
    Launched cut = Launcher.run(files(java.util.Arrays.copyOf(bytes, 50)), request());
    Launched.Refused refused = assertInstanceOf(Launched.Refused.class, cut);
    assertEquals("QI-PIPELINE-0014", refused.diagnostic().diagnostic().code());
    assertTrue(!err().contains("\tat "), err());
  }
}
