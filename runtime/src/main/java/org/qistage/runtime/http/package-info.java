/// Answers to `http.get`: url → {@link org.qistage.runtime.http.HttpResponse}, from files or from the
/// network.
///
/// Invariants: a backend never blocks the worker that asks; files are only read below the folder of
/// answers; `java.net.http` is not loaded before the first request that goes to the network.
///
/// Example: with `--http-fixtures DIR`, `http.get("https://api.example.com")` answers with the text of
/// `DIR/api.example.com/index.txt`.
@NullMarked
package org.qistage.runtime.http;

import org.jspecify.annotations.NullMarked;
