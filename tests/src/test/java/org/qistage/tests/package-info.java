/// Tests of the product as a whole; each module's own tests stand beside its sources.
@NullMarked
package org.qistage.tests;

import org.jspecify.annotations.NullMarked;
