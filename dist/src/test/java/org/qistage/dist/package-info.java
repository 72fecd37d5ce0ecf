@NullMarked
package org.qistage.dist;

import org.jspecify.annotations.NullMarked;
