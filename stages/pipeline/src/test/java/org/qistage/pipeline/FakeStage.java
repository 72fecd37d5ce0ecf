package org.qistage.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import org.qistage.foundation.json.ReadResult;
import org.qistage.lexing.Lexer;
import org.qistage.pipeline.artifact.ArtifactJson;

/// A lexer as a command of its own, well-behaved or not.
final class FakeStage {
  private FakeStage() {}

  /// The command line that starts it in a mode.
  static List<String> command(String mode) {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        FakeStage.class.getName(),
        mode);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "lex" -> lex();
      case "fail" -> {
        System.err.println("my own message");
        System.exit(3);
      }
      case "silent" -> System.in.readAllBytes();
      case "garbage" -> System.out.print("not json");
      case "bytes" -> System.out.write(new byte[] {(byte) 0xFF, (byte) 0xFE, '{'});
      case "hang" -> Thread.sleep(600_000);
      case "other" ->
          System.out.print(
              "{\"schema\": \"qi-stage/source/1\", \"source\": {\"name\": \"x\", \"text\": \"\"}}");
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.out.flush();
  }

  private static void lex() throws IOException {
    String json = new String(System.in.readAllBytes(), UTF_8);
    if (ArtifactJson.read("stdin", json) instanceof ReadResult.Read<?>(SourceFile file, var _)) {
      var outcome = new Lexer().apply(file.source());
      Writer out = new OutputStreamWriter(System.out, UTF_8);
      ArtifactJson.write(outcome.result(), outcome.diagnostics(), out);
    }
  }
}
