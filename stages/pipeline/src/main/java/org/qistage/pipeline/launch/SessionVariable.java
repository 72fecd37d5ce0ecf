package org.qistage.pipeline.launch;

/// A variable that lives on from input to input.
///
/// @param module the main class of the file that declares it; [#OWN] for an input
/// @param name that of its field
record SessionVariable(String module, String name) {
  static final String OWN = "";

  boolean isOwn() {
    return module.equals(OWN);
  }

  /// Whether inputs share it. What the compiler adds begins with `$`: whether the variables of a file
  /// have their first values. Those of an imported file get theirs once; each input gives the new ones
  /// among its own theirs.
  boolean isShared() {
    return !isOwn() || !name.startsWith("$");
  }
}
