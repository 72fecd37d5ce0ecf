package org.qistage.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.ValueType;

class BytecodePrinterTest {
  @Test
  void showsTheOperandStackBesideEachInstruction() {
    String text =
        BytecodePrinter.print(GeneratedProgram.of("", PlainFunctionTest.fibonacci()).files());
    assertTrue(text.contains("  static long 斐波那契(long)\n"), text);
    assertTrue(text.matches("(?s).*lconst_1 +\\| long long\n.*"), text);
    assertTrue(text.matches("(?s).*invokestatic long 程序.斐波那契\\(long\\) +\\| long\n.*"), text);
  }

  @Test
  void printsTextAsItIs() {
    var f = new FunctionBuilder("文", FunctionShape.PLAIN, ValueType.STRING);
    f.at(0).give(FunctionBuilder.text("气\n\"𠮷\""));
    String text = BytecodePrinter.print(GeneratedProgram.of("", f.build()).files());
    assertTrue(text.contains("ldc \"气\\n\\\"𠮷\\\"\""), text);
  }
}
