package org.qistage.foundation.json;

/// The JSON form of a record that is no artifact: nothing reads it back.
///
/// @param name the name in `"schema": "qi-stage/NAME/VERSION"` and of the file in docs/schemas
/// @param version raised when a reader of the old form would misread the new one
/// @param type its components are the fields after `"schema"`
public record RecordFormat<T extends Record>(String name, int version, Class<T> type) {
  /// The text of the field `"schema"`.
  public String schema() {
    return ArtifactFormat.FAMILY + "/" + name + "/" + version;
  }

  RecordCodec<T> codec() {
    // A record is never one of the leaves.
    return (RecordCodec<T>) new Codecs().of(type);
  }
}
