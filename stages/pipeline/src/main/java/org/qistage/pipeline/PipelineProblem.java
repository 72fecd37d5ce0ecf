package org.qistage.pipeline;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What can go wrong around the stages, mostly with replaced ones.
public sealed interface PipelineProblem extends Problem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }

  /// A replaced stage threw an exception.
  ///
  /// @param name the stage's implementation
  record StageFailed(StageId stage, String name, String detail) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0001";
    }
  }

  /// A replaced stage gave nothing, or something of another type.
  record WrongResult(StageId stage, String name, String wanted) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0002";
    }
  }

  /// The artifact that a replaced stage gave breaks a rule of its format.
  record FaultyArtifact(StageId stage, String name, String path, String fault)
      implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0003";
    }
  }

  /// The artifact that a replaced stage gave is that of another source.
  record OtherSource(StageId stage, String name) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0004";
    }
  }

  /// A stage of Qi Stage met something that the checks of a read artifact do not look for.
  record UnusableArtifact(StageId stage) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0005";
    }
  }

  record CommandNotStarted(StageId stage, String command, String detail)
      implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0006";
    }
  }

  record CommandFailed(StageId stage, String command, int status) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0007";
    }
  }

  record CommandTimedOut(StageId stage, String command, long seconds) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0008";
    }
  }

  /// The command wrote more than any artifact needs.
  record CommandWroteTooMuch(StageId stage, String command, long limit) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0009";
    }
  }

  /// The command wrote bytes that are no UTF-8.
  record CommandWroteNoText(StageId stage, String command) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0010";
    }
  }

  /// A jar that cannot be read.
  record JarUnreadable(String jar) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0011";
    }
  }

  /// A jar that offers no stage.
  record JarWithoutStage(String jar, String service) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0012";
    }
  }

  /// A jar whose stage cannot be loaded.
  record JarBroken(String jar, String detail) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0013";
    }
  }

  /// Class files that the JVM refuses.
  record ClassRefused(String detail) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0014";
    }
  }

  /// A replaced stage that takes one file cannot take a program of several.
  record OneFileOnly(StageId stage) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0015";
    }
  }

  /// A run that starts from the artifact of one of several files.
  ///
  /// @param classes those that the other files would have made
  record FilesMissing(String classes) implements PipelineProblem {
    @Override
    public String code() {
      return "QI-PIPELINE-0016";
    }
  }
}
