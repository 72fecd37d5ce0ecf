package org.qistage.foundation;

/// The identity of a node inside one artifact: dense from 0 in the order of making. Side tables
/// (origins, rules, types) are indexed by it.
public record NodeId(int value) {
  public NodeId {
    if (value < 0) {
      throw new IllegalArgumentException("node id " + value);
    }
  }

  @Override
  public String toString() {
    return "#" + value;
  }
}
