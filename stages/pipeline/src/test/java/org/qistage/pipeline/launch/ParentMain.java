package org.qistage.pipeline.launch;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

/// A parent that tests can kill: compiles and starts the program that its first argument names, as a
/// child, and tells the child's number. What it does then its second argument says.
public final class ParentMain {
  private ParentMain() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    SourceText source = new SourceText(file.toString(), Files.readString(file));
    ChildRun run =
        ChildRun.start(
            Pipeline.standard().compile(CompileRequest.of(source, StageId.CODEGEN)),
            RunRequest.of(System.out, System.err)
                // What it prints is waited for, and comes only then before it computes for ever.
                .withInteractive(true)
                .withFolders(List.of(file.getParent())));
    System.out.println("pid " + run.processId());
    switch (arguments[1]) {
      case "hang" -> new CountDownLatch(1).await();
      case "fill" -> {
        OutputStream input = run.input();
        Thread writer =
            new Thread(
                () -> {
                  try {
                    byte[] line = "无人读\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
                    while (true) {
                      input.write(line);
                    }
                  } catch (java.io.IOException e) {
                    System.out.println("input refused");
                  }
                });
        writer.start();
        new CountDownLatch(1).await();
      }
      case "exit" -> System.exit(0);
      case "wait" -> System.out.println(run.join());
      default -> throw new IllegalArgumentException(arguments[1]);
    }
  }
}
