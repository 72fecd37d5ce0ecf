package org.qistage.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAccess.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Console;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// The rules, each for the packages it is given, so that a test can point it at guilty classes.
final class Rules {
  /// ANTLR makes the classes in here; its static caches are its own affair.
  static final String GENERATED = "org.qistage..grammar..";

  private static final Set<String> CLOCK_METHODS =
      Set.of("currentTimeMillis", "nanoTime", "now", "random", "randomUUID", "identityHashCode");
  private static final Set<String> ENVIRONMENT_METHODS =
      Set.of("getenv", "getProperty", "getProperties", "getDefault", "defaultCharset", "exit");

  private Rules() {}

  /// `codegen` may use `lowering` but not the other way round, and so on for every module.
  static ArchRule usesOnlyModulesBelow(Module module) {
    return noClasses()
        .that()
        .resideInAPackage(module.packages())
        .should()
        .dependOnClassesThat(module.forbiddenClasses());
  }

  static ArchRule modulesHaveNoCycles() {
    return slices().matching("org.qistage.(*)..").should().beFreeOfCycles();
  }

  /// A stage reaches nothing outside its input: no file, network, process or console.
  static ArchRule noInputOrOutput(String... packages) {
    return noClasses()
        .that(handwrittenIn(packages))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "reach files, the network, processes or the console", Rules::isInputOrOutput))
        .orShould()
        .accessTargetWhere(
            Predicates.targetOwner(JavaClass.Predicates.equivalentTo(System.class))
                .and(targetNamed("a standard stream", Set.of("in", "out", "err"))));
  }

  /// A stage gives the same output for the same input: no clock, chance, environment or default of
  /// the machine.
  static ArchRule noClockChanceOrEnvironment(String... packages) {
    DescribedPredicate<JavaAccess<?>> ofTheMachine =
        targetNamed("a method that asks the clock or for chance", CLOCK_METHODS)
            .or(targetNamed("a method that asks for the environment", ENVIRONMENT_METHODS));
    return noClasses()
        .that(handwrittenIn(packages))
        .should()
        .accessTargetWhere(
            ofTheMachine.and(
                Predicates.targetOwner(
                    DescribedPredicate.describe(
                        "the machine's own state", Rules::isStateOfTheMachine))))
        .orShould()
        .dependOnClassesThat(
            JavaClass.Predicates.belongToAnyOf(Random.class, ThreadLocalRandom.class, Clock.class));
  }

  /// Two compilations at once, or one after another, do not see each other.
  static ArchRule noMutableStaticState(String... packages) {
    return noFields()
        .that()
        .areDeclaredInClassesThat(handwrittenIn(packages))
        .and()
        .areStatic()
        .should(
            com.tngtech.archunit.lang.conditions.ArchConditions.be(
                DescribedPredicate.describe("mutable", Rules::isMutable)));
  }

  static DescribedPredicate<JavaClass> handwrittenIn(String... packages) {
    return resideInAnyPackage(packages).and(DescribedPredicate.not(resideInAPackage(GENERATED)));
  }

  private static boolean isInputOrOutput(JavaClass type) {
    String packageName = type.getPackageName();
    return packageName.equals("java.net")
        || packageName.startsWith("java.net.")
        || packageName.startsWith("java.nio.file")
        || packageName.equals("java.nio.channels")
        || packageName.startsWith("java.util.logging")
        || type.isAssignableTo(ProcessHandle.class)
        || type.isEquivalentTo(Process.class)
        || type.isEquivalentTo(ProcessBuilder.class)
        || isOneOf(
            type,
            Console.class,
            File.class,
            FileInputStream.class,
            FileOutputStream.class,
            FileReader.class,
            FileWriter.class,
            RandomAccessFile.class);
  }

  private static boolean isStateOfTheMachine(JavaClass owner) {
    return owner.getPackageName().startsWith("java.time")
        || isOneOf(
            owner,
            System.class,
            Runtime.class,
            Math.class,
            UUID.class,
            Locale.class,
            TimeZone.class,
            Charset.class);
  }

  /// Static fields that are constants: final, and not of a type that exists to be changed. The
  /// collection interfaces pass, because the values of constants come from `List.of` and its kin;
  /// an enum's `$VALUES` and a switch's table are made by javac.
  private static boolean isMutable(JavaField field) {
    if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
      return false;
    }
    JavaClass type = field.getRawType();
    boolean changeableCollection =
        !type.isInterface()
            && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
    return !field.getModifiers().contains(JavaModifier.FINAL)
        || changeableCollection
        || type.getPackageName().startsWith("java.util.concurrent")
        || isOneOf(type, StringBuilder.class, ThreadLocal.class);
  }

  private static boolean isOneOf(JavaClass type, Class<?>... candidates) {
    for (Class<?> candidate : candidates) {
      if (type.isEquivalentTo(candidate)) {
        return true;
      }
    }
    return false;
  }

  private static DescribedPredicate<JavaAccess<?>> targetNamed(
      String description, Set<String> names) {
    return DescribedPredicate.describe(
        "whose target is " + description, access -> names.contains(access.getTarget().getName()));
  }
}
