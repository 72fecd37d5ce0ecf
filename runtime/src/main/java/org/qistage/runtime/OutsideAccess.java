package org.qistage.runtime;

import java.io.InputStream;
import org.qistage.runtime.file.FileAccess;
import org.qistage.runtime.http.HttpBackend;

/// What a run may reach outside of the program.
///
/// @param http what answers requests; closed at the end of the run
/// @param files the files that it may use
/// @param input standard input; not closed
public record OutsideAccess(HttpBackend http, FileAccess files, InputStream input) {
  /// The network, no files, and an input that is empty.
  public static OutsideAccess network() {
    return new OutsideAccess(
        HttpBackend.network(), FileAccess.none(), InputStream.nullInputStream());
  }

  OutsideAccess withHttp(HttpBackend other) {
    return new OutsideAccess(other, files, input);
  }

  OutsideAccess withFiles(FileAccess other) {
    return new OutsideAccess(http, other, input);
  }

  OutsideAccess withInput(InputStream other) {
    return new OutsideAccess(http, files, other);
  }
}
