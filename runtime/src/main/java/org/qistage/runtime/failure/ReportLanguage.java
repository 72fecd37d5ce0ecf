package org.qistage.runtime.failure;

/// A language that failures are told in.
public enum ReportLanguage {
  ZH("zh"),
  EN("en");

  private final String tag;

  ReportLanguage(String tag) {
    this.tag = tag;
  }

  /// The suffix of this language's message file.
  public String tag() {
    return tag;
  }
}
