/// The JSON of artifacts, for every program of the corpus.
@NullMarked
package org.qistage.tests.artifacts;

import org.jspecify.annotations.NullMarked;
