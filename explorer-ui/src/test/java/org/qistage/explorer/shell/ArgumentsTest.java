package org.qistage.explorer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.explorer.model.Theme;
import org.qistage.foundation.Language;

class ArgumentsTest {
  @Test
  void readsAFile() throws Arguments.Fault {
    Arguments arguments = Arguments.parse(List.of("汉 字.qi"));
    assertEquals(Optional.of(Path.of("汉 字.qi")), arguments.file());
    assertTrue(arguments.screenshots().isEmpty());
  }

  @Test
  void readsAllOfPictures() throws Arguments.Fault {
    Arguments arguments =
        Arguments.parse(
            List.of(
                "--screenshots",
                "out",
                "a.qi",
                "--lang",
                "en",
                "--theme",
                "dark",
                "--scale",
                "1.5",
                "--size",
                "1280x800"));
    assertEquals(Optional.of(Path.of("out")), arguments.screenshots());
    assertEquals(Optional.of(Language.EN), arguments.language());
    assertEquals(Optional.of(Theme.DARK), arguments.theme());
    assertEquals(Optional.of(1.5), arguments.scale());
    assertEquals(new Arguments.Size(1280, 800), arguments.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--lang",
        "--lang fr",
        "--theme blue",
        "--scale 9",
        "--scale x",
        "--size big",
        "--what",
        "a.qi b.qi",
        "--screenshots"
      })
  void tellsWhatItCannotUnderstand(String words) {
    Arguments.Fault fault =
        assertThrows(Arguments.Fault.class, () -> Arguments.parse(List.of(words.split(" ", -1))));
    assertTrue(String.valueOf(fault.getMessage()).contains(" / "));
  }
}
