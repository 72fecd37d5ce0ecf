/// How much of the grammar the golden programs exercise.
@NullMarked
package org.qistage.tests.grammar;

import org.jspecify.annotations.NullMarked;
