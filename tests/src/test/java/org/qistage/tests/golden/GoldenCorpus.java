package org.qistage.tests.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// All cases below a folder, in the order of their names.
///
/// @param strays files that no case owns: a case without its program, or a misspelled file name
public record GoldenCorpus(List<GoldenCase> cases, List<String> strays) {
  /// Files at the root that belong to no case.
  static final String CODES_WITHOUT_EXAMPLE = "codes-without-example.txt";

  /// The cases whose output depends on the order in which tasks run; see {@link ParallelGoldenTest}.
  static final String ORDER_DEPENDENT = "order-dependent.txt";

  private static final Set<String> ROOT_FILES =
      Set.of(CODES_WITHOUT_EXAMPLE, ORDER_DEPENDENT, "README.md");

  public GoldenCorpus {
    cases = List.copyOf(cases);
    strays = List.copyOf(strays);
  }

  /// The project's corpus.
  public static Path root() {
    return Path.of(System.getProperty("qi.root"))
        .resolve("tests/src/test/resources/golden")
        .toAbsolutePath();
  }

  /// Reads the project's corpus.
  public static GoldenCorpus load() {
    return load(root());
  }

  /// Reads the corpus below a folder; fails when there is no case in it, since a test without cases
  /// would pass.
  public static GoldenCorpus load(Path root) {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<GoldenCase> cases = new ArrayList<>();
    for (Path file : files) {
      if (file.getFileName().toString().equals(CaseFile.PROGRAM.fileName())) {
        Path folder = Objects.requireNonNull(file.getParent());
        cases.add(new GoldenCase(relative(root, folder), folder));
      }
    }
    if (cases.isEmpty()) {
      throw new AssertionError("no case in " + root);
    }
    List<String> strays =
        files.stream()
            .filter(file -> !isOwned(root, file, cases))
            .map(file -> relative(root, file))
            .toList();
    return new GoldenCorpus(cases, strays);
  }

  private static boolean isOwned(Path root, Path file, List<GoldenCase> cases) {
    if (root.equals(file.getParent())) {
      return ROOT_FILES.contains(file.getFileName().toString());
    }
    return cases.stream()
        .filter(candidate -> file.startsWith(candidate.folder()))
        .anyMatch(owner -> owns(owner, file));
  }

  private static boolean owns(GoldenCase owner, Path file) {
    boolean known =
        owner.folder().equals(file.getParent())
            && CaseFile.named(file.getFileName().toString()).isPresent();
    return known || GoldenCase.isImported(file) || owner.ownsFixture(file);
  }

  private static String relative(Path root, Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }
}
