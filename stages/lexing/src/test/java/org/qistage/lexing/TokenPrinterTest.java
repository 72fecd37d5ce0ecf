package org.qistage.lexing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TokenPrinterTest {
  @Test
  void theTableIsAlignedByDisplayColumns() {
    String expected =
        """
        #  position  kind            channel  text      mark
        0  1:1       PRINT           default  `打印`
        1  1:3       WHITE_SPACE     trivia   ` `
        2  1:4       STRING_LITERAL  default  `"a\\\\n"`
        3  1:9       SEMICOLON       default  `；`      full-width
        4  1:10      WHITE_SPACE     trivia   `\\r\\n`
        5  2:1       EOF             default  ``
        """;
    assertEquals(expected, TokenPrinter.print(Lexed.of("打印 \"a\\n\"；\r\n").result()));
  }

  @Test
  void aLongTokenIsCut() {
    String table = TokenPrinter.print(Lexed.of("//" + "长".repeat(100)).result());
    assertEquals(
        "0  1:1       LINE_COMMENT  trivia   `//" + "长".repeat(58) + "…`",
        table.lines().toList().get(1));
  }
}
