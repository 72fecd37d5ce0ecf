package org.qistage.pipeline.launch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.codegen.ClassFiles;
import org.qistage.foundation.Language;
import org.qistage.foundation.json.ReadResult;
import org.qistage.pipeline.artifact.ArtifactJson;

/// What a parent tells its child through the child's standard input: first what to run and how, with
/// class files as the JSON of their artifact; then pieces of the program's input, each with its length;
/// {@link #END_OF_INPUT} for the end of the input. The end of the pipe is the end of the parent.
///
/// Both sides are of the same build, so there are no versions.
final class ChildProtocol {
  /// In place of a length.
  static final int END_OF_INPUT = -1;

  private static final int PROGRAM = 0;
  private static final int LIBRARY = 1;

  private ChildProtocol() {}

  /// What a child was told; the streams of the request are the child's own.
  record Told(ChildOrder order, RunRequest request) {}

  static void write(ChildOrder order, RunRequest request, DataOutputStream out) throws IOException {
    writeText(request.memory().name(), out);
    out.writeInt(request.workers().orElse(0));
    out.writeBoolean(request.virtualClock());
    out.writeLong(request.seed());
    out.writeUTF(request.schedule().text());
    out.writeBoolean(request.fixtures().isPresent());
    if (request.fixtures().isPresent()) {
      writePath(request.fixtures().get(), out);
    }
    out.writeInt(request.folders().size());
    for (Path folder : request.folders()) {
      writePath(folder, out);
    }
    out.writeBoolean(request.interactive());
    writeText(request.language().name(), out);
    out.writeBoolean(request.jsonReport());
    out.writeLong(request.limits().milliseconds());
    out.writeLong(request.limits().outputBytes());
    switch (order) {
      case ChildOrder.Program(List<ClassFiles> files) -> {
        out.writeByte(PROGRAM);
        out.writeInt(files.size());
        for (ClassFiles each : files) {
          StringWriter json = new StringWriter();
          ArtifactJson.write(each, List.of(), json);
          writeText(json.toString(), out);
        }
      }
      case ChildOrder.Library(Path path) -> {
        out.writeByte(LIBRARY);
        writePath(path, out);
      }
    }
    out.flush();
  }

  static Told read(DataInputStream in, InputStream input, OutputStream out, OutputStream err)
      throws IOException {
    MemoryModel memory = MemoryModel.valueOf(readText(in));
    int workers = in.readInt();
    boolean virtualClock = in.readBoolean();
    long seed = in.readLong();
    String schedule = in.readUTF();
    Optional<Path> fixtures =
        in.readBoolean() ? Optional.of(Path.of(readText(in))) : Optional.empty();
    List<Path> folders = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      folders.add(Path.of(readText(in)));
    }
    RunRequest request =
        RunRequest.of(out, err)
            .withMemory(memory)
            .withVirtualClock(virtualClock)
            .withSeed(seed)
            .withSchedule(schedule)
            .withFolders(folders)
            .withInput(input)
            .withInteractive(in.readBoolean())
            .withLanguage(Language.valueOf(readText(in)))
            .withJsonReport(in.readBoolean())
            .withLimits(new RunLimits(in.readLong(), in.readLong(), 0));
    request = fixtures.map(request::withFixtures).orElse(request);
    request = workers == 0 ? request : request.withWorkers(workers);
    return new Told(readOrder(in), request);
  }

  private static ChildOrder readOrder(DataInputStream in) throws IOException {
    if (in.readByte() == LIBRARY) {
      return new ChildOrder.Library(Path.of(readText(in)));
    }
    List<ClassFiles> files = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      ReadResult<?> read = ArtifactJson.read("classes.json", readText(in));
      if (read instanceof ReadResult.Read<?> good && good.artifact() instanceof ClassFiles each) {
        files.add(each);
      } else {
        throw new IOException("not class files: " + read);
      }
    }
    return new ChildOrder.Program(files);
  }

  static void writeInput(byte[] bytes, int offset, int length, boolean end, DataOutputStream out)
      throws IOException {
    out.writeInt(end ? END_OF_INPUT : length);
    out.write(bytes, offset, length);
    out.flush();
  }

  private static void writePath(Path path, DataOutputStream out) throws IOException {
    writeText(path.toAbsolutePath().toString(), out);
  }

  /// Not `writeUTF`, which takes no more than 64 KiB.
  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
