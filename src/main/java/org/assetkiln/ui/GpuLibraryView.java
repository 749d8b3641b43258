package org.assetkiln.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.hub.TorchBuild;
import org.assetkiln.run.worker.DeviceReport;
import org.assetkiln.ui.GpuLibrary.State;
import org.kordamp.ikonli.feather.Feather;

/** The buttons that fetch PyTorch's library for NVIDIA cards; shown when there is a card that could use it. */
final class GpuLibraryView extends VBox {
    private final GpuLibrary library;

    GpuLibraryView(GpuLibrary library) {
        super(8);
        this.library = library;
        Label text = new Label();
        text.setId("gpu-library-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.textProperty().bind(library.text());
        shown(text, library.text().isNotEmpty());
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Download of the library");
        bar.progressProperty().bind(library.fraction());
        shown(bar, library.state().isEqualTo(State.BUSY));
        Button look = button("gpu-library-look", "Get the library for NVIDIA cards…", library::look, State.NONE);
        look.setGraphic(ActionNodes.icon(Feather.DOWNLOAD));
        HBox buttons = new HBox(
                8,
                look,
                button("gpu-library-get", "Download", library::get, State.FOUND),
                button("gpu-library-cancel", "Stop", library::cancel, State.BUSY),
                button("gpu-library-remove", "Remove it", library::remove, State.IN_USE));
        getChildren().addAll(text, bar, buttons);
        setVisible(library.state().get() == State.IN_USE);
        managedProperty().bind(visibleProperty());
    }

    /** Shows itself if the tried device has a card that the present library leaves unused. */
    void offer(DeviceReport report) {
        boolean useful =
                !report.gpu().isEmpty() && !report.usesGpu() && report.flavour().equals("cpu");
        setVisible(library.state().get() != State.NONE
                || useful && TorchBuild.platformHere().isPresent());
    }

    private Button button(String id, String title, Runnable action, State when) {
        Button button = new Button(title);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        shown(button, library.state().isEqualTo(when));
        return button;
    }

    private static void shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }
}
