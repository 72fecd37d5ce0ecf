/// The JSON form of artifacts: one codec, driven by the records themselves, that writes and reads
/// any tree of records, sealed interfaces, enums, lists and numbers.
///
/// Input: an {@link org.qistage.foundation.Artifact} and its {@link
/// org.qistage.foundation.json.ArtifactFormat}, or JSON text. Output: JSON text, or the artifact, or
/// diagnostics that point into the JSON.
///
/// Invariants: reading never throws, whatever the text is; what is written reads back equal; equal
/// artifacts give equal text; the first field of every artifact is `"schema"`, such as
/// `"qi-stage/tokens/1"`.
///
/// How Java becomes JSON:
/// - a record is an object with its components in order; one that belongs to a sealed interface
///   begins with `"kind"`, its simple name;
/// - a record of one `int` named `value` (an id) is that number; a `Span` is `[start, end]` in UTF-16
///   units; an enum constant is its name; an absent optional is `null` or left out;
/// - a `long` outside of ±(2^53−1) is a string of digits, since many readers hold numbers as
///   doubles, and a `BigInteger` always is; NaN and the infinities are strings.
///
/// Example: `new Token(IDENTIFIER, new Span(3, 5), DEFAULT, false)` is
/// `{ "kind": "IDENTIFIER", "span": [3, 5], "channel": "DEFAULT", "fullWidth": false }`.
@NullMarked
package org.qistage.foundation.json;

import org.jspecify.annotations.NullMarked;
