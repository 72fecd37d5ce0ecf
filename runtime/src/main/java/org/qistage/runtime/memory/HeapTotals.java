package org.qistage.runtime.memory;

/// What a run has done to its heap.
///
/// @param allocations the objects that were made
/// @param retains how often a count went up
/// @param releases how often a count went down
/// @param frees the objects whose count came to zero
/// @param liveObjects those that are left
/// @param liveBytes with headers and storage
/// @param peakObjects the most that were alive at once
/// @param peakBytes the most bytes that were in use at once
public record HeapTotals(
    long allocations,
    long retains,
    long releases,
    long frees,
    long liveObjects,
    long liveBytes,
    long peakObjects,
    long peakBytes) {}
