package org.assetkiln.ui.runs;

import java.util.Locale;
import javafx.scene.control.Label;
import org.assetkiln.run.RunState;

/** A run's state as a badge: a word and a colour. */
final class StateBadge {
    private StateBadge() {}

    static void show(Label label, RunState state) {
        label.setText(words(state));
        label.getStyleClass().setAll("label", "badge", "run-" + state.name().toLowerCase(Locale.ENGLISH));
    }

    static String words(RunState state) {
        return switch (state) {
            case CREATED -> "Starting";
            case RUNNING -> "Running";
            case PAUSED -> "Paused";
            case STOPPED -> "Stopped";
            case FINISHED -> "Finished";
            case FAILED -> "Failed";
            case LOST -> "Lost";
        };
    }
}
