package org.qistage.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Stage;
import org.qistage.lexing.Lexer;

final class PlugInsTest {
  @TempDir Path folder;

  /// What a plug-in's author writes.
  public static final class MyLexer implements StageProvider {
    @Override
    public StageId stage() {
      return StageId.LEX;
    }

    @Override
    public String name() {
      return "my lexer";
    }

    @Override
    public Stage<?, ?> create() {
      return new Lexer();
    }
  }

  /// A jar with the class, found only through the jar, and a service file.
  private Path jar(String services) throws IOException {
    Path jar = folder.resolve("我的 lexer.jar");
    // Under another name, or the class path's own class would be found first.
    byte[] renamed = renamed();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("plug/in/PluggedInMy.class"));
      out.write(renamed);
      out.putNextEntry(new JarEntry("META-INF/services/" + StageProvider.class.getName()));
      out.write(services.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static byte[] renamed() throws IOException {
    try (InputStream stream = PlugInsTest.class.getResourceAsStream("PlugInsTest$MyLexer.class")) {
      var reader = new org.objectweb.asm.ClassReader(stream.readAllBytes());
      var writer = new org.objectweb.asm.ClassWriter(0);
      reader.accept(
          new org.objectweb.asm.ClassVisitor(org.objectweb.asm.Opcodes.ASM9, writer) {
            @Override
            public void visit(
                int version,
                int access,
                String name,
                String signature,
                String superName,
                String[] interfaces) {
              super.visit(version, access, "plug/in/PluggedInMy", signature, superName, interfaces);
            }

            @Override
            public void visitNestHost(String host) {}

            @Override
            public void visitInnerClass(String name, String outer, String inner, int access) {}
          },
          0);
      return writer.toByteArray();
    }
  }

  @Test
  void aJarOffersAStage() throws IOException {
    Outcome<List<StageProvider>> loaded = PlugIns.load(jar("plug.in.PluggedInMy\n"));
    assertEquals(List.of(), loaded.diagnostics());
    StageProvider provider = loaded.result().getFirst();
    assertEquals("my lexer", provider.name());
    CompileSnapshot snapshot =
        Pipeline.standard()
            .withStage(provider)
            .compile(CompileRequest.of(Programs.SAMPLE, StageId.CODEGEN));
    assertTrue(snapshot.classes().isPresent());
  }

  @Test
  void aJarWithoutStageIsADiagnostic() throws IOException {
    assertInstanceOf(PipelineProblem.JarWithoutStage.class, problem(jar("")));
  }

  @Test
  void aJarWhoseStageIsMissingIsADiagnostic() throws IOException {
    assertInstanceOf(PipelineProblem.JarBroken.class, problem(jar("no.such.Stage\n")));
  }

  @Test
  void whatIsNoJarIsADiagnostic() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    assertInstanceOf(PipelineProblem.JarUnreadable.class, problem(text));
    assertInstanceOf(PipelineProblem.JarUnreadable.class, problem(folder.resolve("missing.jar")));
    assertInstanceOf(PipelineProblem.JarUnreadable.class, problem(folder));
  }

  private static Object problem(Path jar) {
    return PlugIns.load(jar).diagnostics().getFirst().problem();
  }
}
