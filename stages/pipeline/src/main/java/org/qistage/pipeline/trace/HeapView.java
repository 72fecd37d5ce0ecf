package org.qistage.pipeline.trace;

import java.util.List;

/// The heap of a program that counts references, at one moment.
///
/// @param blocks those that live, in the order of their allocation; made when they are asked for
/// @param allocations so many blocks have been made
/// @param retains how often a count went up
/// @param releases how often a count went down
/// @param frees so many blocks have been freed
/// @param liveBytes of the blocks that live, with headers and storage
/// @param peakBytes the most of that at any moment until now
public record HeapView(
    List<Block> blocks,
    int allocations,
    int retains,
    int releases,
    int frees,
    long liveBytes,
    long peakBytes) {
  /// @param number counted from 1 in the order of the allocations
  /// @param object of the recording; several blocks may be one, if they are equal texts
  /// @param size of its header and body, in bytes
  /// @param storageAddress where its text, elements or entries are; 0 where it has none
  /// @param place where it was allocated: file, line and function
  /// @param allocated the event that made it
  /// @param changed the last event that changed its count
  public record Block(
      int number,
      int object,
      String type,
      long count,
      long address,
      int size,
      long storageAddress,
      long storageSize,
      String place,
      int allocated,
      int changed) {}

  /// Blocks that hold each other.
  ///
  /// @param way a way round through some of them, by their numbers, that ends where it began
  /// @param members all of them
  /// @param alone whether nothing else holds any of them: they will never be freed
  public record Cycle(List<Integer> way, List<Integer> members, boolean alone) {
    public Cycle {
      way = List.copyOf(way);
      members = List.copyOf(members);
    }
  }
}
