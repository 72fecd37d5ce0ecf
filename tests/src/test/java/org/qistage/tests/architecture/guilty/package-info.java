/// Classes that each break one rule, for the test of the rules.
///
/// Nothing here is called. Input and output: none.
@NullMarked
package org.qistage.tests.architecture.guilty;

import org.jspecify.annotations.NullMarked;
