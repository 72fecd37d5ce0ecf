/// Programs as code generation would emit them, written by hand for the runtime's tests. They stand
/// outside of the runtime's own packages, as generated classes do.
@NullMarked
package org.qistage.samples;

import org.jspecify.annotations.NullMarked;
