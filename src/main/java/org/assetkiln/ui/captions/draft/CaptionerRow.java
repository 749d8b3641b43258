package org.assetkiln.ui.captions.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.assetkiln.project.home.Captioners;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.form.Words;

/** Which captioner drafts; the choice is remembered. */
final class CaptionerRow extends HBox {
    private final StudioContext context;
    private final DraftDesk desk;
    private final Runnable onChange;
    private final ComboBox<Path> box = new ComboBox<>();

    CaptionerRow(DraftDesk desk, Runnable onChange) {
        super(8);
        this.context = desk.context();
        this.desk = desk;
        this.onChange = onChange;
        getStyleClass().add("row");
        var label = new Label("Captioner");
        label.setLabelFor(box);
        label.getStyleClass().add("setting-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        box.setId("draft-captioner");
        box.setAccessibleText("Captioner");
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setConverter(new Words<>(desk.captioners()::name));
        var other = new Button("Another folder");
        other.setId("draft-captioner-other");
        other.setAccessibleText("Choose the folder of another captioner");
        other.setMinWidth(Region.USE_PREF_SIZE);
        other.setOnAction(e -> choose());
        getChildren().addAll(label, box, other);
        show();
        box.valueProperty().subscribe((was, now) -> {
            if (now != null) {
                use(now);
            }
        });
    }

    private void show() {
        try {
            List<Path> all = desk.captioners().all(context.settings().get());
            box.getItems().setAll(all);
            box.setValue(desk.hasCaptioner() ? desk.captioner() : null);
        } catch (IOException e) {
            context.error("The captioners cannot be listed.", e);
        }
    }

    private void use(Path captioner) {
        boolean bundled = captioner.equals(desk.captioners().bundled());
        context.settings().update(s -> s.withCaptioner(bundled ? "" : captioner.toString()));
        onChange.run();
    }

    private void choose() {
        Path folder = context.dialogs().chooseFolder("The folder of a BLIP captioner");
        if (folder == null) {
            return;
        }
        if (Captioners.isCaptioner(folder)) {
            use(folder.toAbsolutePath());
            show();
        } else {
            context.error("There is no captioner in " + folder + ": choose the folder with its config.json.", null);
        }
    }
}
