package org.qistage.lessons.grade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.qistage.lessons.format.Lesson;

/// Grades the submissions of a class, several at a time.
public final class ClassGrading {
  private final Lesson lesson;
  private final Path folder;
  private final ClassLimits limits;
  private final Isolation isolation;
  private final int atOnce;

  /// Is told of each result as it comes, from any thread.
  public interface Progress {
    void graded(SubmissionResult result, boolean earlier);
  }

  /// @param folder of the lesson, on a disk
  /// @param atOnce how many submissions are graded at a time
  public ClassGrading(
      Lesson lesson, Path folder, ClassLimits limits, Isolation isolation, int atOnce) {
    this.lesson = lesson;
    this.folder = folder;
    this.limits = limits;
    this.isolation = isolation;
    this.atOnce = atOnce;
  }

  /// The submissions among what was named.
  ///
  /// @param each whether each name is one; else a folder that looks like none holds some
  /// @throws IOException when a folder cannot be read
  public static List<Path> submissions(Lesson lesson, List<Path> named, boolean each)
      throws IOException {
    return new SubmissionReader(lesson).find(named, each);
  }

  /// Grades all that has no result yet.
  ///
  /// @param file where results are kept; empty to keep none
  /// @return the results in the order of the submissions
  /// @throws IOException when no process can be started, or a result cannot be kept
  /// @throws InterruptedException when it is given up; no process is left then
  public List<SubmissionResult> grade(
      List<Path> submissions, Optional<ResultFile> file, Progress progress)
      throws IOException, InterruptedException {
    byte[] base = base();
    SubmissionProcess process = new SubmissionProcess(lesson, folder, limits, isolation);
    ExecutorService workers = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<SubmissionResult>> waiting = new ArrayList<>();
      for (Path submission : submissions) {
        Callable<SubmissionResult> one =
            () -> {
              String digest;
              Path real;
              try {
                real = submission.toRealPath();
                digest = digest(base, submission, real);
              } catch (IOException _) {
                SubmissionResult none = process.unreadable(submission);
                progress.graded(none, false);
                return none;
              }
              Optional<SubmissionResult> known = file.flatMap(results -> results.of(digest));
              if (known.isPresent()) {
                progress.graded(known.get(), true);
                return known.get();
              }
              SubmissionResult result =
                  process.grade(String.valueOf(submission.getFileName()), real, digest);
              if (file.isPresent()) {
                file.get().add(result);
              }
              progress.graded(result, false);
              return result;
            };
        waiting.add(workers.submit(one));
      }
      List<SubmissionResult> results = new ArrayList<>();
      for (Future<SubmissionResult> each : waiting) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  // ---- Digests ----

  /// Of the lesson and the limits.
  private byte[] base() throws IOException {
    MessageDigest digest = sha256();
    digest.update(limits.word().getBytes(StandardCharsets.UTF_8));
    all(folder, digest);
    return digest.digest();
  }

  private static String digest(byte[] base, Path submission, Path real) throws IOException {
    MessageDigest digest = sha256();
    digest.update(base);
    digest.update(String.valueOf(submission.getFileName()).getBytes(StandardCharsets.UTF_8));
    all(real, digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void all(Path path, MessageDigest digest) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(path.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Files.newInputStream(file)) {
          byte[] buffer = new byte[1 << 14];
          for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
