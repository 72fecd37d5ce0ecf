package org.qistage.checking;

import org.qistage.foundation.Severity;

/// What can be wrong with imports and with what they make visible.
public sealed interface PackageProblem extends CheckProblem {

  /// An import of a file that is checked alone, so that nothing looks for the imported one.
  record ImportNotFollowed(String path) implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0800";
    }
  }

  /// A use of a declaration that is not 公开. Label `declared`.
  record PrivateName(String pack, String name) implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0801";
    }
  }

  /// A name that the package does not declare.
  record NotInPackage(String pack, String name) implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0802";
    }
  }

  /// A name that the package does not declare, while it has a similar one.
  record MisspelledInPackage(String pack, String name, String suggestion)
      implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0803";
    }
  }

  /// The name of a package where a value is wanted.
  record PackageAsValue(String pack) implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0804";
    }
  }

  record UnusedImport(String path) implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0805";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// A second import of one file. Label `first`.
  record ImportedTwice(String path) implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0806";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// Two imports that bring different packages under one name. Label `first`.
  record PackageNameTaken(String name) implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0807";
    }
  }

  /// An import under a name that the package declares itself. Label `declared`.
  record ImportHidesDeclaration(String name) implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0808";
    }
  }

  /// An import of a file in which nothing is 公开.
  record NothingPublic(String path) implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0809";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// An import of a module that the library does not have.
  ///
  /// @param known the modules that there are
  record UnknownLibraryModule(String path, String known) implements PackageProblem {
    @Override
    public String code() {
      return "QI-CHECK-0810";
    }
  }
}
