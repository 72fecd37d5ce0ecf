/// The golden engine: a folder of programs, each beside what the stages must make of it.
///
/// Input: `tests/src/test/resources/golden/<topic>/<case>/program.qi` and the files beside it, one for
/// each stage that the case opts into (see {@link org.qistage.tests.golden.CaseFile}). Output: one
/// JUnit test for each case and stage.
///
/// Invariants: a file that no case owns fails; an empty corpus fails; the `//~` annotations in a
/// program and its `diagnostics.keys` must agree with what is reported, so that a careless update
/// cannot bless a missing error; an update rewrites and still fails, and is refused under CI.
///
/// Example: `./mvnw -pl tests -am test -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dgolden.update=true` rewrites the files of every case whose output changed.
@NullMarked
package org.qistage.tests.golden;

import org.jspecify.annotations.NullMarked;
