@NullMarked
package org.qistage.explorer.links;

import org.jspecify.annotations.NullMarked;
