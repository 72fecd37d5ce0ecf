package org.qistage.pipeline.artifact;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;
import org.qistage.lexing.TokenKind;

/// What can be wrong between the parts of an artifact that was not made by Qi Stage itself.
public sealed interface ArtifactProblem extends Problem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }

  /// A source over the limit.
  record SourceTooLarge(long size, long limit) implements ArtifactProblem {
    @Override
    public String code() {
      return "QI-ARTIFACT-0001";
    }
  }

  /// A token that does not start where the one before it ends.
  record TokensApart(String path, int start, int expected) implements ArtifactProblem {
    @Override
    public String code() {
      return "QI-ARTIFACT-0002";
    }
  }

  /// The last token is not the empty `EOF` at the end of the source, or an `EOF` stands before.
  record EndMisplaced(String path, TokenKind end) implements ArtifactProblem {
    @Override
    public String code() {
      return "QI-ARTIFACT-0003";
    }
  }

  /// A list whose elements are numbered does not have them at their places.
  record Misnumbered(String path, int number, int expected) implements ArtifactProblem {
    @Override
    public String code() {
      return "QI-ARTIFACT-0004";
    }
  }

  /// A symbol of another sort than its use wants.
  record WrongSymbol(String path, int symbol, String wanted) implements ArtifactProblem {
    @Override
    public String code() {
      return "QI-ARTIFACT-0005";
    }
  }

  /// A name that nothing in the artifact has.
  record UnknownReference(String path, String name) implements ArtifactProblem {
    @Override
    public String code() {
      return "QI-ARTIFACT-0006";
    }
  }

  /// Two functions or classes of one name.
  record RepeatedName(String path, String name) implements ArtifactProblem {
    @Override
    public String code() {
      return "QI-ARTIFACT-0007";
    }
  }

  /// A lowered function that breaks the rules of the intermediate representation.
  record MalformedFunction(String path, String detail) implements ArtifactProblem {
    @Override
    public String code() {
      return "QI-ARTIFACT-0008";
    }
  }

  /// Bytes that are no class file, or not that of the class they are said to be.
  record MalformedClass(String path, String name) implements ArtifactProblem {
    @Override
    public String code() {
      return "QI-ARTIFACT-0009";
    }
  }

  /// A class whose name belongs to the Java platform or to Qi Stage.
  record ReservedClass(String path, String name) implements ArtifactProblem {
    @Override
    public String code() {
      return "QI-ARTIFACT-0010";
    }
  }
}
