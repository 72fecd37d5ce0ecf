package org.qistage.foundation.json;

import java.util.BitSet;
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

  /// Larger node ids are refused: side tables are indexed by them.
  private static final int LARGEST_ID = 1 << 28;

  static final String FAMILY = "qi-stage";

  /// The text of the field `"schema"`.
  public String schema() {
    return FAMILY + "/" + name + "/" + version;
  }

  /// Adds a finding for each fault in an artifact, however it was made: a span outside of the source,
  /// a node id that another node has too, and whatever the format's own validation finds. Recurses as
  /// deep as the artifact does.
  public void check(T artifact, Findings findings) {
    BitSet ids = new BitSet();
    codecs.visit(
        type,
        artifact,
        (path, part) -> {
          if (part instanceof Span span) {
            findings.checkSpan(path, span, artifact.source());
          } else if (part instanceof Node node) {
            checkId(path.field("id"), node.id(), ids, findings);
          }
        });
    validation.check(artifact, findings);
  }

  private static void checkId(JsonPath path, NodeId id, BitSet seen, Findings findings) {
    if (id.value() > LARGEST_ID) {
      findings.checkIndex(path, id.value(), LARGEST_ID);
    } else if (seen.get(id.value())) {
      findings.add(path, new JsonProblem.RepeatedId(path.toString(), id.value()));
    } else {
      seen.set(id.value());
    }
  }

  // The artifact's record is never one of the leaves.
  RecordCodec<T> codec() {
    return (RecordCodec<T>) codecs.of(type);
  }
}
