package org.qistage.lessons.verify;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;
import org.qistage.lessons.format.BilingualText;

/// What is wrong with what a lesson says.
public sealed interface LessonFault extends Problem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }

  /// A program has a diagnostic that it does not say.
  record UnexpectedDiagnostic(String found, String message) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0101";
    }
  }

  /// A program says that it has a diagnostic, and has not.
  record MissingDiagnostic(String wanted) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0102";
    }
  }

  /// A run fails, and the program does not say so.
  record FailsUnexpectedly(String failure, String message) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0103";
    }
  }

  /// The program says that its run fails, and it does not.
  record RunsUnexpectedly(String wanted) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0104";
    }
  }

  /// A check without an answer of the author.
  record NoAnswer(String id) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0105";
    }
  }

  /// An answer to no check.
  record UnknownAnswer(String id) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0106";
    }
  }

  /// The author's answer does not pass.
  record WrongAnswer(String id, BilingualText feedback) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0107";
    }
  }

  /// A listed mistake passes.
  record MistakePasses(String id) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0108";
    }
  }

  /// Quoted output that the command does not print.
  record StaleOutput(String line) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0109";
    }
  }

  /// A moment that the run does not come to.
  record NoSuchMoment(String program) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0110";
    }
  }

  record BrokenLink(String target) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0111";
    }
  }

  record UnknownLesson(String id) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0112";
    }
  }

  /// A quoted command that cannot be run.
  record CommandFailed(String detail) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0113";
    }
  }

  /// A lesson that is required may be part of another course.
  record RequiredElsewhere(String id) implements LessonFault {
    @Override
    public String code() {
      return "QI-LESSON-0114";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }
}
