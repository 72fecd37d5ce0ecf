package org.qistage.foundation.json;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Node;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// The JSON form of one artifact: what its `"schema"` says, and what must hold beyond its shape.
///
/// @param name the artifact's name in `"schema": "qi-stage/NAME/VERSION"`
/// @param version the version that is written and read; raised when a reader of the old form would
///     misread the new one
/// @param type a record; its components are the fields after `"schema"` and `"diagnostics"`
public record ArtifactFormat<T extends Artifact>(
    String name, int version, Class<T> type, Codecs codecs, Validation<T> validation) {

  /// What must hold between the parts of an artifact.
  @FunctionalInterface
  public interface Validation<T> {
    /// Adds a finding for each fault; the paths are those of the artifact's JSON.
    void check(T artifact, Findings findings);
  }

  static final String FAMILY = "qi-stage";

  /// The text of the field `"schema"`.
  public String schema() {
    return FAMILY + "/" + name + "/" + version;
  }

  /// Adds a finding for each fault in an artifact, however it was made: a span outside of the source,
  /// node ids that are not dense, and whatever the format's own validation finds. Recurses as deep as
  /// the artifact does.
  public void check(T artifact, Findings findings) {
    NodeIds ids = new NodeIds();
    codecs.visit(
        type,
        artifact,
        (path, part) -> {
          if (part instanceof Span span) {
            findings.checkSpan(path, span, artifact.source());
          } else if (part instanceof Node node) {
            ids.add(path, node.id());
          }
        });
    ids.check(findings);
    validation.check(artifact, findings);
  }

  /// The ids of an artifact's nodes, which are to be dense from 0 and used once each.
  private static final class NodeIds {
    private final BitSet seen = new BitSet();
    private final List<Map.Entry<JsonPath, NodeId>> nodes = new ArrayList<>();

    void add(JsonPath path, NodeId id) {
      nodes.add(Map.entry(path, id));
    }

    void check(Findings findings) {
      for (var node : nodes) {
        int id = node.getValue().value();
        if (id >= nodes.size() || seen.get(id)) {
          findings.add(
              node.getKey().field("id"),
              new JsonProblem.IdsNotDense(node.getKey().toString(), id, nodes.size()));
        } else {
          seen.set(id);
        }
      }
    }
  }

  // The artifact's record is never one of the leaves.
  RecordCodec<T> codec() {
    return (RecordCodec<T>) codecs.of(type);
  }
}
