package org.qistage.pipeline.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.codegen.ClassFiles;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.json.ReadResult;
import org.qistage.lowering.LoweringOptions;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

/// Lowered programs with function values, pointers, probes, and variables and functions of other files,
/// whose names, numbers and types do not fit together. Each leads to a diagnostic, or to classes that the
/// JVM accepts.
final class FaultyFunctionsTest {
  private static final SourceText PROGRAM =
      new SourceText(
          "主.qi",
          """
          导入 数据;

          类型 点 { 整数 横; 字符串 名; }

          变量 次数: 整数 = 0;

          异步 函数 慢(数: 整数): 整数 {
              设置超时(1);
              返回 数 + 1;
          }

          函数 用(做: 函数(整数): 整数, 数: 整数): 整数 {
              返回 做(数);
          }

          函数 主函数() {
              变量 多 = 5;
              变量 加 = 函数(数: 整数): 整数 {
                  多 = 多 + 1;
                  返回 数 + 多;
              };
              次数 = 用(加, 2) + 数据.总数;
              数据.总数 = 数据.翻倍(次数);
              变量 点甲 = 点 { 横: 1, 名: "甲" };
              变量 指 = &点甲.横;
              *指 = 3;
              变量 指次 = &次数;
              打印行(*指 + *指次);
              变量 任务 = 启动 慢(次数);
              打印行(等待 任务 + 等待 数据.缓(2));
              变量 做 = 数据.翻倍;
              打印行(做(4));
          }
          """);

  private static final String OTHER =
      """
      包 数据;

      公开 变量 总数: 整数 = 1;

      公开 函数 翻倍(数: 整数): 整数 {
          返回 数 * 2;
      }

      公开 异步 函数 缓(数: 整数): 整数 {
          设置超时(1);
          返回 数;
      }
      """;

  private static final String ACCEPTED = "accepted";

  /// Not QI-PIPELINE-0005, which only tells that a stage gave up.
  private static final Pattern KNOWN = Pattern.compile("QI-(JSON|ARTIFACT|CODEGEN)-\\d{4}");

