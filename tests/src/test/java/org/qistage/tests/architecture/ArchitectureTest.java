package org.qistage.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.qistage");

  @TestFactory
  Stream<DynamicTest> everyModuleHasClasses() {
    return forEach(
        List.of(Module.values()),
        module -> {
          PackageMatcher matcher = PackageMatcher.of(module.packages());
          boolean found =
              PRODUCT.stream()
                  .anyMatch(
                      type ->
                          matcher.matches(type.getPackageName())
                              && !type.getSimpleName().equals("package-info"));
          assertTrue(found, "no class in " + module.packages());
        });
  }

  @TestFactory
  Stream<DynamicTest> everyModuleUsesOnlyTheModulesBelow() {
    return forEach(
        List.of(Module.values()), module -> Rules.usesOnlyModulesBelow(module).check(PRODUCT));
  }

  @Test
  void modulesHaveNoCycles() {
    Rules.modulesHaveNoCycles().check(PRODUCT);
  }

  @TestFactory
  Stream<DynamicTest> noStageDoesInputOrOutput() {
    return forEach(
        Module.STAGES, module -> Rules.noInputOrOutput(module.packages()).check(PRODUCT));
  }

  @TestFactory
  Stream<DynamicTest> noStageAsksTheMachine() {
    return forEach(
        Module.STAGES,
        module -> Rules.noClockChanceOrEnvironment(module.packages()).check(PRODUCT));
  }

  /// All stages at once: a stage without any static field is fine.
  @Test
  void noStageKeepsStateInStaticFields() {
    String[] stages = Module.STAGES.stream().map(Module::packages).toArray(String[]::new);
    Rules.noMutableStaticState(stages).check(PRODUCT);
  }

  @Test
  void everyPackageIsNullMarked() {
    PackageMatcher generated = PackageMatcher.of(Rules.GENERATED);
    List<String> unmarked =
        PRODUCT.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(each -> !generated.matches(each.getName()))
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .sorted()
            .toList();
    assertEquals(List.of(), unmarked, "packages without @NullMarked in package-info.java");
  }

  @Test
  void namesSayWhatATypeIs() {
    List<String> vague =
        PRODUCT.stream()
            .map(JavaClass::getSimpleName)
            .filter(name -> name.matches(".*(Util|Utils|Utility|Manager|Helper)"))
            .sorted()
            .toList();
    assertEquals(List.of(), vague, "types whose name does not say what they are");
  }

  /// A module without sources is skipped, not passed. From its first source on, a rule that finds
  /// no class of it fails.
  private static Stream<DynamicTest> forEach(List<Module> modules, Consumer<Module> check) {
    return modules.stream()
        .map(
            module ->
                dynamicTest(
                    module.name(),
                    () -> {
                      assumeTrue(module.hasSources(), "no sources yet");
                      check.accept(module);
                    }));
  }
}
