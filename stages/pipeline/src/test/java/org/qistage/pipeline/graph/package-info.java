/// Tests of the drawings. Pictures are judged by what a reader would notice: nodes on top of each
/// other, lines that end in the air, labels across nodes, anything outside the paper.
@NullMarked
package org.qistage.pipeline.graph;

import org.jspecify.annotations.NullMarked;
