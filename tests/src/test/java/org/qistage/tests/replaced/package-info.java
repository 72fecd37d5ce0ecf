/// The examples of replaced stages in docs, run as their page says.
@NullMarked
package org.qistage.tests.replaced;

import org.jspecify.annotations.NullMarked;
