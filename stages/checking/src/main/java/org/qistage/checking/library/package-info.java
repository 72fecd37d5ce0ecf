/// The functions and methods that the runtime offers to programs.
///
/// Input: the signatures, written here as a program would read them, one file for each area. Output:
/// {@link org.qistage.checking.library.LibraryEntry}, which the checker calls, and which the verifier
/// and the reference of the library read. Invariants: the table never changes; in its types a {@link
/// org.qistage.checking.typed.Type.Named} is a type variable (`T`, `K`, `V`); a method's receiver is
/// its first parameter.
///
/// Example: `数组<T>.插入(位置: 整数, 值: T)` takes an 数组, an 整数 and a value of the element's type.
@NullMarked
package org.qistage.checking.library;

import org.jspecify.annotations.NullMarked;
