package org.qistage.explorer.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.qistage.explorer.model.Settings;
import org.qistage.explorer.model.Theme;

/// Gives scenes the looks that the settings ask for, and keeps them.
public final class Look {
  /// The height of text, in pixels, at normal size.
  public static final double TEXT_SIZE = 14;

  /// How much higher an icon is than text.
  private static final double ICON = 1.1;

  private final Settings settings;
  private Fonts fonts = Fonts.ofSystem("");
  private final ObjectBinding<Palette> palette;

  public Look(Settings settings) {
    this.settings = settings;
    this.palette =
        Bindings.createObjectBinding(() -> Palette.of(settings.theme().get()), settings.theme());
    settings.font().subscribe(wanted -> fonts = Fonts.ofSystem(wanted));
  }

  /// The colours for what is drawn by hand.
  public ObservableValue<Palette> palette() {
    return palette;
  }

  /// Has what is drawn by hand painted now, and again when it would look different: in other colours, with
  /// another font or in another size.
  public void subscribe(Runnable painter) {
    palette.subscribe(_ -> painter.run());
    settings.font().addListener((_, _, _) -> painter.run());
    settings.scale().addListener((_, _, _) -> painter.run());
  }

  public Fonts fonts() {
    return fonts;
  }

  /// The font of code, at the present size.
  public Font codeFont() {
    return Font.font(fonts.code(), size());
  }

  /// The font of words, at the present size.
  public Font textFont() {
    return Font.font(fonts.text(), size());
  }

  /// The height of text at present, in pixels.
  public double size() {
    return TEXT_SIZE * settings.scale().get();
  }

  /// Dresses a scene, now and whenever the settings change.
  public void dress(Scene scene) {
    settings.theme().subscribe(_ -> apply(scene));
    settings.scale().subscribe(_ -> apply(scene));
    settings.font().subscribe(_ -> apply(scene));
  }

  private void apply(Scene scene) {
    boolean light = settings.theme().get() == Theme.LIGHT;
    String sheet =
        light
            ? new PrimerLight().getUserAgentStylesheet()
            : new PrimerDark().getUserAgentStylesheet();
    if (!Objects.equals(Application.getUserAgentStylesheet(), sheet)) {
      Application.setUserAgentStylesheet(sheet);
    }
    URL base = Objects.requireNonNull(Look.class.getResource("explorer.css"));
    scene.getStylesheets().setAll(List.of(base.toExternalForm(), generated()));
  }

  private String generated() {
    String css =
        palette.get().css()
            + String.format(
                Locale.ROOT,
                """
                .root { -fx-font-family: "%s"; -fx-font-size: %.2fpx; }
                .code, .code .text { -fx-font-family: "%s"; }
                .ikonli-font-icon { -fx-icon-size: %.0fpx; }
                """,
                fonts.text(),
                size(),
                fonts.code(),
                size() * ICON);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }
}
