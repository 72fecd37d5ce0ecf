package org.qistage.runtime;

import org.qistage.runtime.file.FileAccess;
import org.qistage.runtime.http.HttpBackend;
import org.qistage.runtime.http.HttpRequests;

/// What one run uses outside of the program, made at first use where making costs something.
final class OutsideWorld {
  private final OutsideAccess access;
  private final StandardInput input;
  private final HttpRequests requests = new HttpRequests();

  OutsideWorld(OutsideAccess access) {
    this.access = access;
    this.input = new StandardInput(access.input());
  }

  HttpBackend http() {
    return access.http();
  }

  FileAccess files() {
    return access.files();
  }

  StandardInput input() {
    return input;
  }

  /// The requests that are being made step by step.
  HttpRequests requests() {
    return requests;
  }

  void close() {
    access.http().close();
    input.close();
  }
}
