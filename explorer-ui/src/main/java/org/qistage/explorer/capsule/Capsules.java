package org.qistage.explorer.capsule;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.LineEnds;
import org.qistage.explorer.model.Notice;
import org.qistage.explorer.model.Pin;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.ProgramRequest;
import org.qistage.explorer.model.Reasons;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.WholeFile;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.json.ArtifactFormat;
import org.qistage.foundation.json.ArtifactReader;
import org.qistage.foundation.json.ArtifactWriter;
import org.qistage.foundation.json.Codecs;
import org.qistage.foundation.json.ReadResult;
import org.qistage.pipeline.FileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.trace.TraceNavigator;

/// Writes what a workbench shows into a capsule, and shows what is in one.
public final class Capsules {
  /// The end of their files' names.
  public static final String ENDING = ".qicap";

  /// What this calls itself in the focus.
  static final String NAME = "capsule";

  /// The largest file that is read, in bytes.
  static final int LIMIT = 32 << 20;

  static final ArtifactFormat<Capsule> FORMAT =
      new ArtifactFormat<>("capsule", 2, Capsule.class, new Codecs(), (_, _) -> {});

  private final Workbench workbench;
  private @Nullable ChangeListener<@Nullable Program> waiting;

  public Capsules(Workbench workbench) {
    this.workbench = workbench;
  }

  /// Whether a file is one, by its name.
  public static boolean isOne(Path file) {
    return file.toString().endsWith(ENDING);
  }

  // ---- Writing ----

  /// Writes the present moment into a file, whole or not at all.
  ///
  /// @throws IOException when it cannot be written; the file is as it was
  public void write(Path file) throws IOException {
    String text = ArtifactWriter.toText(present(), List.of(), FORMAT);
    WholeFile.write(file, draft -> Files.writeString(draft, text));
  }

  /// What the workbench shows.
  Capsule present() {
    ProgramRequest request = workbench.request();
    Clock clock = workbench.clock();
    @Nullable Program program = workbench.program().get();
    List<SourceText> files =
        program == null
            ? List.of()
            : program.compiled().files().stream()
                .filter(each -> !each.compiled())
                .map(FileSnapshot::source)
                .toList();
    SourceText source = workbench.document().source();
    return new Capsule(
        source,
        files,
        workbench.document().input().get(),
        new Capsule.Run(
            request.seed(),
            request.schedule(),
            request.memory(),
            request.limits().events(),
            (int) (request.limits().milliseconds() / 1_000),
            clock.last().get() + 1),
        new Capsule.Moment(
            clock.position().get(),
            clock.level().get(),
            workbench.view().get(),
            workbench.beside().get(),
            workbench
                .focus()
                .lit()
                .get()
                .map(Focus.Lit::span)
                .filter(span -> span.end() <= source.text().length()),
            workbench.focus().task().get().orElse(0)),
        List.copyOf(clock.breakpoints()),
        List.copyOf(workbench.pins().all()));
  }

  // ---- Reading ----

  /// Opens a capsule. When it cannot be read, what is shown stays, and why is told.
  ///
  /// @return whether it could
  public boolean open(Path file) {
    String json;
    try {
      if (Files.size(file) > LIMIT) {
        tell("tooLarge", file, LIMIT >> 20);
        return false;
      }
      json = decoded(Files.readAllBytes(file));
    } catch (CharacterCodingException _) {
      tell("noText", file);
      return false;
    } catch (IOException | SecurityException e) {
      tell("unreadable", file, Reasons.of(e, workbench.words(Capsules.class)));
      return false;
    }
    return switch (ArtifactReader.read(String.valueOf(file.getFileName()), json, FORMAT)) {
      case ReadResult.Read<Capsule>(Capsule capsule, _) -> {
        show(
            withLineFeeds(capsule),
            Optional.ofNullable(file.toAbsolutePath().normalize().getParent()));
        yield true;
      }
      case ReadResult.Refused<Capsule>(SourceText source, var diagnostics) -> {
        workbench.fail(source, diagnostics.getFirst());
        yield false;
      }
    };
  }

  /// The same with LF at the end of each line of its source, as the window has it.
  private static Capsule withLineFeeds(Capsule capsule) {
    String text = capsule.source().text();
    Capsule.Moment moment = capsule.moment();
    Optional<Span> focus = moment.focus().map(span -> unified(text, span));
    return new Capsule(
        new SourceText(capsule.source().name(), LineEnds.lf(text)),
        capsule.files(),
        capsule.input(),
        capsule.run(),
        new Capsule.Moment(
            moment.position(),
            moment.level(),
            moment.view(),
            moment.beside(),
            focus,
            moment.task()),
        capsule.breakpoints(),
        capsule.pins().stream()
            .map(
                pin ->
                    new Pin(pin.position(), pin.focus().map(at -> unified(text, at)), pin.note()))
            .toList());
  }

  private static Span unified(String text, Span span) {
    return new Span(unified(text, span.start()), unified(text, span.end()));
  }

  private static int unified(String text, int place) {
    int within = Math.min(place, text.length());
    return place - within + LineEnds.lf(text.substring(0, within)).length();
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private void tell(String key, Object... arguments) {
    workbench.tell(Notice.of(Capsules.class, key, arguments));
  }

  /// @param folder whose files the program may use, as if it were a file there
  private void show(Capsule capsule, Optional<Path> folder) {
    Map<String, String> texts = new LinkedHashMap<>();
    capsule.files().forEach(file -> texts.put(file.name(), file.text()));
    Capsule.Run run = capsule.run();
    ProgramRequest request =
        ProgramRequest.of(capsule.source(), FileSource.of(texts), folder)
            .withInput(capsule.input())
            .withSchedule(run.seed(), run.schedule())
            .withMemory(run.memory())
            .withLimits(
                ProgramRequest.LIVE
                    .withEvents(run.events())
                    .withMilliseconds(run.seconds() * 1_000L));
    forget();
    Clock clock = workbench.clock();
    clock.level().set(capsule.moment().level());
    workbench.view().set(capsule.moment().view());
    workbench.beside().set(capsule.moment().beside());
    ChangeListener<@Nullable Program> arrived = (_, _, program) -> arrived(capsule, program);
    waiting = arrived;
    workbench.show(request, capsule.source().name());
    clock.breakpoints().addAll(capsule.breakpoints());
    workbench.pins().set(capsule.pins());
    workbench.program().addListener(arrived);
  }

  /// Goes to the moment once the program has been recorded. When somebody has typed meanwhile, it is another
  /// one.
  private void arrived(Capsule capsule, @Nullable Program program) {
    if (program == null || program.recording() instanceof Recording.Pending) {
      return;
    }
    forget();
    if (!program.source().text().equals(capsule.source().text())) {
      return;
    }
    Capsule.Moment moment = capsule.moment();
    int length = program.navigator().map(TraceNavigator::size).orElse(0);
    workbench.clock().goTo(moment.position());
    moment.focus().ifPresent(span -> workbench.focus().light(span, NAME));
    workbench
        .focus()
        .choose(moment.task() == 0 ? OptionalInt.empty() : OptionalInt.of(moment.task()));
    if (length != capsule.run().length()) {
      tell("otherRun", capsule.run().length(), length);
    }
  }

  private void forget() {
    ChangeListener<@Nullable Program> listener = waiting;
    if (listener != null) {
      workbench.program().removeListener(listener);
      waiting = null;
    }
  }
}
