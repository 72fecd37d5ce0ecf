/// The model of the heap that runs with `--memory refcount` have: what generated code counts →
/// headers, addresses, live bytes and the report of what is left.
///
/// The objects themselves are ordinary objects of the JVM. The model keeps beside each one the header
/// that the seed's runtime puts in front of it ({ref_count, size, type_tag}), gives it an address, and
/// frees it when its count comes to zero: its contents are released and overwritten, its address may be
/// given to the next object, and whoever touches its count again is told that it was freed.
///
/// Invariant: the count of a live object is the number of the places that hold it (registers that own
/// it, fields, elements, buffers, the scheduler for a task that has not ended).
///
/// Used by one worker at a time.
@NullMarked
package org.qistage.runtime.memory;

import org.jspecify.annotations.NullMarked;
