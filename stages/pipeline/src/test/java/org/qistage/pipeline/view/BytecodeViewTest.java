package org.qistage.pipeline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.codegen.BytecodePrinter;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.Programs;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.view.BytecodeView.Method;
import org.qistage.pipeline.view.BytecodeView.Row;

class BytecodeViewTest {
  private final CompileSnapshot snapshot =
      Pipeline.standard().compile(CompileRequest.of(Programs.SAMPLE, StageId.CODEGEN));
  private final List<BytecodeView> classes = BytecodeView.of(snapshot);

  private List<Method> methods() {
    return classes.stream().flatMap(made -> made.methods().stream()).toList();
  }

  @Test
  void theRowsHaveTheListingsWords() {
    String listing = BytecodePrinter.print(snapshot.classes().orElseThrow());
    List<String> printed =
        listing.lines().filter(line -> line.matches(" {2} *\\d+ {2}.*")).toList();
    List<Row> rows = methods().stream().flatMap(method -> method.rows().stream()).toList();
    assertEquals(printed.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      String code = "  %7d  %s".formatted(rows.get(i).offset(), rows.get(i).text());
      assertTrue(printed.get(i).startsWith(code), printed.get(i));
    }
    classes.forEach(made -> assertTrue(listing.contains(made.heading()), made.heading()));
  }

  /// What is on the stack after an instruction is there before the next, unless that is come to in
  /// another way only.
  @Test
  void theStackGoesFromRowToRow() {
    int compared = 0;
    for (Method method : methods()) {
      for (int i = 0; i + 1 < method.rows().size(); i++) {
        Row row = method.rows().get(i);
        boolean goesOn = row.targets().isEmpty() && !row.opcode().matches(".?return|athrow");
        if (goesOn && row.reached()) {
          assertEquals(
              row.stackAfter().size(), method.rows().get(i + 1).stackBefore().size(), row.text());
          compared++;
        }
      }
    }
    assertTrue(compared > 100, compared + " rows");
  }

  @Test
  void jumpsLeadToInstructions() {
    int jumps = 0;
    for (Method method : methods()) {
      List<Integer> offsets = method.rows().stream().map(Row::offset).toList();
      for (Row row : method.rows()) {
        assertTrue(offsets.containsAll(row.targets()), row.text());
        jumps += row.targets().size();
      }
    }
    assertTrue(jumps > 0);
  }

  @Test
  void everyInstructionOfAFunctionCameFromItsSource() {
    Method method =
        methods().stream().filter(each -> each.function().equals("加倍")).findFirst().orElseThrow();
    assertTrue(
        method.rows().stream()
            .allMatch(
                row ->
                    row.from()
                        .filter(origin -> origin.line() >= 1 && origin.line() <= 4)
                        .isPresent()));
    assertTrue(
        method.rows().stream()
            .flatMap(row -> row.localsBefore().stream())
            .anyMatch(local -> local.text().matches("\\d+ 数: long")));
  }

  @Test
  void aFaultyProgramHasNoClasses() {
    assertEquals(
        List.of(),
        BytecodeView.of(
            Pipeline.standard().compile(CompileRequest.of(Programs.FAULTY, StageId.CODEGEN))));
  }
}
