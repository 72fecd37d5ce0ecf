/// The values of Qi programs that are not the JVM's own: arrays, cells of captured variables,
/// optionals, and how values are written as text. A 字符串 is a `java.lang.String`.
///
/// Input and output: what generated code keeps in its registers. Invariants: 整数, 短整数, 浮点数, 布尔
/// and 字符 are never boxed; a text depends on nothing but the value; 无 is an object, 空 as an object is
/// `null`.
///
/// Example: `[1, 2]` is an {@link org.qistage.runtime.value.ArrayI64} that prints as `[1, 2]`.
@NullMarked
package org.qistage.runtime.value;

import org.jspecify.annotations.NullMarked;
