/// The windows beside the window: settings, which hold at once, and an overview of the keys.
///
/// **Input:** the settings, the keys of the window. **Output:** changed settings.
///
/// Invariants: what cannot be a value of a setting changes nothing; both follow language, theme and size while
/// they are open.
@NullMarked
package org.qistage.explorer.settings;

import org.jspecify.annotations.NullMarked;
