package org.qistage.pipeline.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.parsing.Declaration;
import org.qistage.parsing.FieldSyntax;
import org.qistage.parsing.FunctionFlavor;
import org.qistage.parsing.Name;
import org.qistage.parsing.SyntaxTree;
import org.qistage.parsing.VariableKeyword;
import org.qistage.parsing.VariantSyntax;
import org.qistage.pipeline.CompileSnapshot;

/// Makes the listing of a file.
public final class ListingBuilder {
  private final SourceText source;
  private final CommentFinder comments;
  private final Map<Span, Symbol> symbols = new HashMap<>();
  private Optional<SuspensionChains> chains = Optional.empty();

  private ListingBuilder(CompileSnapshot snapshot) {
    this.source = snapshot.source();
    this.comments = new CommentFinder(snapshot.tokens());
    snapshot.typed().ifPresent(this::read);
  }

  /// The listing of a file; empty when it could not be parsed at all.
  public static Optional<Listing> of(CompileSnapshot snapshot) {
    return snapshot.syntax().map(tree -> new ListingBuilder(snapshot).listing(tree));
  }

  private void read(TypedProgram program) {
    chains = Optional.of(new SuspensionChains(program));
    for (Symbol symbol : program.symbols()) {
      symbols.put(symbol.span(), symbol);
    }
  }

  private Listing listing(SyntaxTree tree) {
    List<Listing.Declared> declared = new ArrayList<>();
    for (Declaration declaration : tree.program().declarations()) {
      switch (declaration) {
        case Declaration.Function function -> declared.add(function(function, Optional.empty()));
        case Declaration.Methods methods -> {
          for (Declaration.Function function : methods.functions()) {
            declared.add(function(function, Optional.of(methods.type().text())));
          }
        }
        case Declaration.Struct struct ->
            declared.add(
                type(
                    struct,
                    Listing.Kind.STRUCT,
                    struct.name(),
                    struct.exported(),
                    struct.fields().stream().map(this::field).toList()));
        case Declaration.Enumeration enumeration ->
            declared.add(
                type(
                    enumeration,
                    Listing.Kind.ENUMERATION,
                    enumeration.name(),
                    enumeration.exported(),
                    enumeration.variants().stream().map(this::variant).toList()));
        case Declaration.ModuleVariable variable -> declared.add(variable(variable));
        case Declaration.Malformed _ -> {}
      }
    }
    return new Listing(
        source.name(),
        tree.program().packageName().map(Name::text),
        comments.atHead(),
        withMethods(declared));
  }

  /// Puts the methods below their types; those of types of other files stay where they are.
  private static List<Listing.Declared> withMethods(List<Listing.Declared> declared) {
    List<Listing.Declared> result = new ArrayList<>();
    for (Listing.Declared one : declared) {
      boolean type = one.kind() == Listing.Kind.STRUCT || one.kind() == Listing.Kind.ENUMERATION;
      if (type) {
        List<Listing.Declared> members = new ArrayList<>(one.members());
        declared.stream().filter(other -> isMethodOf(other, one)).forEach(members::add);
        result.add(withMembers(one, members));
      } else if (declared.stream().noneMatch(other -> isMethodOf(one, other))) {
        result.add(one);
      }
    }
    return result;
  }

  private static boolean isMethodOf(Listing.Declared method, Listing.Declared type) {
    return method.kind() == Listing.Kind.METHOD
        && (type.kind() == Listing.Kind.STRUCT || type.kind() == Listing.Kind.ENUMERATION)
        && method.name().startsWith(type.name() + ".");
  }

  private static Listing.Declared withMembers(
      Listing.Declared type, List<Listing.Declared> members) {
    return new Listing.Declared(
        type.kind(),
        type.name(),
        type.signature(),
        type.inferred(),
        type.comment(),
        type.line(),
        type.exported(),
        type.suspension(),
        members);
  }

  private Listing.Declared function(Declaration.Function function, Optional<String> block) {
    Optional<String> receiver =
        block.or(() -> function.receiver().map(known -> squeezed(known.type().span())));
    String name = receiver.map(type -> type + ".").orElse("") + function.name().text();
    Span head = new Span(function.span().start(), function.body().span().start());
    Optional<String> inferred = Optional.empty();
    List<Listing.Place> suspension = List.of();
    if (symbols.get(function.name().span()) instanceof Symbol.Function symbol) {
      suspension = chain(symbol);
      if (function.flavor() == FunctionFlavor.COROUTINE) {
        inferred = known(symbol.element());
      }
    }
    return new Listing.Declared(
        receiver.isPresent() ? Listing.Kind.METHOD : Listing.Kind.FUNCTION,
        name,
        squeezed(head),
        inferred,
        comments.above(function.span().start()),
        source.line(function.name().span().start()),
        function.exported(),
        suspension,
        List.of());
  }

  private static Optional<String> known(Type type) {
    return type.equals(Type.Simple.UNKNOWN) || type.equals(Type.Simple.UNIT)
        ? Optional.empty()
        : Optional.of(type.toString());
  }

  private Listing.Declared type(
      Declaration declaration,
      Listing.Kind kind,
      Name name,
      boolean exported,
      List<Listing.Declared> members) {
    Span head = new Span(declaration.span().start(), name.span().end());
    return new Listing.Declared(
        kind,
        name.text(),
        squeezed(head),
        Optional.empty(),
        comments.above(declaration.span().start()),
        source.line(name.span().start()),
        exported,
        List.of(),
        members);
  }

  private Listing.Declared field(FieldSyntax field) {
    return member(
        Listing.Kind.FIELD,
        field.name(),
        field.name().text() + ": " + squeezed(field.type().span()),
        field.span());
  }

  private Listing.Declared variant(VariantSyntax variant) {
    return member(
        Listing.Kind.VARIANT,
        variant.name(),
        squeezed(variant.span()).replaceFirst("\\s*[,，]$", ""),
        variant.span());
  }

  private Listing.Declared member(Listing.Kind kind, Name name, String signature, Span span) {
    String comment = comments.above(span.start());
    return new Listing.Declared(
        kind,
        name.text(),
        signature,
        Optional.empty(),
        comment.isEmpty() ? comments.after(span.end()) : comment,
        source.line(name.span().start()),
        false,
        List.of(),
        List.of());
  }

  private Listing.Declared variable(Declaration.ModuleVariable declaration) {
    var variable = declaration.variable();
    Optional<String> inferred = Optional.empty();
    if (variable.type().isEmpty()
        && symbols.get(variable.name().span()) instanceof Symbol.Global symbol) {
      inferred = known(symbol.type());
    }
    boolean constant = variable.keyword() == VariableKeyword.CONSTANT;
    return new Listing.Declared(
        constant ? Listing.Kind.CONSTANT : Listing.Kind.VARIABLE,
        variable.name().text(),
        squeezed(declaration.span()).replaceFirst("\\s*[;；]$", ""),
        inferred,
        comments.above(declaration.span().start()),
        source.line(variable.name().span().start()),
        declaration.exported(),
        List.of(),
        List.of());
  }

  /// The places from a function down to the operation that suspends.
  private List<Listing.Place> chain(Symbol.Function function) {
    return chains.map(known -> known.of(function)).orElse(List.of()).stream()
        .map(
            link ->
                new Listing.Place(
                    link.function(),
                    source.line(link.span().start()),
                    link.operation(),
                    link.call()))
        .toList();
  }

  /// The source under a span on one line, without comments.
  private String squeezed(Span span) {
    return comments.without(span).replaceAll("\\s+", " ").strip();
  }
}
