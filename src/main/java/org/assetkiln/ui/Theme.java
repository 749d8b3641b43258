package org.assetkiln.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Light or dark, and putting it on. */
public enum Theme {
    LIGHT,
    DARK;

    private static final Logger LOG = LoggerFactory.getLogger(Theme.class);

    /** The theme for a setting of {@code light}, {@code dark} or {@code system}. */
    public static Theme of(String setting) {
        return switch (setting.toLowerCase(Locale.ROOT)) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> ofSystem();
        };
    }

    Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** Puts the theme on the program and the scene; the root gets the style class {@code light} or {@code dark}. */
    void apply(Scene scene) {
        String sheet =
                this == DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
        String own = Theme.class.getResource("assetkiln.css").toExternalForm();
        if (!scene.getStylesheets().contains(own)) {
            scene.getStylesheets().add(own);
        }
        scene.getRoot().getStyleClass().removeAll("light", "dark");
        scene.getRoot().getStyleClass().add(name().toLowerCase(Locale.ROOT));
    }

    /** JavaFX 21 cannot tell, so the desktop is asked: macOS and Windows by their tool, else the GNOME setting. */
    private static Theme ofSystem() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String answer;
        if (os.contains("mac")) {
            answer = ask("defaults", "read", "-g", "AppleInterfaceStyle");
        } else if (os.contains("win")) {
            String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
            answer = ask("reg", "query", key, "/v", "AppsUseLightTheme").contains("0x0") ? "dark" : "";
        } else {
            answer = ask("gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
        }
        return answer.toLowerCase(Locale.ROOT).contains("dark") ? DARK : LIGHT;
    }

    private static String ask(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(700, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.debug("The desktop's theme is not known: {}", e.getMessage());
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
