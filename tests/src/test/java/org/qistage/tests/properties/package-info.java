/// What must hold of every program, tried on the golden corpus and on what mutation and generation
/// make of it.
///
/// Input: every `program.qi` of the corpus. Output: one test for each property, whose failure names
/// the program.
///
/// Invariants: a property says nothing about what a program means (the goldens do that), so it holds
/// of faulty programs as well unless its name says otherwise.
///
/// Example: the texts of all tokens of a program, joined, are the program.
@NullMarked
package org.qistage.tests.properties;

import org.jspecify.annotations.NullMarked;
