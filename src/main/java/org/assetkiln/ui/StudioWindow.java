package org.assetkiln.ui;

import java.lang.management.ManagementFactory;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.assetkiln.project.Project;
import org.assetkiln.project.home.StudioSettings.WindowBounds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one window: scene, theme, title, and where it was the last time. */
final class StudioWindow {
    private static final Logger LOG = LoggerFactory.getLogger(StudioWindow.class);
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double TITLE_BAR = 40;

    private final Stage stage;
    private final StudioContext context;
    private final List<Place> places;
    private final Shell shell;

    StudioWindow(Stage stage, StudioContext context) {
        this.stage = stage;
        this.context = context;
        context.setDialogs(new StageDialogs(stage, context));
        places = Places.create(context);
        shell = new Shell(context, places, ProjectActions.all(context));
    }

    /** Shows the window with the place of the last time in front. */
    void show() {
        Scene scene = new Scene(shell, WIDTH, HEIGHT);
        context.theme().addListener((o, was, now) -> now.apply(scene));
        context.theme().get().apply(scene);
        shell.install(scene);
        stage.titleProperty()
                .bind(Bindings.createStringBinding(() -> title(context.project().get()), context.project()));
        stage.setMinWidth(960);
        stage.setMinHeight(640);
        stage.setScene(scene);
        WindowBounds bounds = context.settings().get().window();
        if (bounds != null) {
            place(bounds);
        } else {
            stage.setMaximized(!fits(Screen.getPrimary().getVisualBounds()));
        }
        String last = context.settings().get().place();
        boolean known = places.stream().anyMatch(p -> p.id().equals(last));
        shell.show(known ? last : places.get(0).id());
        stage.show();
        if (bounds == null && !stage.isMaximized()) {
            Fx.later(this::usualSize);
        }
        LOG.info(
                "Window shown {} ms after the start.",
                ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** A window larger than the screen is shown as small as it can be by some window managers. */
    private static boolean fits(Rectangle2D screen) {
        return WIDTH <= screen.getWidth() && HEIGHT + TITLE_BAR <= screen.getHeight();
    }

    /** Under some window managers of Linux a window that has a least size comes up as small as that. */
    private void usualSize() {
        if (stage.getWidth() < WIDTH) {
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT + TITLE_BAR);
        }
    }

    private void place(WindowBounds bounds) {
        if (Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height())
                .isEmpty()) {
            return; // the screen it was on is gone
        }
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
        stage.setMaximized(bounds.maximized());
    }

    List<String> placeIds() {
        return places.stream().map(Place::id).toList();
    }

    /** Lets the place in front save what it has, and remembers where the window was. */
    void close() {
        shell.close();
        WindowBounds bounds =
                new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        context.settings().update(s -> s.withWindow(bounds).withPlace(shell.frontId()));
    }

    private static String title(@Nullable Project project) {
        return project == null ? "Assetkiln" : project.name() + " – Assetkiln";
    }
}
