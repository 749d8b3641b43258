package org.assetkiln.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.assetkiln.imaging.Pictures;
import org.testfx.api.FxRobot;

/** The real window around chosen places, for tests outside this package. */
public final class PlaceWindow {
    private static final Path FOLDER = Path.of("target", "screens");

    private final Scene scene;
    private final StudioContext context;

    /** Shows the first of the places. */
    public PlaceWindow(Stage stage, StudioContext context, Place... places) {
        this.context = context;
        var shell = new Shell(context, List.of(places), List.of());
        scene = new Scene(shell, 1280, 800);
        context.theme().subscribe(theme -> theme.apply(scene));
        shell.install(scene);
        stage.setScene(scene);
        shell.show(places[0].id());
        stage.show();
    }

    /** Keeps pictures of the window in both themes in {@code target/screens}, for people to look at. */
    public void keepPictures(FxRobot robot, String name) throws IOException {
        Theme before = context.theme().get();
        for (Theme theme : Theme.values()) {
            robot.interact(() -> context.theme().set(theme));
            var taken = new AtomicReference<BufferedImage>();
            robot.interact(() -> taken.set(SwingFXUtils.fromFXImage(scene.snapshot(null), null)));
            Path file = FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ENGLISH) + ".png");
            Files.createDirectories(FOLDER);
            Pictures.writePng(file, taken.get(), Map.of());
        }
        robot.interact(() -> context.theme().set(before));
    }

    /** Makes the window larger or smaller. */
    public void resize(FxRobot robot, double width, double height) {
        robot.interact(() -> {
            scene.getWindow().setWidth(width);
            scene.getWindow().setHeight(height);
        });
    }
}
