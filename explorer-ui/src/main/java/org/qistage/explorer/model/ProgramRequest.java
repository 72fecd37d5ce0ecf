package org.qistage.explorer.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.runtime.trace.RecordingLimits;

/// What to compile and record, and how.
///
/// @param files where imported files come from; the lines of their texts end with LF
/// @param folder the folder whose files the program may use; empty for none
/// @param input what it reads as standard input
/// @param seed 0 for first in, first out
/// @param schedule where the order of ready tasks differs from that
public record ProgramRequest(
    SourceText source,
    FileSource files,
    Optional<Path> folder,
    String input,
    long seed,
    String schedule,
    MemoryModel memory,
    RecordingLimits limits) {
  /// While somebody types, a recording must not take long.
  public static final RecordingLimits LIVE =
      RecordingLimits.DEFAULT.withEvents(300_000).withMilliseconds(3_000);

  /// First in, first out, without input.
  public static ProgramRequest of(SourceText source, FileSource files, Optional<Path> folder) {
    return new ProgramRequest(source, LineEnds.lf(files), folder, "", 0, "", MemoryModel.GC, LIVE);
  }

  public List<Path> folders() {
    return folder.map(List::of).orElse(List.of());
  }

  /// The folder of recorded answers to requests, beside the program; empty where there is none.
  public Optional<Path> fixtures() {
    return folder.map(beside -> beside.resolve("http")).filter(Files::isDirectory);
  }

  /// As a program in a file: it may use the files of that one's folder.
  ProgramRequest beside(Path file) {
    Optional<Path> place = Optional.ofNullable(file.toAbsolutePath().normalize().getParent());
    FileSource there = place.map(FileSource::disk).orElse(FileSource.none());
    return new ProgramRequest(
        source, LineEnds.lf(there), place, input, seed, schedule, memory, limits);
  }

  public ProgramRequest withSource(SourceText other) {
    return new ProgramRequest(other, files, folder, input, seed, schedule, memory, limits);
  }

  public ProgramRequest withInput(String other) {
    return new ProgramRequest(source, files, folder, other, seed, schedule, memory, limits);
  }

  /// With another order of ready tasks.
  public ProgramRequest withSchedule(long otherSeed, String otherSchedule) {
    return new ProgramRequest(
        source, files, folder, input, otherSeed, otherSchedule, memory, limits);
  }

  public ProgramRequest withMemory(MemoryModel other) {
    return new ProgramRequest(source, files, folder, input, seed, schedule, other, limits);
  }

  public ProgramRequest withLimits(RecordingLimits other) {
    return new ProgramRequest(source, files, folder, input, seed, schedule, memory, other);
  }
}
