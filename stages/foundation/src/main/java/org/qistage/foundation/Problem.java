package org.qistage.foundation;

/// What is wrong, without a word of prose: a record in its stage's sealed family. Its record
/// components are the arguments of its messages, by name: `{name}` in a message stands for the
/// component `name`.
///
/// The messages stand in `messages_zh.properties` and `messages_en.properties` of the record's own
/// package under the keys `CODE.message`, `CODE.label` (at the carets), `CODE.why` and `CODE.fix`;
/// only the first must exist.
public interface Problem {
  /// A stable code such as `QI-PARSE-0007`; never used again for anything else.
  String code();

  Severity severity();
}
