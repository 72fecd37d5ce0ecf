package org.qistage.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;

/// The terminal of this process, whose settings are read and changed by `stty`: that needs no native
/// library and no permission to call one.
///
/// JLine has such a terminal, but starts ten processes for each line. Here what `stty` said is kept
/// until something may have changed it.
final class PosixTerminal extends PosixSysTerminal {
  private static final Size USUAL_SIZE = new Size(80, 24);

  private final Settings settings;

  private PosixTerminal(String type, Settings settings) throws IOException {
    super("qi-stage", type, settings, StandardCharsets.UTF_8, true, SignalHandler.SIG_DFL);
    this.settings = settings;
  }

  /// @param type what the environment calls the terminal
  static PosixTerminal open(String type) throws IOException {
    String known = InfoCmp.getDefaultInfoCmp(type);
    if (known != null) {
      InfoCmp.setLoadedInfoCmp(type, known);
    }
    return new PosixTerminal(type, new Settings());
  }

  /// A terminal that nobody told its size says that it has none, and nothing would be shown.
  @Override
  public Size getSize() {
    Size told = super.getSize();
    return told.getColumns() > 0 && told.getRows() > 0 ? told : USUAL_SIZE;
  }

  /// Another program may have had the terminal, or its window another size.
  void refresh() {
    settings.known = "";
  }

  @Override
  public void raise(Signal signal) {
    refresh();
    super.raise(signal);
  }

  private static final class Settings extends ExecPty {
    /// What `stty` said last; empty when that may not hold any more. Signals come on other threads.
    private volatile String known = "";

    Settings() {
      super(new ExecTerminalProvider(), SystemStream.Output, "/dev/tty");
    }

    @Override
    protected String doGetConfig() throws IOException {
      String said = known;
      if (said.isEmpty()) {
        said = super.doGetConfig();
        known = said;
      }
      return said;
    }

    @Override
    protected void doSetAttr(Attributes attributes) throws IOException {
      super.doSetAttr(attributes);
      known = "";
    }
  }
}
