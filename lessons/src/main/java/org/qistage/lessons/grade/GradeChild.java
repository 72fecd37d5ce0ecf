package org.qistage.lessons.grade;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.qistage.lessons.check.Grader;
import org.qistage.lessons.check.Verdict;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.LessonReader;

/// The process in which one submission is graded. Each result goes to standard output as it comes, on a line
/// that begins with a word that the parent has told on standard input; the rest of standard output does not
/// exist for what is graded.
public final class GradeChild {
  static final int UNREADABLE = 77;
  static final int DONE = 78;

  private static final int LONGEST = 1 << 15;

  private GradeChild() {}

  /// @param words the lesson's folder, the submission, the limits
  public static void main(String[] words) throws IOException {
    String secret =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    PrintStream results =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    Lesson lesson = LessonReader.read(Path.of(words[0])).lesson().orElseThrow();
    ClassLimits limits = ClassLimits.of(words[2]);
    Map<String, Answer> answers;
    try {
      answers = new SubmissionReader(lesson).read(Path.of(words[1]));
    } catch (IOException _) {
      Runtime.getRuntime().halt(UNREADABLE);
      return;
    }
    Grader grader = new Grader(lesson);
    ObjectMapper json = new ObjectMapper();
    for (Check check : inOrder(lesson)) {
      Answer answer = answers.get(check.head().id());
      Verdict verdict =
          answer == null
              ? Grader.unanswered()
              : grader.grade(check, Commands.limited(answer), limits.grading());
      CheckResult result =
          new CheckResult(
              check.head().id(),
              verdict.passed(),
              verdict.points(),
              check.head().points(),
              cut(verdict.feedback().chinese()),
              cut(verdict.feedback().english()));
      results.println(secret + " " + json.writeValueAsString(result));
    }
    results.flush();
    // Threads that a plugged-in stage has left behind do not hold it.
    Runtime.getRuntime().halt(DONE);
  }

  /// Feedback quotes answers, however long they are.
  private static String cut(String feedback) {
    return feedback.length() <= LONGEST ? feedback : feedback.substring(0, LONGEST) + "…";
  }

  /// What runs foreign code comes last, since it may take the process with it.
  private static List<Check> inOrder(Lesson lesson) {
    List<Check> checks = new ArrayList<>(lesson.checks());
    checks.sort(
        Comparator.comparingInt(
            check -> check instanceof Check.Stage ? 2 : check instanceof Check.Program ? 1 : 0));
    return checks;
  }
}
