package org.qistage.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.json.RecordWriter;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.listing.Listing;
import org.qistage.pipeline.listing.ListingBuilder;
import picocli.CommandLine.Model.CommandSpec;

/// `doc`: lists what a file declares.
final class DocCommand implements Command {
  private static final List<String> FORMATS = List.of("text", "json", "md");

  @Override
  public String name() {
    return "doc";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameter(spec, words, "file");
    Options.add(spec, words, "--format", String.join("|", FORMATS));
    Options.add(spec, words, "-o", "label.output");
    Replacements.describe(spec, words);
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    String format = options.choice("--format", FORMATS);
    Compiling compiling = new Compiling(options, context);
    Optional<CompileSnapshot> compiled = compiling.compile(StageId.CHECK, false);
    if (compiled.isEmpty()) {
      return compiling.status();
    }
    Optional<Listing> listing = ListingBuilder.of(compiled.get());
    int written =
        listing.isPresent()
            ? context.write(options.text("-o"), result(listing.get(), format, context.words()))
            : ExitStatus.OK;
    return Math.max(written, context.report(compiled.get().diagnostics()));
  }

  private static CommandContext.Result result(Listing listing, String format, Words words) {
    ListingText text = new ListingText(words);
    return switch (format) {
      case "json" -> out -> RecordWriter.write(Listing.FORMAT, listing, out);
      case "md" -> out -> out.write(text.markdown(listing));
      default -> out -> out.write(text.plain(listing));
    };
  }
}
