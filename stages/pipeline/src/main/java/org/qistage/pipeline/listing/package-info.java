/// What a file declares, for readers: functions, types, methods, constants, with the comments above
/// them and what makes a function suspend.
///
/// Input: a {@link org.qistage.pipeline.CompileSnapshot} up to checking. Output: a {@link
/// org.qistage.pipeline.listing.Listing}, as text, Markdown or JSON.
///
/// Invariants: declarations stand in the order of the source; what errors left unknown is left out,
/// never guessed.
///
/// Example: `异步 函数 取(url: 字符串): 字符串` may suspend, because of `等待 http.get` in line 3.
@NullMarked
package org.qistage.pipeline.listing;

import org.jspecify.annotations.NullMarked;
