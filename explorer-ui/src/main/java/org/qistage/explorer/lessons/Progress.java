package org.qistage.explorer.lessons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qistage.explorer.model.WholeFile;

/// How far a learner has come in each lesson, kept in a file of theirs. What cannot be read counts as not
/// begun.
final class Progress {
  private static final int FORMAT = 1;

  /// A file of ours is much shorter.
  private static final int LIMIT = 1 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, Integer> steps = new TreeMap<>();
  private final Map<String, Set<String>> passed = new TreeMap<>();

  private Progress(Path file) {
    this.file = file;
  }

  static Progress of(Path file) {
    Progress progress = new Progress(file);
    try {
      if (Files.size(file) <= LIMIT) {
        progress.read(JSON.readTree(Files.readString(file)));
      }
    } catch (IOException _) {
      // None yet, or none of ours.
    }
    return progress;
  }

  private void read(JsonNode root) {
    if (root.path("format").asInt() != FORMAT) {
      return;
    }
    root.path("lessons")
        .properties()
        .forEach(
            lesson -> {
              steps.put(lesson.getKey(), Math.max(0, lesson.getValue().path("step").asInt()));
              Set<String> checks = new TreeSet<>();
              lesson.getValue().path("passed").forEach(check -> checks.add(check.asText()));
              passed.put(lesson.getKey(), checks);
            });
  }

  /// The step where the learner was last; empty when the lesson has not been begun.
  OptionalInt step(String lesson) {
    Integer step = steps.get(lesson);
    return step == null ? OptionalInt.empty() : OptionalInt.of(step);
  }

  boolean hasPassed(String lesson, String check) {
    return passed.getOrDefault(lesson, Set.of()).contains(check);
  }

  /// How many checks of a lesson have been passed.
  int passed(String lesson) {
    return passed.getOrDefault(lesson, Set.of()).size();
  }

  /// @throws IOException when it cannot be kept; it holds until the end of this run
  void at(String lesson, int step) throws IOException {
    steps.put(lesson, step);
    write(file);
  }

  /// @throws IOException when it cannot be kept; it holds until the end of this run
  void pass(String lesson, String check) throws IOException {
    passed.computeIfAbsent(lesson, _ -> new TreeSet<>()).add(check);
    write(file);
  }

  /// Writes it into a file, for a teacher or another computer.
  ///
  /// @throws IOException when that cannot be written
  void write(Path into) throws IOException {
    Path folder = into.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    WholeFile.write(into, draft -> Files.writeString(draft, text()));
  }

  private String text() {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    ObjectNode lessons = root.putObject("lessons");
    Set<String> ids = new TreeSet<>(steps.keySet());
    ids.addAll(passed.keySet());
    for (String id : ids) {
      ObjectNode lesson = lessons.putObject(id);
      lesson.put("step", steps.getOrDefault(id, 0));
      passed.getOrDefault(id, Set.of()).forEach(lesson.withArray("passed")::add);
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
