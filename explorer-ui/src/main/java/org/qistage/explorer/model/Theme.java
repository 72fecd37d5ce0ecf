package org.qistage.explorer.model;

/// Bright or dark surroundings.
public enum Theme {
  LIGHT,
  DARK;

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
