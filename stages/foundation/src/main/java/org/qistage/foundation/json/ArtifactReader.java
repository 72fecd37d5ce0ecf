package org.qistage.foundation.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// Reads artifacts from JSON that anybody may have written. Whatever the text is, the answer is an
/// artifact or diagnostics; nothing is thrown.
///
/// Limits: nesting to {@link #DEPTH_LIMIT}, strings to 16 Mi UTF-16 units.
public final class ArtifactReader {
  /// The deepest nesting of objects and arrays that is read.
  public static final int DEPTH_LIMIT = JsonTreeReader.DEPTH_LIMIT;

  /// Nesting up to this depth is read on any stack.
  private static final int SHALLOW = 100;

  private static final Pattern SCHEMA = Pattern.compile("qi-stage/([a-z-]+)/([0-9]+)(\\.[0-9]+)*");

  private static final Codecs OWN = new Codecs();
  private static final Codec<List<WrittenDiagnostic>> DIAGNOSTICS =
      new ListCodec<>(OWN.of(WrittenDiagnostic.class));

  private ArtifactReader() {}

  /// The name of the artifact that a JSON text says it is, such as `tokens`; empty when it does not
  /// say so in the way of this project.
  public static Optional<String> artifactName(String json) {
    return JsonTreeReader.peekSchema(json)
        .map(SCHEMA::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  /// Reads an artifact.
  ///
  /// @param name the name of the file, for diagnostics
  public static <T extends Artifact> ReadResult<T> read(
      String name, String json, ArtifactFormat<T> format) {
    try {
      JsonTreeReader.Parsed parsed = JsonTreeReader.read(json);
      if (parsed.depth() <= SHALLOW) {
        return decode(name, json, parsed.root(), format);
      }
      return DeepStack.call(() -> decode(name, json, parsed.root(), format));
    } catch (Refusal refusal) {
      return refused(name, json, refusal);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T extends Artifact> ReadResult<T> decode(
      String name, String json, JsonValue root, ArtifactFormat<T> format) {
    try {
      if (!(root instanceof JsonValue.Members members)) {
        throw Codec.wrongShape(root, JsonShape.OBJECT);
      }
      checkSchema(members, format);
      List<Diagnostic> diagnostics = diagnostics(members);
      T artifact = format.codec().readMembers(without(members));
      Findings findings = new Findings();
      checkSpans(artifact, diagnostics, findings);
      format.check(artifact, findings);
      return findings.isEmpty()
          ? new ReadResult.Read<>(artifact, diagnostics)
          : new ReadResult.Refused<>(new SourceText(name, json), located(root, findings));
    } catch (Refusal refusal) {
      return refused(name, json, refusal);
    }
  }

  private static <T extends Artifact> ReadResult<T> refused(
      String name, String json, Refusal refusal) {
    return new ReadResult.Refused<>(
        new SourceText(name, json), List.of(Diagnostic.of(refusal.problem(), refusal.span())));
  }

  private static void checkSchema(JsonValue.Members members, ArtifactFormat<?> format) {
    JsonValue value = members.get("schema");
    if (value == null) {
      throw new Refusal(members.span(), _ -> new JsonProblem.NoSchema());
    }
    Span span = value.span();
    String found;
    try {
      found = ScalarCodecs.text(value);
    } catch (Refusal refusal) {
      throw refusal.inside("schema");
    }
    Matcher matcher = SCHEMA.matcher(found);
    if (!matcher.matches()) {
      throw new Refusal(span, _ -> new JsonProblem.UnknownSchema(Spellings.shorten(found)));
    }
    if (!matcher.group(1).equals(format.name())) {
      throw new Refusal(
          span, _ -> new JsonProblem.OtherArtifact(Spellings.shorten(found), format.schema()));
    }
    if (!matcher.group(2).equals(Integer.toString(format.version()))) {
      throw new Refusal(
          span, _ -> new JsonProblem.UnknownVersion(Spellings.shorten(found), format.schema()));
    }
  }

  private static List<Diagnostic> diagnostics(JsonValue.Members members) {
    JsonValue value = members.get("diagnostics");
    if (value == null) {
      return List.of();
    }
    try {
      return DIAGNOSTICS.read(value).stream().map(WrittenDiagnostic::toDiagnostic).toList();
    } catch (Refusal refusal) {
      throw refusal.inside("diagnostics");
    }
  }

  /// The members that are the artifact's own.
  private static JsonValue.Members without(JsonValue.Members members) {
    List<String> names = new ArrayList<>();
    List<JsonValue> values = new ArrayList<>();
    for (int i = 0; i < members.names().size(); i++) {
      String name = members.names().get(i);
      if (!name.equals("schema") && !name.equals("diagnostics")) {
        names.add(name);
        values.add(members.values().get(i));
      }
    }
    return new JsonValue.Members(members.span(), names, values);
  }

  private static void checkSpans(
      Artifact artifact, List<Diagnostic> diagnostics, Findings findings) {
    for (int i = 0; i < diagnostics.size(); i++) {
      Diagnostic diagnostic = diagnostics.get(i);
      JsonPath path = JsonPath.ROOT.field("diagnostics").element(i);
      findings.checkSpan(path.field("span"), diagnostic.primary(), artifact.source());
      for (int j = 0; j < diagnostic.labels().size(); j++) {
        if (diagnostic.labels().get(j).file().isEmpty()) {
          JsonPath label = path.field("labels").element(j).field("span");
          findings.checkSpan(label, diagnostic.labels().get(j).span(), artifact.source());
        }
      }
      for (int j = 0; j < diagnostic.edits().size(); j++) {
        JsonPath edit = path.field("edits").element(j).field("span");
        findings.checkSpan(edit, diagnostic.edits().get(j).span(), artifact.source());
      }
    }
  }

  private static List<Diagnostic> located(JsonValue root, Findings findings) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (Findings.Finding finding : findings.found()) {
      diagnostics.add(Diagnostic.of(finding.problem(), finding.path().locate(root).span()));
    }
    if (findings.omitted() > 0) {
      diagnostics.add(
          Diagnostic.of(new JsonProblem.MoreFaults(findings.found().size()), root.span()));
    }
    return diagnostics;
  }
}
