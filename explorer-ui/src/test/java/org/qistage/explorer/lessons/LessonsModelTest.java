package org.qistage.explorer.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.FakeDialogs;
import org.qistage.explorer.Programs;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Language;
import org.qistage.lessons.check.Verdict;
import org.qistage.lessons.format.Answer;

class LessonsModelTest {
  private static final String ENGLISH =
      """
      ---
      format: 1
      id: small
      title: A small lesson
      summary: Two steps.
      minutes: 5
      ---
      It begins here.

      ## Look

      ```show
      program: programs/two.qi
      view: run
      at: {line: 3}
      pin: 打印 2
      ```

      ```check
      id: printed
      ```

      ## Write

      ```check
      id: three
      ```
      """;

  private static final String CHINESE =
      ENGLISH
          .replace("A small lesson", "一节小课")
          .replace("Two steps.", "两步。")
          .replace("It begins here.", "从这里开始。")
          .replace("## Look", "## 看")
          .replace("## Write", "## 写");

  private static final String CHECKS =
      """
      format: 1
      checks:
        - id: printed
          kind: output
          program: programs/two.qi
          prompt: {zh: 打印什么？, en: What is printed}
          hints:
            - {zh: 两行, en: Two lines}
          mistakes:
            - answer: "2"
              feedback: {zh: 漏了第一行, en: The first line is missing}
        - id: three
          kind: program
          starter: programs/three.qi
          prompt: {zh: 打印 3, en: Print 3}
          cases:
            - output: "3"
      """;

  @TempDir Path folder = Path.of("");

  private Path lesson = Path.of("");

  @BeforeEach
  void write() throws IOException {
    lesson = folder.resolve("90 小课");
    Files.createDirectories(lesson.resolve("programs"));
    Files.createDirectories(lesson.resolve("solution"));
    Files.writeString(lesson.resolve("lesson.zh.md"), CHINESE);
    Files.writeString(lesson.resolve("lesson.en.md"), ENGLISH);
    Files.writeString(lesson.resolve("checks.yaml"), CHECKS);
    Files.writeString(lesson.resolve("programs/two.qi"), "函数 主函数() {\n    打印 1;\n    打印 2;\n}\n");
    Files.writeString(lesson.resolve("programs/three.qi"), "函数 主函数() {\n    打印 0;\n}\n");
    Files.writeString(lesson.resolve("solution/answers.yaml"), "printed: \"1\\n2\"\n");
  }

  private LessonsModel model(Programs programs) {
    Workbench workbench = programs.workbench();
    ProgramFiles files =
        new ProgramFiles(workbench, new FakeDialogs(), folder.resolve("own"), Optional.empty());
    LessonsModel model = new LessonsModel(workbench, files, files.folder());
    model.open(lesson.toString());
    programs.awaitUntil(() -> model.lesson().get().isPresent());
    return model;
  }

  @Test
  void aStepOpensItsProgramAtItsMoment() {
    try (Programs programs = Programs.of("")) {
      LessonsModel model = model(programs);
      Workbench workbench = programs.workbench();
      assertEquals(3, model.steps());
      assertEquals("一节小课", model.heading());
      model.next();
      programs.awaitUntil(() -> workbench.focus().lit().get().isPresent());
      assertEquals(ViewId.RUN, workbench.view().get());
      assertTrue(workbench.document().text().get().contains("打印 2"));
      var frame = workbench.clock().moment().get().orElseThrow().stack(1).getFirst();
      assertEquals(
          3, workbench.document().source().line(frame.span().orElseThrow().span().start()));
      workbench.settings().language().set(Language.EN);
      assertEquals("Look", model.heading());
    }
  }

  @Test
  void aWrongAnswerIsExplainedAndARightOneIsKept() {
    try (Programs programs = Programs.of("")) {
      LessonsModel model = model(programs);
      CheckModel check = model.check("printed").orElseThrow();
      check.answer(Answer.of("2"));
      programs.awaitUntil(() -> check.verdict().get().isPresent());
      assertFalse(check.verdict().get().orElseThrow().passed());
      assertTrue(check.verdict().get().orElseThrow().feedback().english().contains("first line"));
      assertEquals(0, model.passed(model.lesson().get().orElseThrow()));
      check.answer(Answer.of("1\n2"));
      programs.awaitUntil(check.passed()::get);
      assertEquals(1, model.passed(model.lesson().get().orElseThrow()));
    }
    try (Programs programs = Programs.of("")) {
      LessonsModel again = model(programs);
      assertTrue(again.check("printed").orElseThrow().passed().get());
      assertFalse(again.check("three").orElseThrow().passed().get());
    }
  }

