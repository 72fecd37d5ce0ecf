package org.qistage.runtime.ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The header that C programs are compiled with says what the table of this runtime is.
class CHeaderTest {
  private static final Pattern MEMBER =
      Pattern.compile("^  (\\w+ \\*?)\\(\\*(\\w+)\\)\\(([^)]*)\\);$", Pattern.MULTILINE);

  private static String header() throws IOException {
    return Files.readString(CCompiler.EXAMPLE.resolve("qi_runtime.h"));
  }

  private static CType type(String written) {
    return switch (written.strip()) {
      case "void" -> CType.VOID;
      case "int32_t" -> CType.INT32;
      case "int64_t" -> CType.INT64;
      case "QiFunction" -> CType.POINTER;
      default -> {
        assertTrue(written.contains("*"), written);
        yield CType.POINTER;
      }
    };
  }

  @Test
  void theTableHasTheMembersOfTheStructInTheirOrderAndWithTheirTypes() throws IOException {
    List<CFunction> declared = new ArrayList<>();
    Matcher member = MEMBER.matcher(header());
    while (member.find()) {
      List<CType> parameters =
          member.group(3).equals("void")
              ? List.of()
              : Stream.of(member.group(3).split(","))
                  .map(parameter -> type(parameter.strip().replaceFirst("\\w+$", "")))
                  .toList();
      declared.add(new CFunction(member.group(2), type(member.group(1)), parameters));
    }
    assertEquals(CTable.FUNCTIONS, declared);
  }

  @Test
  void versionAndTagsAreTheSame() throws IOException {
    String header = header();
    for (String line :
        List.of(
            "#define QI_RUNTIME_VERSION " + CTable.VERSION,
            "#define QI_TAG_BLOCK " + NativeHeap.BLOCK_TAG,
            "#define QI_TAG_STRING " + NativeHeap.STRING_TAG)) {
      assertTrue(header.contains(line + "\n"), line);
    }
  }

  @Test
  void eachFunctionHasAWordInBothLanguagesBeforeIt() throws IOException {
    String struct = header().replaceFirst("(?s).*typedef struct QiRuntime \\{", "");
    for (CFunction function : CTable.FUNCTIONS) {
      String before = struct.substring(0, struct.indexOf("(*" + function.name() + ")"));
      String comment = before.substring(before.lastIndexOf("/*"));
      assertTrue(comment.matches("(?s).*\\p{IsHan}.*[a-z]{3}.*"), function.name());
    }
  }
}
