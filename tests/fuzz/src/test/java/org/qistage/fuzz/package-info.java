/// The kept corpus, run again with every build.
@NullMarked
package org.qistage.fuzz;

import org.jspecify.annotations.NullMarked;
