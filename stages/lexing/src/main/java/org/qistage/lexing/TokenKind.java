package org.qistage.lexing;

public enum TokenKind {
  EOF
}
