package org.qistage.foundation.json;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What can be wrong with the JSON form of an artifact.
public sealed interface JsonProblem extends Problem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }

  /// Text that JSON does not allow at its place.
  record NotJson() implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0001";
    }
  }

  /// The text ends inside a value.
  record Truncated() implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0002";
    }
  }

  record DuplicateField(String field) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0003";
    }
  }

  record TooDeep(int limit) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0004";
    }
  }

  /// A string, name or number longer than any artifact needs.
  record TooLong() implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0005";
    }
  }

  record MissingField(String path, String field) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0006";
    }
  }

  record UnknownField(String path, String field, String known) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0007";
    }
  }

  record WrongShape(String path, JsonShape wanted, JsonShape found) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0008";
    }
  }

  /// A `kind`, or another name out of a fixed set, that does not exist.
  record UnknownName(String path, String found, String known) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0009";
    }
  }

  record OutOfRange(String path, String found, String least, String greatest)
      implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0010";
    }
  }

  /// A value that its record refuses.
  ///
  /// @param detail what the record said
  record InvalidValue(String path, String detail) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0011";
    }
  }

  /// The object has no `"schema"`.
  record NoSchema() implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0012";
    }
  }

  /// A `"schema"` that is not of this project.
  record UnknownSchema(String found) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0013";
    }
  }

  /// The artifact of another stage.
  record OtherArtifact(String found, String wanted) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0014";
    }
  }

  /// A version of the right schema that this build does not read.
  record UnknownVersion(String found, String wanted) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0015";
    }
  }

  /// A span that ends after the source does.
  record SpanOutside(String path, String span, int length) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0016";
    }
  }

  /// Two nodes with one id.
  record RepeatedId(String path, int id) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0017";
    }
  }

  /// A number that should point into a list of the artifact and does not.
  record DanglingIndex(String path, long index, int count) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0018";
    }
  }

  /// Text that is no sequence of characters: half of a surrogate pair.
  record BrokenText(String path) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0019";
    }
  }

  /// More faults than are worth showing.
  record MoreFaults(int shown) implements JsonProblem {
    @Override
    public String code() {
      return "QI-JSON-0020";
    }
  }
}
