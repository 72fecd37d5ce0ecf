@NullMarked
package org.qistage.explorer;

import org.jspecify.annotations.NullMarked;
