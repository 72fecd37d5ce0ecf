package org.qistage.pipeline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Language;

final class ExplanationsTest {
  @Test
  void everyCodeIsExplainedInBothLanguages() {
    assertFalse(Explanations.codes().isEmpty());
    for (String code : Explanations.codes()) {
      for (Language language : Language.values()) {
        Explanation explanation =
            Explanations.find(code, language)
                .orElseThrow(() -> new AssertionError(code + language));
        assertFalse(explanation.message().matches(".*\\{[A-Za-z]+}.*"), explanation.message());
      }
    }
  }

  @Test
  void anExampleIsTheProgramWithoutItsExpectations() {
    Explanation explanation = Explanations.find("QI-CHECK-0004", Language.ZH).orElseThrow();
    String example = explanation.example().orElseThrow();
    assertTrue(example.contains("返回甲;\n"), example);
  }

  @Test
  void anUnknownCodeIsNotExplained() {
    assertEquals(Optional.empty(), Explanations.find("QI-LEX-9999", Language.EN));
  }
}
