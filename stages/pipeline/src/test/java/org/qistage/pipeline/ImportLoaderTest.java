package org.qistage.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;

/// Finding and reading the files of a program.
final class ImportLoaderTest {
  private static final String MAIN = "包 主程序; 导入 甲; 函数 入口() { 打印行(甲.数()); }";

  private static CompileSnapshot compile(String name, String text, FileSource files) {
    CompileRequest request = CompileRequest.of(new SourceText(name, text), StageId.CODEGEN);
    return Pipeline.standard().compile(request.withFiles(files));
  }

  private static List<String> codes(CompileSnapshot snapshot) {
    return snapshot.diagnostics().stream()
        .map(LocatedDiagnostic::diagnostic)
        .map(diagnostic -> diagnostic.code())
        .toList();
  }

  private static List<String> names(CompileSnapshot snapshot) {
    return snapshot.files().stream().map(file -> file.source().name()).toList();
  }

  /// A file source that notes what is read.
  private record Watched(FileSource files, List<String> read) implements FileSource {
    @Override
    public Entry find(String path) {
      return files.find(path);
    }

    @Override
    public byte[] read(String path, int limit) throws IOException {
      read.add(PathNames.normal(path));
      return files.read(path, limit);
    }

    @Override
    public List<String> names(String folder) {
      return files.names(folder);
    }
  }

  @Test
  void noFileIsReadTwice() {
    Map<String, String> texts =
        Map.of(
            "甲.qi", "包 主程序; 导入 乙; 公开 函数 数(): 整数 { 返回 乙.数(); }",
            "乙.qi", "公开 函数 数(): 整数 { 返回 丙数(); } 函数 丙数(): 整数 { 返回 1; }",
            "丙.qi", "包 主程序; 函数 帮(): 整数 { 返回 1; }",
            "子/丁.qi", "不读这个文件");
    Watched files = new Watched(FileSource.of(texts), new ArrayList<>());
    CompileSnapshot snapshot = compile("主.qi", MAIN.replace("甲.数()", "主程序.数(), 帮()"), files);
    assertEquals(List.of(), codes(snapshot));
    assertEquals(List.of("丙.qi", "乙.qi", "甲.qi"), files.read().stream().sorted().toList());
    assertEquals(List.of("主.qi", "乙.qi", "甲.qi", "丙.qi"), names(snapshot));
  }

  @Test
  void namesAreShownFromWhereTheCompiledFileIs() {
    Map<String, String> texts = Map.of("工程/源/甲.qi", "公开 函数 数(): 整数 { 返回 错; }", "工程/库/乙.qi", "");
    CompileSnapshot snapshot = compile("工程/源/主.qi", MAIN, FileSource.of(texts));
    assertEquals(List.of("工程/源/主.qi", "工程/源/甲.qi"), names(snapshot));
    LocatedDiagnostic located = snapshot.diagnostics().getFirst();
    assertEquals("工程/源/甲.qi", located.source().name());
    assertFalse(snapshot.classes().isPresent());
  }

  @Test
  void twoPackagesOfOneNameAreTwoModules() {
    Map<String, String> texts =
        Map.of(
            "甲.qi", "包 同名; 公开 函数 数(): 整数 { 返回 1; }",
            "乙.qi", "包 同名; 公开 函数 数(): 整数 { 返回 2; }");
    String main = "导入 甲 作为 一; 导入 乙 作为 二; 函数 入口() { 打印行(一.数(), 二.数()); }";
    CompileSnapshot snapshot = compile("主.qi", main, FileSource.of(texts));
    assertEquals(List.of(), codes(snapshot));
    assertEquals(
        List.of("", "同名", "同名#2"), snapshot.files().stream().map(FileSnapshot::module).toList());
  }

  @Test
  void aFileThatIsGoneBetweenLookingAndReadingIsReported() {
    FileSource vanishing =
        new FileSource() {
          @Override
          public Entry find(String path) {
            return path.equals("甲.qi") ? new Entry.File("甲") : new Entry.Nothing();
          }

          @Override
          public byte[] read(String path, int limit) throws IOException {
            throw new NoSuchFileException(path);
          }

          @Override
          public List<String> names(String folder) {
            return List.of("甲.qi", "乙.qi");
          }
        };
    assertEquals(List.of("QI-IMPORT-0005"), codes(compile("主.qi", MAIN, vanishing)));
  }

