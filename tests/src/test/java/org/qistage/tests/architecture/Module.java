package org.qistage.tests.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The modules of docs/architecture.md and what each may use of the others.
enum Module {
  FOUNDATION("foundation", "stages/foundation", List.of()),
  LEXING("lexing", "stages/lexing", List.of(FOUNDATION)),
  PARSING("parsing", "stages/parsing", List.of(FOUNDATION, LEXING)),
  FORMATTING("formatting", "stages/formatting", List.of(FOUNDATION, LEXING, PARSING)),
  CHECKING("checking", "stages/checking", List.of(FOUNDATION, LEXING, PARSING)),
  LOWERING("lowering", "stages/lowering", List.of(FOUNDATION, LEXING, PARSING, CHECKING)),
  RUNTIME("runtime", "runtime", List.of()),
  CODEGEN("codegen", "stages/codegen", List.of(FOUNDATION, LEXING, PARSING, CHECKING, LOWERING)),
  PIPELINE(
      "pipeline",
      "stages/pipeline",
      List.of(FOUNDATION, LEXING, PARSING, FORMATTING, CHECKING, LOWERING, CODEGEN, RUNTIME)),
  LESSONS("lessons", "lessons", List.of(FOUNDATION, PIPELINE)),
  CLI("cli", "stages/cli", List.of(FOUNDATION, PIPELINE, LESSONS)),
  EXPLORER("explorer", "explorer-ui", List.of(FOUNDATION, PIPELINE, LESSONS));

  /// The stages proper and the formatter: pure functions from one artifact to the next, and what they
  /// stand on.
  static final List<Module> STAGES =
      List.of(FOUNDATION, LEXING, PARSING, FORMATTING, CHECKING, LOWERING, CODEGEN);

  /// The one package of the runtime that lowering and code generation may know.
  static final String ABI_PACKAGE = "org.qistage.runtime.abi";

  /// The words of recorded runs (kinds of events, causes, kinds of values), which tools may know too.
  static final String TRACE_PACKAGE = "org.qistage.runtime.trace";

  /// What people use.
  private static final List<String> TOOLS = List.of("cli", "lessons", "explorer");

  private final String name;
  private final String folder;

  @SuppressWarnings("ImmutableEnumChecker") // every list comes from List.of
  private final List<Module> mayUse;

  Module(String name, String folder, List<Module> mayUse) {
    this.name = name;
    this.folder = folder;
    this.mayUse = mayUse;
  }

  /// A package pattern that matches the module's packages.
  String packages() {
    return "org.qistage." + name + "..";
  }

  /// Whether the module has a source file of its own.
  boolean hasSources() {
    Path sources = Path.of(System.getProperty("qi.root"), folder, "src", "main", "java");
    if (!Files.isDirectory(sources)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The classes of the project that this module must not use.
  DescribedPredicate<JavaClass> forbiddenClasses() {
    String[] forbidden =
        Arrays.stream(values())
            .filter(other -> other != this && !mayUse.contains(other))
            .map(Module::packages)
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> classes = JavaClass.Predicates.resideInAnyPackage(forbidden);
    if (this == LOWERING || this == CODEGEN) {
      DescribedPredicate<JavaClass> abi = JavaClass.Predicates.resideInAPackage(ABI_PACKAGE);
      classes = classes.and(DescribedPredicate.not(abi));
    }
    if (TOOLS.contains(name)) {
      DescribedPredicate<JavaClass> trace = JavaClass.Predicates.resideInAPackage(TRACE_PACKAGE);
      classes = classes.and(DescribedPredicate.not(trace));
    }
    return classes.as("classes of modules that %s may not use", name);
  }
}
