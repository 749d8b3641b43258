package org.assetkiln.ui;

import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The desktop program. */
public final class StudioApp extends Application {
    private @Nullable StudioContext context;
    private @Nullable Shell shell;

    @Override
    public void start(Stage stage) {
        StudioContext studio = new StudioContext();
        context = studio;
        List<Place> places = Places.create(studio);
        Shell content = new Shell(studio, places, List.of());
        shell = content;
        Scene scene = new Scene(content, 1280, 800);
        studio.theme().addListener((o, was, now) -> now.apply(scene));
        studio.theme().get().apply(scene);
        content.install(scene);
        stage.setTitle("Assetkiln");
        stage.setMinWidth(960);
        stage.setMinHeight(640);
        stage.setScene(scene);
        content.show(places.get(0).id());
        stage.show();
        studio.openLast();
    }

    @Override
    public void stop() {
        if (shell != null) {
            shell.close();
        }
        if (context != null) {
            context.close();
        }
    }
}
