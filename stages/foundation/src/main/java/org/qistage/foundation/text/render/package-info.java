/// Diagnostics as text for people: the source line, carets under the right columns, why, and the
/// fix.
///
/// Input: a source, a diagnostic that points into it, a language. Output: lines ended by LF, with
/// colours when asked for.
///
/// Invariants: a Hanzi takes two columns and a combining mark none; no character of the source
/// reaches the terminal that could move its cursor or reorder its text; however long a line of the
/// source is, the work is in proportion to what is shown.
///
/// Example:
/// ```
/// 错误[QI-LEX-0002]: 顿号 `、` 不能用来分隔
///   --> 甲.qi:1:12
///    |
///  1 | 打印行(甲、乙);
///    |          ^^ 这里应当用逗号
///    = 修法: 把 `、` 改成 `，`。
/// ```
@NullMarked
package org.qistage.foundation.text.render;

import org.jspecify.annotations.NullMarked;
