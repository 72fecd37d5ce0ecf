/// Recorded runs, across all stages.
@NullMarked
package org.qistage.tests.recording;

import org.jspecify.annotations.NullMarked;