  @Test
  void whatTheLearnerWritesIsGradedKeptAndCanBeBegunAnew() throws IOException {
    try (Programs programs = Programs.of("")) {
      LessonsModel model = model(programs);
      CheckModel check = model.check("three").orElseThrow();
      assertEquals(Optional.empty(), model.edited("programs/three.qi"));
      model.edit("programs/three.qi");
      programs.workbench().document().text().set("函数 主函数() {\n    打印 3;\n}\n");
      String written = model.edited("programs/three.qi").orElseThrow();
      check.answer(new Answer.Program("programs/three.qi", written));
      programs.awaitUntil(check.passed()::get);
      model.beginAnew("programs/three.qi");
      assertTrue(model.edited("programs/three.qi").orElseThrow().contains("打印 0"));
      assertFalse(model.isChanged("programs/three.qi"));
    }
    assertTrue(Files.readString(lesson.resolve("programs/three.qi")).contains("打印 0"));
  }

  @Test
  void theLearnerComesBackToTheStepWhereTheyWere() {
    try (Programs programs = Programs.of("")) {
      model(programs).goTo(2);
    }
    try (Programs programs = Programs.of("")) {
      LessonsModel model = model(programs);
      assertEquals(2, model.step().get());
      model.next();
      assertEquals(2, model.step().get());
      model.goTo(-5);
      assertEquals(0, model.step().get());
    }
  }

  @Test
  void aMomentIsLookedAtInItsOwnRunWhateverIsOpen() {
    try (Programs programs = Programs.of("")) {
      LessonsModel model = model(programs);
      Workbench workbench = programs.workbench();
      CheckModel check = model.check("printed").orElseThrow();
      check.answer(Answer.of("1\n3"));
      programs.awaitUntil(() -> check.verdict().get().isPresent());
      Verdict.Place place = check.verdict().get().orElseThrow().place().orElseThrow();
      model.edit("programs/three.qi");
      programs.awaitRecorded();
      model.lookAt(place);
      programs.awaitUntil(
          () -> workbench.clock().position().get() == place.moment().orElseThrow().event());
      assertTrue(workbench.document().text().get().contains("打印 2"));
      assertEquals(ViewId.RUN, workbench.view().get());
    }
  }

  @Test
  void aCopyThatCannotBeReadIsMadeAnewAndNothingElseIsWrittenOver() throws IOException {
    try (Programs programs = Programs.of("")) {
      LessonsModel model = model(programs);
      Path mine = Files.writeString(folder.resolve("我的.qi"), "函数 主函数() { }\n");
      programs.workbench().open(mine);
      Path own = folder.resolve("own/lessons/small/programs/three.qi");
      Files.write(own, new byte[] {(byte) 0xC4, (byte) 0xE3, (byte) 0xFF});
      model.edit("programs/three.qi");
      assertEquals(Optional.empty(), model.edited("programs/three.qi"));
      model.beginAnew("programs/three.qi");
      assertTrue(model.edited("programs/three.qi").orElseThrow().contains("打印 0"));
      assertEquals("函数 主函数() { }\n", Files.readString(mine));
    }
  }

  @Test
  void ofAShorterLessonNoStepIsShownThatItDoesNotHave() throws IOException {
    Path shorter = folder.resolve("91 短课");
    Files.createDirectories(shorter);
    String text = ENGLISH.substring(0, ENGLISH.indexOf("## Look")).replace("small", "short");
    Files.writeString(shorter.resolve("lesson.zh.md"), text);
    Files.writeString(shorter.resolve("lesson.en.md"), text);
    Files.writeString(shorter.resolve("checks.yaml"), "format: 1\nchecks: []\n");
    try (Programs programs = Programs.of("")) {
      LessonsModel model = model(programs);
      model.goTo(2);
      List<String> shown = new ArrayList<>();
      model.lesson().subscribe(_ -> showIn(model, shown));
      model.step().subscribe(_ -> showIn(model, shown));
      shown.clear();
      model.open(shorter.toString());
      programs.awaitUntil(() -> model.steps() == 1);
      assertEquals(List.of("A short lesson"), shown);
    }
  }

  private static void showIn(LessonsModel model, List<String> shown) {
    if (model.step().get() >= 0) {
      shown.add(model.heading());
      assertFalse(model.parts().isEmpty());
    }
  }

  @Test
  void aLessonThatIsNotThereIsTold() {
    try (Programs programs = Programs.of("")) {
      LessonsModel model = model(programs);
      model.close();
      model.open("不存在的课");
      programs.awaitUntil(() -> !programs.workbench().notices().isEmpty());
      assertEquals("noLesson", programs.workbench().notices().getFirst().key());
      assertEquals(Optional.empty(), model.lesson().get());
    }
  }

  @Test
  void progressThatCannotBeReadCountsAsNone() throws IOException {
    for (String text :
        List.of("", "[]", "{\"format\":9}", "\0\0", "{\"format\":1,\"lessons\":7}")) {
      Path file = Files.writeString(folder.resolve("progress.json"), text);
      assertEquals(OptionalInt.empty(), Progress.of(file).step("small"), text);
    }
  }
}
