/// Tests of what tools show of artifacts: that it is what the artifact holds, in the words of its printer.
@NullMarked
package org.qistage.pipeline.view;

import org.jspecify.annotations.NullMarked;
