package org.qistage.cli.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class PackedProgramTest {
  private static final List<String> OPTIONS = List.of("-XX:+UseCompactObjectHeaders");

  @TempDir Path folder = Path.of("");

  @Test
  void runsWhatWasPackedAfterTheProgramHasChangedUnderTheSameName() throws Exception {
    Path jar = folder.resolve("input.jar");
    PackedProgram program = new PackedProgram("hello", List.of(jar), OPTIONS, List.of("Hello"));
    Path home = folder.resolve("汉 字");
    write(jar, "1");
    String first = program.into(home);
    write(jar, "2");
    String second = program.into(home);
    assertNotEquals(first, second);
    assertEquals("1", run(home.resolve(first)));
    assertEquals("2", run(home.resolve(second)));
    write(jar, "1");
    assertEquals(first, program.into(home));
  }

  @Test
  void hasNoCacheWhenTheTrainingFails() throws Exception {
    Path jar = folder.resolve("input.jar");
    write(jar, "1");
    PackedProgram program = new PackedProgram("hello", List.of(jar), OPTIONS, List.of("Absent"));
    Path packed = folder.resolve(program.into(folder));
    assertTrue(Files.exists(packed.resolve("hello.jar")));
    assertTrue(Files.notExists(packed.resolve("hello.aot")));
    assertTrue(Files.readString(packed.resolve(PackedProgram.TRAINING_LOG)).contains("Absent"));
  }

  /// What the packed program prints, started with its cache; the JVM refuses to start without it.
  private static String run(Path packed) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                OPTIONS.getFirst(),
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + packed.resolve("hello.aot"),
                "-cp",
                packed.resolve("hello.jar").toString(),
                "Hello")
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return printed;
  }

  /// A jar with a program that prints a text.
  private static void write(Path jar, String text) throws IOException {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V25, Opcodes.ACC_PUBLIC, "Hello", null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
    code.visitCode();
    code.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
    code.visitLdcInsn(text);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, "java/io/PrintStream", "println", "(Ljava/lang/String;)V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("Hello.class"));
      out.write(writer.toByteArray());
    }
  }
}
