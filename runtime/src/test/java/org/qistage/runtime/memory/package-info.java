/// Tests of the model of the heap.
@NullMarked
package org.qistage.runtime.memory;

import org.jspecify.annotations.NullMarked;