  @Test
  void linksThatLeadToOneFileAreOneFileAndCirclesOfLinksEnd(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("甲.qi"), "公开 函数 数(): 整数 { 返回 1; }");
    Files.createSymbolicLink(folder.resolve("乙.qi"), Path.of("甲.qi"));
    Files.createSymbolicLink(folder.resolve("圈"), Path.of("."));
    Files.createSymbolicLink(folder.resolve("坏.qi"), Path.of("坏.qi"));
    FileSource files = FileSource.disk(folder);
    String main = "导入 甲; 导入 乙 作为 又; 导入 圈.圈.圈.甲 作为 远; 函数 入口() { 打印行(甲.数(), 又.数(), 远.数()); }";
    CompileSnapshot snapshot = compile("主.qi", main, files);
    assertEquals(List.of(), codes(snapshot));
    assertEquals(2, snapshot.files().size());
    CompileSnapshot broken = compile("主.qi", MAIN.replace("甲", "坏"), files);
    assertEquals(List.of("QI-IMPORT-0005"), codes(broken));
  }

  @Test
  void aChainOfAThousandFilesCompiles() {
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      texts.put(
          "链" + i + ".qi",
          i == 999
              ? "公开 函数 数(): 整数 { 返回 1; }"
              : "导入 链%1$d; 公开 函数 数(): 整数 { 返回 链%1$d.数() + 1; }".formatted(i + 1));
    }
    CompileSnapshot snapshot = compile("主.qi", MAIN.replace("甲", "链0"), FileSource.of(texts));
    assertEquals(List.of(), codes(snapshot));
    assertEquals(1001, snapshot.files().size());
    assertTrue(snapshot.files().stream().allMatch(file -> file.classes().isPresent()));
  }

  @Test
  void programsHaveOnlySoManyFiles() {
    FileSource endless =
        new FileSource() {
          @Override
          public Entry find(String path) {
            return path.endsWith(".qi") && !path.contains("/")
                ? new Entry.File(path)
                : new Entry.Nothing();
          }

          @Override
          public byte[] read(String path, int limit) {
            int number = Integer.parseInt(path.replaceAll("\\D", ""));
            return ("导入 甲" + (number + 1) + ";").getBytes(java.nio.charset.StandardCharsets.UTF_8);
          }

          @Override
          public List<String> names(String folder) {
            return List.of();
          }
        };
    CompileSnapshot snapshot = compile("主.qi", "导入 甲0; 函数 入口() { }", endless);
    assertTrue(codes(snapshot).contains("QI-IMPORT-0007"));
  }

  @Test
  void aReplacedCheckerIsToldToBeForOneFile() {
    Pipeline pipeline = Pipeline.standard().withChecker(new org.qistage.checking.Checker());
    CompileRequest request = CompileRequest.of(new SourceText("主.qi", MAIN), StageId.CODEGEN);
    Map<String, String> texts = Map.of("甲.qi", "公开 函数 数(): 整数 { 返回 1; }");
    CompileSnapshot snapshot = pipeline.compile(request.withFiles(FileSource.of(texts)));
    assertEquals(List.of("QI-CHECK-0800", "QI-PIPELINE-0015"), codes(snapshot));
    assertEquals(
        List.of(),
        codes(
            pipeline.compile(
                CompileRequest.of(new SourceText("主.qi", "函数 入口() { }"), StageId.CODEGEN))));
  }

  @Test
  void whatAFileMadeCanBeLookedAtAsIfItHadBeenCompiled() {
    Map<String, String> texts = Map.of("甲.qi", "公开 函数 数(): 整数 { 返回 1; }");
    CompileSnapshot snapshot = compile("主.qi", MAIN, FileSource.of(texts));
    CompileSnapshot imported = snapshot.about(snapshot.file("甲").orElseThrow());
    assertEquals("甲.qi", imported.source().name());
    assertEquals("甲", imported.lowered().orElseThrow().module());
    assertEquals(
        List.of(StageId.values()), imported.reports().stream().map(StageReport::stage).toList());
    assertEquals(snapshot.compiled(), snapshot.file("主.qi").orElseThrow());
  }
}
