package org.qistage.lessons.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Results, a line of JSON each, written as they come. A grading that was ended goes on from there: what has a
/// result is not graded again. A last line that was cut off does no harm.
public final class ResultFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, SubmissionResult> earlier = new HashMap<>();
  private final BufferedWriter out;

  private ResultFile(Path file) throws IOException {
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    // A character that was cut in the middle is replaced; its line is none of ours then.
    new String(bytes, StandardCharsets.UTF_8).lines().forEach(this::read);
    boolean cut = bytes.length > 0 && bytes[bytes.length - 1] != '\n';
    out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (cut) {
      out.newLine();
    }
  }

  /// Opens a file of results, or begins one.
  ///
  /// @throws IOException when it cannot be read or written
  public static ResultFile open(Path file) throws IOException {
    return new ResultFile(file);
  }

  private void read(String line) {
    try {
      SubmissionResult result = JSON.readValue(line, SubmissionResult.class);
      earlier.put(result.digest(), result);
    } catch (JsonProcessingException | IllegalArgumentException _) {
      // Cut off when the grading was ended: that submission is graded again.
    }
  }

  /// The result of an earlier grading.
  Optional<SubmissionResult> of(String digest) {
    return Optional.ofNullable(earlier.get(digest));
  }

  /// How many results of earlier gradings there are.
  public int size() {
    return earlier.size();
  }

  synchronized void add(SubmissionResult result) throws IOException {
    out.write(JSON.writeValueAsString(result));
    out.newLine();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
