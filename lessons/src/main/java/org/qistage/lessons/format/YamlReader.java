package org.qistage.lessons.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.format.Findings.Unusable;
import org.qistage.lessons.format.LessonProblem.Feature;

/// Reads YAML, of which JSON is a part, into values with places. It goes by the parser's events, so nothing
/// is resolved: an alias is refused and not followed.
final class YamlReader {
  private static final int MOST_VALUES = 100_000;
  private static final int DEEPEST = 40;

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST * 2).build())
          .build();

  private final SourceText file;
  private final int offset;
  private final Findings findings;
  private final String text;
  private int values;

  // The place that was asked for last.
  private int lastLine = 1;
  private int lastColumn = 1;
  private int last;

  private YamlReader(SourceText file, Span part, Findings findings) {
    this.file = file;
    this.offset = part.start();
    this.text = file.slice(part);
    this.findings = findings;
  }

  /// Reads a part of a file that holds fields.
  static Optional<YamlNode.Mapping> fields(SourceText file, Span part, Findings findings) {
    YamlReader reader = new YamlReader(file, part, findings);
    try {
      YamlNode node = reader.read();
      if (node instanceof YamlNode.Mapping mapping) {
        return Optional.of(mapping);
      }
      findings.add(
          file, node.span(), new LessonProblem.WrongShape("…", LessonProblem.Shape.FIELDS));
    } catch (Unusable told) {
      // A diagnostic says it.
    }
    return Optional.empty();
  }

  private YamlNode read() throws Unusable {
    try (YAMLParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new YamlNode.Mapping(List.of(), Span.at(offset));
      }
      YamlNode node = value(parser, 0);
      if (parser.nextToken() != null) {
        throw refused(parser, Feature.DOCUMENTS);
      }
      return node;
    } catch (JsonProcessingException e) {
      Span place = e.getLocation() == null ? Span.at(offset) : Span.at(offset(e.getLocation()));
      throw findings.unusable(file, place, new LessonProblem.MalformedYaml(detail(e)));
    } catch (IOException e) {
      throw findings.unusable(
          file, Span.at(offset), new LessonProblem.MalformedYaml(String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The library meets some malformed escapes and numbers with these.
      throw findings.unusable(
          file, Span.at(offset), new LessonProblem.MalformedYaml(String.valueOf(e.getMessage())));
    }
  }

  private Unusable refused(YAMLParser parser, Feature feature) {
    return findings.unusable(
        file,
        Span.at(offset(parser.currentTokenLocation())),
        new LessonProblem.ForbiddenYaml(feature));
  }

  private YamlNode value(YAMLParser parser, int depth) throws IOException, Unusable {
    if (parser.isCurrentAlias()) {
      throw refused(parser, Feature.ALIAS);
    }
    if (parser.getTypeId() != null) {
      throw refused(parser, Feature.TAG);
    }
    if (depth > DEEPEST) {
      throw refused(parser, Feature.DEPTH);
    }
    if (++values > MOST_VALUES) {
      throw refused(parser, Feature.SIZE);
    }
    int start = offset(parser.currentTokenLocation());
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, start, depth);
      case START_ARRAY -> sequence(parser, start, depth);
      case VALUE_NULL -> new YamlNode.Scalar("", false, Span.at(start));
      default -> scalar(parser, start);
    };
  }

  private YamlNode mapping(YAMLParser parser, int start, int depth) throws IOException, Unusable {
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int end = start;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (parser.currentToken() != JsonToken.FIELD_NAME) {
        throw refused(parser, Feature.KEY);
      }
      if (parser.isCurrentAlias()) {
        throw refused(parser, Feature.ALIAS);
      }
      String key = parser.currentName();
      int at = offset(parser.currentTokenLocation());
      Span place = new Span(at, Math.min(at + key.length(), offset + text.length()));
      if (!names.add(key)) {
        throw findings.unusable(file, place, new LessonProblem.DuplicateName(key));
      }
      parser.nextToken();
      YamlNode value = value(parser, depth + 1);
      entries.add(new YamlNode.Entry(key, place, value));
      end = Math.max(place.end(), value.span().end());
    }
    return new YamlNode.Mapping(entries, new Span(start, Math.max(start, end)));
  }

  private YamlNode sequence(YAMLParser parser, int start, int depth) throws IOException, Unusable {
    List<YamlNode> items = new ArrayList<>();
    int end = start;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      YamlNode item = value(parser, depth + 1);
      items.add(item);
      end = item.span().end();
    }
    return new YamlNode.Sequence(items, new Span(start, Math.max(start, end)));
  }

  private YamlNode scalar(YAMLParser parser, int start) throws IOException {
    String value = parser.getText();
    int line = file.lineSpan(file.line(Math.min(start, file.text().length()))).end();
    int end = Math.clamp((long) start + value.length(), start, Math.max(start, line));
    char first = start < file.text().length() ? file.text().charAt(start) : ' ';
    boolean quoted = first == '"' || first == '\'' || first == '|' || first == '>';
    return new YamlNode.Scalar(value, quoted, new Span(start, end));
  }

  /// The offset in the file of a place in the part. Columns count code points, so one has to walk; places
  /// mostly come in the order of the text, and the walk goes on from the last one.
  private int offset(JsonLocation location) {
    int line = Math.max(1, location.getLineNr());
    int column = Math.max(1, location.getColumnNr());
    if (line < lastLine || (line == lastLine && column < lastColumn)) {
      lastLine = 1;
      lastColumn = 1;
      last = 0;
    }
    while (last < text.length() && (lastLine < line || (lastLine == line && lastColumn < column))) {
      int point = text.codePointAt(last);
      if (point == '\n') {
        if (lastLine == line) {
          break;
        }
        lastLine++;
        lastColumn = 1;
      } else {
        lastColumn++;
      }
      last += Character.charCount(point);
    }
    return offset + last;
  }

  /// What the library says, without its own account of the place.
  private static String detail(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage())
        .lines()
        .filter(line -> !line.startsWith(" ") && !line.isBlank())
        .limit(2)
        .collect(Collectors.joining(": "));
  }
}
