/// Tests that hold the documents to what the commands really print.
@NullMarked
package org.qistage.tests.documents;

import org.jspecify.annotations.NullMarked;
