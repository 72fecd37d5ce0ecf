package org.qistage.cli;

import java.util.ArrayList;
import java.util.List;
import org.qistage.pipeline.listing.Listing;

/// A listing as plain text or as Markdown.
final class ListingText {
  private final Words words;

  ListingText(Words words) {
    this.words = words;
  }

  String plain(Listing listing) {
    StringBuilder text = new StringBuilder();
    text.append(title(listing)).append('\n');
    indent(text, listing.comment(), "");
    for (Listing.Declared declared : listing.declarations()) {
      text.append('\n');
      plain(text, declared, "");
    }
    return text.toString();
  }

  private void plain(StringBuilder text, Listing.Declared declared, String margin) {
    text.append(margin).append(declared.signature());
    text.append("  ").append(words.of("doc.line", declared.line())).append('\n');
    String inner = margin + "    ";
    indent(text, declared.comment(), inner);
    for (String note : notes(declared)) {
      text.append(inner).append(note).append('\n');
    }
    declared.members().forEach(member -> plain(text, member, inner));
  }

  private static void indent(StringBuilder text, String lines, String margin) {
    lines.lines().forEach(line -> text.append((margin + line).stripTrailing()).append('\n'));
  }

  private String title(Listing listing) {
    return listing.packageName().map(name -> listing.file() + "  包 " + name).orElse(listing.file());
  }

  /// What is known of a declaration beyond what is written.
  private List<String> notes(Listing.Declared declared) {
    List<String> notes = new ArrayList<>();
    declared
        .inferred()
        .ifPresent(
            type ->
                notes.add(
                    words.of(
                        switch (declared.kind()) {
                          case FUNCTION, METHOD -> "doc.yields";
                          case STRUCT, ENUMERATION, VARIABLE, CONSTANT, FIELD, VARIANT ->
                              "doc.type";
                        },
                        type)));
    if (!declared.suspension().isEmpty()) {
      notes.add(words.of("doc.suspends", because(declared.suspension())));
    }
    return notes;
  }

  private String because(List<Listing.Place> places) {
    StringBuilder text = new StringBuilder();
    for (Listing.Place place : places) {
      if (!text.isEmpty()) {
        text.append(words.of("doc.then"));
      }
      String key = place.call() ? "doc.call" : "doc.operation";
      text.append(words.of(key, place.line(), place.operation()));
    }
    return text.toString();
  }

  String markdown(Listing listing) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(escaped(title(listing))).append('\n');
    paragraph(text, listing.comment());
    for (Listing.Declared declared : listing.declarations()) {
      section(text, declared, "##");
    }
    return text.toString();
  }

  private void section(StringBuilder text, Listing.Declared declared, String heading) {
    text.append('\n').append(heading).append(' ').append(escaped(declared.name())).append("\n\n");
    text.append("```qi\n").append(declared.signature()).append("\n```\n");
    paragraph(text, declared.comment());
    for (String note : notes(declared)) {
      text.append('\n').append(escaped(note)).append('\n');
    }
    List<Listing.Declared> parts =
        declared.members().stream().filter(member -> member.kind() != Listing.Kind.METHOD).toList();
    text.append(parts.isEmpty() ? "" : "\n");
    for (Listing.Declared part : parts) {
      text.append("- `").append(part.signature()).append('`');
      text.append(part.comment().isEmpty() ? "" : ": " + part.comment().replace('\n', ' '));
      text.append('\n');
    }
    declared.members().stream()
        .filter(member -> member.kind() == Listing.Kind.METHOD)
        .forEach(method -> section(text, method, heading + "#"));
  }

  private static void paragraph(StringBuilder text, String comment) {
    if (!comment.isEmpty()) {
      text.append('\n').append(comment).append('\n');
    }
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_<>\\[\\]#])", "\\\\$1");
  }
}
