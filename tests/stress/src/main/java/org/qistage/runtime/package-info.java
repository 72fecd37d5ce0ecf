/// jcstress tests of what workers share. In the runtime's own package, since all of that is internal to
/// it. Each runs a few steps of two workers at the same time, over and over, in modes of the JVM that
/// show races, and names the outcomes that may be seen.
@NullMarked
package org.qistage.runtime;

import org.jspecify.annotations.NullMarked;
