/// The message bundles of all modules.
@NullMarked
package org.qistage.tests.messages;

import org.jspecify.annotations.NullMarked;
