package org.qistage.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.tests.architecture.guilty.Guilty;

class RulesTest {
  private static final String GUILTY = "org.qistage.tests.architecture.guilty";
  private static final List<ArchRule> RULES =
      List.of(
          Rules.noInputOrOutput(GUILTY),
          Rules.noClockChanceOrEnvironment(GUILTY),
          Rules.noMutableStaticState(GUILTY));

  @TestFactory
  Stream<DynamicTest> everyGuiltyClassBreaksExactlyOneRule() {
    return Arrays.stream(Guilty.class.getDeclaredClasses())
        .filter(type -> type != Guilty.Innocent.class)
        .map(type -> dynamicTest(type.getSimpleName(), () -> assertEquals(1, brokenRules(type))));
  }

  @Test
  void theInnocentClassBreaksNone() {
    assertEquals(0, brokenRules(Guilty.Innocent.class));
  }

  @Test
  void aRuleThatFindsNothingToLookAtFails() {
    JavaClasses none = new ClassFileImporter().importClasses(String.class);
    for (ArchRule rule : RULES) {
      assertThrows(AssertionError.class, () -> rule.check(none));
    }
    for (Module module : Module.values()) {
      ArchRule rule = Rules.usesOnlyModulesBelow(module);
      assertThrows(AssertionError.class, () -> rule.check(none));
    }
  }

  private static long brokenRules(Class<?> type) {
    JavaClasses classes = new ClassFileImporter().importClasses(type);
    return RULES.stream()
        .filter(rule -> rule.allowEmptyShould(true).evaluate(classes).hasViolation())
        .count();
  }
}