  /// So many changes to each kind of build.
  private static final int CHANGES = 600;

  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "3", "7", "99", "-1", "-2", "2147483647");

  private static final CompileSnapshot RUN = compiled(LoweringOptions.RUN);
  private static final CompileSnapshot DEBUG = compiled(LoweringOptions.DEBUG);

  /// A change to the JSON of the lowered program of the compiled file, and the code that it leads to.
  private record Case(String code, String from, String to) {}

  private static final List<Case> CASES =
      List.of(
          new Case("QI-ARTIFACT-0006", "((?s:NewClosure.*?)\"function\": \")[^\"]+", "$1无"),
          new Case("QI-CODEGEN-0005", "((?s:NewClosure.*?)\"function\": \")[^\"]+", "$1主函数"),
          new Case("QI-ARTIFACT-0006", "(NewPointer[^}]*\"holder\": \")点", "$1无"),
          new Case("QI-ARTIFACT-0006", "(NewPointer[^}]*\"holder\": \")次数", "$1无"),
          new Case("QI-JSON-0018", "(NewPointer[^}]*\"field\": )0", "$19"),
          new Case("QI-ARTIFACT-0006", "(NewPointer[^}]*\"field\": )-1", "$10"),
          new Case("QI-ARTIFACT-0006", "(LoadGlobal[^}]*\"global\": \")[^\"]+", "$1无"),
          new Case("QI-ARTIFACT-0006", "(StoreGlobal[^}]*\"global\": \")[^\"]+", "$1无"),
          new Case(
              "QI-ARTIFACT-0007", "(\"globals\": \\[\\s*\\{\\s*\"name\": \")[^\"]+", "$1数据/总数"),
          new Case("QI-ARTIFACT-0006", "(\"imports\": \\[\\s*\\{\\s*\"name\": \")[^\"]+", "$1无"),
          new Case("QI-ARTIFACT-0008", "(\"ready\": )\\d+(,\\s*\"resume\": )(\\d+)", "$1$3$2$3"),
          new Case("QI-ARTIFACT-0008", "(\"kind\": \"Suspend\"[^{]*\"result\": )\\d+", "$199"),
          new Case("QI-ARTIFACT-0008", "(\"slots\": [^}]*\\}[^}]*\"registers\": \\[)\\d+", "$1-1"),
          new Case("QI-CODEGEN-0005", "(STATEMENT[^\\[]*\\[)[^\\]]*", "$1"));

  private static CompileSnapshot compiled(LoweringOptions lowering) {
    return Pipeline.standard()
        .compile(
            CompileRequest.of(PROGRAM, StageId.CODEGEN)
                .withLowering(lowering)
                .withFiles(FileSource.of(Map.of("数据.qi", OTHER))));
  }

  private static String json(CompileSnapshot snapshot) throws IOException {
    StringWriter text = new StringWriter();
    ArtifactJson.write(snapshot.artifact(StageId.LOWER).orElseThrow(), List.of(), text);
    return text.toString();
  }

  @TestFactory
  Stream<DynamicTest> eachFaultHasItsCode() {
    return CASES.stream().map(each -> DynamicTest.dynamicTest(each.toString(), () -> check(each)));
  }

  private static void check(Case each) throws IOException {
    String json = json(DEBUG);
    String changed = Pattern.compile(each.from()).matcher(json).replaceFirst(each.to());
    assertNotEquals(json, changed);
    assertEquals(each.code(), outcome(changed));
  }

  @Test
  void theProgramIsSound() throws IOException {
    for (CompileSnapshot snapshot : List.of(RUN, DEBUG)) {
      assertEquals(List.of(), snapshot.diagnostics());
      assertEquals(ACCEPTED, outcome(json(snapshot)));
    }
  }

  /// Numbers, names and operands made others, or left out: what comes of it has a code or passes the
  /// JVM's verifier.
  @Test
  void noChangeLeadsToWhatTheMachineRefuses() throws IOException {
    for (CompileSnapshot snapshot : List.of(RUN, DEBUG)) {
      String json = json(snapshot);
      List<MatchResult> places = places(json);
      List<String> texts =
          places.stream()
              .map(MatchResult::group)
              .filter(part -> part.startsWith("\""))
              .distinct()
              .toList();
      Random random = new Random(25);
      for (int i = 0; i < CHANGES; i++) {
        MatchResult place = places.get(random.nextInt(places.size()));
        String other = other(place.group(), texts, random);
        String changed = json.substring(0, place.start()) + other + json.substring(place.end());
        String outcome = outcome(changed);
        assertTrue(
            outcome.equals(ACCEPTED) || KNOWN.matcher(outcome).matches(),
            () -> outcome + ": " + place.group() + " at " + place.start() + " became " + other);
      }
    }
  }

  private static List<MatchResult> places(String json) {
    String part =
        "(?<=: |\\[|, )\"[^\"]*\"(?!:)|(?<=[ \\[])-?\\d+|true|false"
            + "|(, )?\\{ \"kind\": \"Use\", \"register\": \\d+ \\}";
    var matcher = Pattern.compile(part).matcher(json);
    matcher.region(json.indexOf("\"structures\""), json.indexOf("\"origins\""));
    matcher.useTransparentBounds(true);
    return matcher.results().toList();
  }

  private static String other(String part, List<String> texts, Random random) {
    return switch (part.charAt(0)) {
      case '"' -> texts.get(random.nextInt(texts.size()));
      case 't' -> "false";
      case 'f' -> "true";
      case ',', '{' -> "";
      default -> NUMBERS.get(random.nextInt(NUMBERS.size()));
    };
  }

  /// The first code that the program leads to, what the JVM says of its classes, or that they are
  /// accepted.
  private static String outcome(String json) {
    ReadResult<?> result = ArtifactJson.read("a.json", json);
    if (result instanceof ReadResult.Refused<?> refused) {
      return refused.diagnostics().getFirst().code();
    }
    var read = assertInstanceOf(ReadResult.Read.class, result);
    CompileSnapshot made =
        Pipeline.standard()
            .compile(CompileRequest.from(read.artifact(), List.of(), StageId.CODEGEN));
    if (made.hasErrors()) {
      return made.diagnostics().getFirst().diagnostic().code();
    }
    Classes classes = new Classes();
    classes.add(made.classes().orElseThrow());
    RUN.files().stream().skip(1).flatMap(file -> file.classes().stream()).forEach(classes::add);
    return classes.verified();
  }

  /// Classes that are loaded from memory.
  private static final class Classes extends ClassLoader {
    private final Map<String, byte[]> bytes = new HashMap<>();

    Classes() {
      super(FaultyFunctionsTest.class.getClassLoader());
    }

    void add(ClassFiles files) {
      files.classes().forEach(made -> bytes.put(made.name(), made.bytes().toByteArray()));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] found = bytes.get(name);
      if (found == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, found, 0, found.length);
    }

    String verified() {
      for (String name : bytes.keySet()) {
        try {
          Class.forName(name, true, this);
        } catch (VerifyError | ClassFormatError refused) {
          return refused.toString();
        } catch (ClassNotFoundException | LinkageError _) {
          // Another file is not what this one was made for; that is told when the program is run.
        }
      }
      return ACCEPTED;
    }
  }
}
