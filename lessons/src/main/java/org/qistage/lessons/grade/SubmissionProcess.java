package org.qistage.lessons.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qistage.lessons.format.Check;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.grade.SubmissionResult.Trouble;

/// Grades one submission in a process of its own.
final class SubmissionProcess {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_OUTPUT = 16 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Lesson lesson;
  private final Path folder;
  private final ClassLimits limits;
  private final Isolation isolation;

  /// @param folder of the lesson, on a disk
  SubmissionProcess(Lesson lesson, Path folder, ClassLimits limits, Isolation isolation) {
    this.lesson = lesson;
    this.folder = folder;
    this.limits = limits;
    this.isolation = isolation;
  }

  /// What the process told.
  private static final class Told {
    final Map<String, CheckResult> results = new LinkedHashMap<>();
    volatile boolean tooMuch;
    volatile boolean noMemory;
  }

  /// @throws IOException when no process can be started
  /// @throws InterruptedException when the grading of the class is given up; the process is gone then
  SubmissionResult grade(String name, Path submission, String digest)
      throws IOException, InterruptedException {
    Path own = Files.createTempDirectory("qi-grade");
    try {
      return grade(name, submission, digest, own);
    } finally {
      delete(own);
    }
  }

  /// @param own where the process may leave files
  private SubmissionResult grade(String name, Path submission, String digest, Path own)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process = start(submission, own);
    Told told = new Told();
    String secret = HexFormat.of().formatHex(RANDOM.generateSeed(16));
    Thread results = reader("qi-grade-results", () -> results(process, secret, told));
    Thread errors = reader("qi-grade-errors", () -> errors(process, told));
    boolean ended;
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write((secret + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException _) {
        // It has gone already, which its end tells.
      }
      ended = process.waitFor(limits.milliseconds(), TimeUnit.MILLISECONDS);
    } finally {
      end(process);
    }
    results.join(TimeUnit.SECONDS.toMillis(5));
    errors.join(TimeUnit.SECONDS.toMillis(5));
    process.waitFor();
    Trouble trouble = trouble(ended, process.exitValue(), told);
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    return new SubmissionResult(name, digest, whole(told, trouble), trouble, milliseconds);
  }

  /// What is said of a submission that cannot be looked into.
  SubmissionResult unreadable(Path submission) {
    String name = String.valueOf(submission.getFileName());
    Trouble trouble = Trouble.UNREADABLE;
    return new SubmissionResult(name, "", whole(new Told(), trouble), trouble, 0);
  }

  private static Trouble trouble(boolean ended, int status, Told told) {
    if (told.tooMuch) {
      return Trouble.OUTPUT;
    }
    if (!ended) {
      return Trouble.TIME;
    }
    return switch (status) {
      case GradeChild.DONE -> Trouble.NONE;
      case GradeChild.UNREADABLE -> Trouble.UNREADABLE;
      default -> told.noMemory ? Trouble.MEMORY : Trouble.ENDED;
    };
  }

  /// Checks that were not graded have failed.
  private List<CheckResult> whole(Told told, Trouble trouble) {
    List<CheckResult> all = new ArrayList<>();
    for (Check check : lesson.checks()) {
      CheckResult graded = told.results.get(check.head().id());
      all.add(
          graded != null
              ? graded
              : new CheckResult(
                  check.head().id(),
                  false,
                  0,
                  check.head().points(),
                  TroubleWords.of(trouble).chinese(),
                  TroubleWords.of(trouble).english()));
    }
    return all;
  }

  private Process start(Path submission, Path own) throws IOException {
    Path place = submission.toAbsolutePath();
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Many short processes: the compiler and the collector that start fastest.
    java.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xss16m",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-Dfile.encoding=UTF-8",
            "-Dsun.jnu.encoding=UTF-8",
            "-Xmx" + limits.heapBytes()));
    if (isolation != Isolation.SANDBOX) {
      java.add("-Djava.io.tmpdir=" + own);
    }
    java.addAll(inherited());
    java.addAll(List.of("-cp", System.getProperty("java.class.path"), GradeChild.class.getName()));
    java.addAll(List.of(folder.toAbsolutePath().toString(), place.toString(), limits.word()));
    List<Path> seen = new ArrayList<>(List.of(folder.toAbsolutePath(), place));
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      seen.add(Path.of(each).toAbsolutePath());
    }
    ProcessBuilder builder = new ProcessBuilder(isolation.command(java, seen));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "SYSTEMROOT", "TEMP"));
    environment.put("LC_ALL", "C.UTF-8");
    if (isolation != Isolation.SANDBOX) {
      environment.put("TMPDIR", own.toString());
    }
    return builder.start();
  }

  /// What lets the process start as fast as this one did: the cache that was made of the same classes, and the
  /// form of objects in it.
  private static List<String> inherited() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            word -> word.startsWith("-XX:AOTCache=") || word.equals("-XX:+UseCompactObjectHeaders"))
        .toList();
  }

  private static Thread reader(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void results(Process process, String secret, Told told) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      long read = 0;
      for (String line = line(lines); line != null; line = line(lines)) {
        read += line.length() + 1;
        if (read > LONGEST_OUTPUT) {
          told.tooMuch = true;
          end(process);
          return;
        }
        if (line.startsWith(secret + " ")) {
          read(line.substring(secret.length() + 1), told);
        }
      }
    } catch (IOException _) {
      // The process has been ended.
    }
  }

  private static void read(String json, Told told) {
    try {
      CheckResult result = JSON.readValue(json, CheckResult.class);
      told.results.putIfAbsent(result.check(), result);
    } catch (JsonProcessingException _) {
      // Cut off in the middle: that check was not graded.
    }
  }

  /// A line, or its beginning when it is longer than ours are.
  private static @Nullable String line(BufferedReader from) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = from.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = from.read()) {
      line.append((char) next);
      if (line.length() == LONGEST_LINE) {
        break;
      }
    }
    return line.toString();
  }

  private static void errors(Process process, Told told) {
    byte[] buffer = new byte[1 << 14];
    try (InputStream errors = process.getErrorStream()) {
      for (int count = errors.read(buffer); count >= 0; count = errors.read(buffer)) {
        String text = new String(Arrays.copyOf(buffer, count), StandardCharsets.UTF_8);
        told.noMemory |= text.contains("OutOfMemoryError");
      }
    } catch (IOException _) {
      // The process has been ended.
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Ends a process and all that it has started.
  private static void end(Process process) {
    List<ProcessHandle> started;
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      started = descendants.toList();
    }
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }
}
