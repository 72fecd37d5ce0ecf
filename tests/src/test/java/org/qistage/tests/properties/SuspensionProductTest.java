package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;
import org.qistage.tests.properties.SuspensionPrograms.Template;
import org.qistage.tests.properties.SuspensionPrograms.Way;

/// A suspension may stand in every operand position: each variant of each template prints what its
/// twin prints that never suspends.
final class SuspensionProductTest {
  @TestFactory
  Stream<DynamicTest> templates() {
    return Stream.concat(SuspensionPrograms.TEMPLATES.stream(), StructTemplates.ALL.stream())
        .map(template -> dynamicTest(template.name(), () -> variantsAgree(template)));
  }

  private static void variantsAgree(Template template) {
    Compilation compilation = Compilation.of(SuspensionPrograms.program(template));
    assertTrue(!compilation.hasErrors(), () -> compilation.diagnostics().toString());
    ProgramRun run = ProgramRun.of(compilation, List.of());
    assertEquals(0, run.status(), run.errors());
    List<String> outputs = new ArrayList<>(List.of(run.output().split("== \\d+\n", -1)));
    assertEquals("", outputs.removeFirst());
    List<List<Way>> choices = SuspensionPrograms.choices(template.holes().size());
    assertEquals(choices.size(), outputs.size());
    for (int i = 1; i < outputs.size(); i++) {
      List<Way> choice = choices.get(i);
      assertEquals(
          outputs.getFirst(),
          outputs.get(i),
          () -> choice + "\n" + SuspensionPrograms.fill(template, choice));
    }
  }
}
