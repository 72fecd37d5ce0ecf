package org.qistage.pipeline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.qistage.codegen.ByteCode;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.json.ReadResult;
import org.qistage.pipeline.artifact.ArtifactJson;

/// Class files that no compiler of Qi made, handed over as the JSON of code generation's artifact: what
/// their code cannot reach.
final class IsolationTest {
  private static final String TASK = "org/qistage/runtime/Task";
  private static final String SHAPE = "(Lorg/qistage/runtime/Context;)V";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /// A task with a body for its `start`, with the task and the context as its locals.
  private static byte[] task(String name, String base, Consumer<MethodVisitor> body) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V21, Opcodes.ACC_PUBLIC, name, null, base, null);
    method(
        writer,
        "<init>",
        "()V",
        code -> {
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitMethodInsn(Opcodes.INVOKESPECIAL, base, "<init>", "()V", false);
        });
    method(writer, "start", SHAPE, body);
    method(writer, "finish", SHAPE, _ -> {});
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void method(
      ClassWriter writer, String name, String descriptor, Consumer<MethodVisitor> body) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
    code.visitCode();
    body.accept(code);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static ClassFiles files(String name, byte[] bytes) {
    GeneratedClass made = new GeneratedClass(name, "", new ByteCode(bytes), List.of(), List.of());
    return new ClassFiles(new SourceText("恶.qi", ""), List.of(made), name);
  }

  private static ReadResult<?> read(String name, byte[] bytes) throws IOException {
    StringWriter json = new StringWriter();
    ArtifactJson.write(files(name, bytes), List.of(), json);
    return ArtifactJson.read("恶.json", json.toString());
  }

  private Launched run(String name, byte[] bytes) throws IOException {
    ReadResult.Read<?> good = assertInstanceOf(ReadResult.Read.class, read(name, bytes));
    return launch((ClassFiles) good.artifact());
  }

  private Launched launch(ClassFiles files) {
    out.reset();
    err.reset();
    return Launcher.run(files, RunRequest.of(out, err));
  }

  private static Consumer<MethodVisitor> calling(String owner, String method, String descriptor) {
    return code -> {
      for (Type argument : Type.getArgumentTypes(descriptor)) {
        if (argument.getSort() == Type.INT) {
          code.visitInsn(Opcodes.ICONST_0);
        } else if (argument.getDescriptor().equals("Ljava/lang/String;")) {
          code.visitLdcInsn("java.lang.System");
        } else {
          code.visitInsn(Opcodes.ACONST_NULL);
        }
      }
      code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
      if (!descriptor.endsWith("V")) {
        code.visitInsn(descriptor.endsWith("J") ? Opcodes.POP2 : Opcodes.POP);
      }
    };
  }

  private static final List<String> OUT_OF_REACH =
      List.of(
          "java/lang/System.exit(I)V",
          "java/lang/System.getenv(Ljava/lang/String;)Ljava/lang/String;",
          "java/lang/Runtime.getRuntime()Ljava/lang/Runtime;",
          "java/lang/Thread.currentThread()Ljava/lang/Thread;",
          "java/lang/Class.forName(Ljava/lang/String;)Ljava/lang/Class;",
          "java/lang/ClassLoader.getSystemClassLoader()Ljava/lang/ClassLoader;",
          "java/lang/Module.class$(I)V",
          "java/lang/ProcessHandle.current()Ljava/lang/ProcessHandle;",
          "java/lang/StackWalker.getInstance()Ljava/lang/StackWalker;",
          "java/lang/Integer.getInteger(Ljava/lang/String;)Ljava/lang/Integer;",
          "java/lang/invoke/MethodHandles.lookup()Ljava/lang/invoke/MethodHandles$Lookup;",
          "java/lang/foreign/Linker.nativeLinker()Ljava/lang/foreign/Linker;",
          "java/lang/reflect/Array.getLength(Ljava/lang/Object;)I",
          "java/io/File.listRoots()[Ljava/io/File;",
          "java/nio/file/FileSystems.getDefault()Ljava/nio/file/FileSystem;",
          "java/net/InetAddress.getLocalHost()Ljava/net/InetAddress;",
          "java/util/Locale.getDefault()Ljava/util/Locale;",
          "sun/misc/Unsafe.getUnsafe()Lsun/misc/Unsafe;",
          "jdk/internal/misc/Unsafe.getUnsafe()Ljdk/internal/misc/Unsafe;",
          "org/qistage/runtime/Interruptions.check()V",
          "org/qistage/runtime/ProgramRunner.run()V",
          "org/qistage/runtime/ffi/CProgram.run()V",
          "org/qistage/runtime/file/FileAccess.none()Lorg/qistage/runtime/file/FileAccess;",
          "org/qistage/runtime/http/HttpBackend.network()Lorg/qistage/runtime/http/HttpBackend;",
          "org/qistage/pipeline/launch/Launcher.run()V",
          "org/objectweb/asm/Type.getType(Ljava/lang/String;)Lorg/objectweb/asm/Type;");

  @TestFactory
  List<DynamicTest> aClassThatProgramsDoNotNeedIsNotThere() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String target : OUT_OF_REACH) {
      String owner = target.substring(0, target.indexOf('.'));
      String method = target.substring(target.indexOf('.') + 1, target.indexOf('('));
      String descriptor = target.substring(target.indexOf('('));
      tests.add(
          DynamicTest.dynamicTest(
              target,
              () -> {
                Launched launched = run("恶", task("恶", TASK, calling(owner, method, descriptor)));
                assertEquals(new Launched.Ran(3), launched);
                assertTrue(err().contains("NoClassDefFoundError: " + owner), err());
              }));
    }
    return tests;
  }

  @Test
  void theClassOfAnObjectIsOfNoUse() throws IOException {
    Launched launched =
        run(
            "恶",
            task(
                "恶",
                TASK,
                code -> {
                  code.visitVarInsn(Opcodes.ALOAD, 0);
                  code.visitMethodInsn(
                      Opcodes.INVOKEVIRTUAL,
                      "java/lang/Object",
                      "getClass",
                      "()Ljava/lang/Class;",
                      false);
                  code.visitMethodInsn(
                      Opcodes.INVOKEVIRTUAL,
                      "java/lang/Class",
                      "getClassLoader",
                      "()Ljava/lang/ClassLoader;",
                      false);
                  code.visitInsn(Opcodes.POP);
                }));
    assertEquals(new Launched.Ran(3), launched);
    assertTrue(err().contains("NoClassDefFoundError: java/lang/Class"), err());
  }

  @Test
  void dynamicCallsHaveNothingToLinkThem() throws IOException {
    String type =
        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)"
            + "Ljava/lang/invoke/CallSite;";
    for (String factory :
        List.of("java/lang/invoke/StringConcatFactory", "java/lang/invoke/LambdaMetafactory")) {
      Handle linker = new Handle(Opcodes.H_INVOKESTATIC, factory, "makeConcat", type, false);
      Launched launched =
          run(
              "恶",
              task(
                  "恶",
                  TASK,
                  code -> {
                    code.visitInvokeDynamicInsn("makeConcat", "()Ljava/lang/String;", linker);
                    code.visitInsn(Opcodes.POP);
                  }));
      assertEquals(new Launched.Ran(3), launched);
    }
  }

  @Test
  void theRuntimesOwnFieldsAndMethodsAreClosed() throws IOException {
    Launched field =
        run(
            "恶",
            task(
                "恶",
                TASK,
                code -> {
                  code.visitVarInsn(Opcodes.ALOAD, 1);
                  code.visitFieldInsn(
                      Opcodes.GETFIELD,
                      "org/qistage/runtime/Context",
                      "scheduler",
                      "Lorg/qistage/runtime/Scheduler;");
                  code.visitInsn(Opcodes.POP);
                }));
    assertEquals(new Launched.Ran(3), field);
    assertTrue(err().contains("IllegalAccessError"), err());
  }

  /// The JSON reader takes no class with a package. Without it, the package would be another one: a
  /// package belongs to its loader.
  @Test
  void aClassInTheRuntimesPackageSeesNoMore() throws IOException {
    byte[] neighbour =
        task(
            "org/qistage/runtime/Neighbour",
            TASK,
            code -> {
              code.visitVarInsn(Opcodes.ALOAD, 1);
              code.visitMethodInsn(
                  Opcodes.INVOKEVIRTUAL, "org/qistage/runtime/Context", "dropFrames", "()V", false);
            });
    String name = "org.qistage.runtime.Neighbour";
    assertInstanceOf(ReadResult.Refused.class, read(name, neighbour));
    assertEquals(new Launched.Ran(3), launch(files(name, neighbour)));
    assertTrue(err().contains("IllegalAccessError"), err());
  }

  @Test
  void classesInThePlatformsNameAreRefused() throws IOException {
    byte[] evil = task("java/lang/Evil", TASK, _ -> {});
    assertInstanceOf(ReadResult.Refused.class, read("java.lang.Evil", evil));
    Launched launched = launch(files("java.lang.Evil", evil));
    Launched.Refused refused = assertInstanceOf(Launched.Refused.class, launched);
    assertEquals("QI-PIPELINE-0014", refused.diagnostic().diagnostic().code());
  }

  @Test
  void threadsAndLoadersAreNoSuperclasses() throws IOException {
    for (String base : List.of("java/lang/Thread", "java/lang/ClassLoader")) {
      Launched launched = run("恶", task("恶", base, _ -> {}));
      assertInstanceOf(Launched.Refused.class, launched);
    }
  }

  @Test
  void whatAStaticInitializerDoesIsHeldToTheSame() throws IOException {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V21, Opcodes.ACC_PUBLIC, "恶", null, TASK, null);
    method(
        writer,
        "<init>",
        "()V",
        code -> {
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitMethodInsn(Opcodes.INVOKESPECIAL, TASK, "<init>", "()V", false);
        });
    method(writer, "start", SHAPE, _ -> {});
    method(writer, "finish", SHAPE, _ -> {});
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    calling("java/lang/System", "exit", "(I)V").accept(code);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    assertEquals(new Launched.Ran(3), run("恶", writer.toByteArray()));
    assertFalse(err().contains("\tat "), err());
  }

  @Test
  void aTaskWithoutMalicePasses() throws IOException {
    Launched launched = run("善", task("善", TASK, calling("java/lang/Math", "abs", "(I)I")));
    assertEquals(new Launched.Ran(0), launched);
    assertEquals("", err());
  }
}
