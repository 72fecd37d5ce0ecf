/// The course, verified as its authors verify it.
@NullMarked
package org.qistage.tests.lessons;

import org.jspecify.annotations.NullMarked;
