package org.qistage.foundation;

/// An argument of a message that reads differently in each language, such as the name of a token
/// kind.
public interface Localized {
  String in(Language language);
}
