package org.assetkiln.ui.train;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.assetkiln.ui.train.TrainModel.Mode;

/** Which kind of run the form is for. */
final class ModeTabs extends HBox {
    ModeTabs(TrainModel model) {
        var group = new ToggleGroup();
        var subject = tab(Mode.DREAMBOOTH, "DreamBooth", "One thing or style under one prompt.", group, model);
        var captioned = tab(Mode.CAPTIONED, "Captioned", "Many images, each with its own caption.", group, model);
        subject.getStyleClass().add(Styles.LEFT_PILL);
        captioned.getStyleClass().add(Styles.RIGHT_PILL);
        getChildren().addAll(subject, captioned);
    }

    private static ToggleButton tab(Mode mode, String title, String meaning, ToggleGroup group, TrainModel model) {
        var tab = new ToggleButton(title);
        tab.setId("train-mode-" + mode.name().toLowerCase(Locale.ENGLISH));
        tab.setToggleGroup(group);
        tab.setTooltip(new Tooltip(meaning));
        tab.setAccessibleHelp(meaning);
        tab.setOnAction(e -> model.mode().set(mode));
        // A second click on the chosen one would take the choice away.
        model.mode().subscribe(now -> tab.setSelected(now == mode));
        tab.selectedProperty().subscribe(on -> {
            if (!on && group.getSelectedToggle() == null && model.mode().get() == mode) {
                tab.setSelected(true);
            }
        });
        return tab;
    }
}
