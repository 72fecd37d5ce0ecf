/// A second, slow and simple meaning of Qi: an interpreter of the typed tree, made to be compared with
/// what the stages after it and the runtime do. It shares no code with them.
@NullMarked
package org.qistage.tests.reference;

import org.jspecify.annotations.NullMarked;
