package org.assetkiln.ui.preview;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.form.Setting;
import org.assetkiln.ui.preview.StartForm.Chosen;
import org.jspecify.annotations.Nullable;

/** Where the mask is painted: the brush above, the picture below. */
final class MaskPane extends BorderPane {
    private final PreviewForm form;
    private final StartForm start;
    private final PictureLoader pictures;
    private final Brush brush = new Brush();
    private final MaskView view = new MaskView(brush);
    private Subscription changes = Subscription.EMPTY;

    /** @param done leaves the painting */
    MaskPane(PreviewForm form, PictureLoader pictures, Action done) {
        this.form = form;
        this.start = form.start;
        this.pictures = pictures;
        getStyleClass().add("mask-pane");
        setTop(tools(done));
        var stage = new StackPane(view);
        stage.getStyleClass().add("stage");
        setCenter(stage);
        start.chosen().subscribe(this::show);
        for (Setting<Integer> length :
                List.of(form.width, form.height, start.left, start.right, start.top, start.bottom)) {
            length.value().subscribe(this::surround);
        }
    }

    private void surround() {
        Chosen now = start.chosen().get();
        if (now != null) {
            view.surround(Surroundings.of(start.border(), form.width.get(), form.height.get(), now.mask()));
        }
    }

    void focusPicture() {
        view.requestFocus();
    }

    private void show(@Nullable Chosen chosen) {
        changes.unsubscribe();
        view.show(null, chosen == null ? null : chosen.mask());
        if (chosen == null) {
            return;
        }
        surround();
        changes = chosen.mask().changes().subscribe(view::refresh);
        pictures.file(chosen.file(), 2 * PaintMask.EDGE, picture -> {
            if (chosen.equals(start.chosen().get())) {
                view.show(picture, chosen.mask());
            }
        });
    }

    private Node tools(Action done) {
        var hint = new Label("Paint over what is to change.");
        var label = new Label("Brush");
        var size = new Slider(4, 256, brush.size().get());
        size.setId("mask-brush");
        size.setAccessibleText("Size of the brush");
        size.valueProperty().bindBidirectional(brush.size());
        label.setLabelFor(size);
        var brushSize = new HBox(8, label, size);
        brushSize.setAlignment(Pos.CENTER_LEFT);
        var erase = new ToggleButton("Erase");
        erase.setId("mask-erase");
        erase.setTooltip(new Tooltip("Take away what was painted; the other mouse button does so, too"));
        erase.selectedProperty().bindBidirectional(brush.erases());
        erase.getStyleClass().add(Styles.SMALL);
        var line = new FlowPane(
                12,
                8,
                hint,
                brushSize,
                erase,
                tool("mask-undo", "Undo", PaintMask::undo),
                tool("mask-clear", "Clear", PaintMask::clear),
                tool("mask-invert", "Swap", PaintMask::invert),
                ActionNodes.primaryButton(done));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("mask-tools");
        return line;
    }

    private interface Tool {
        void on(PaintMask mask);
    }

    private Button tool(String id, String name, Tool tool) {
        var button = new Button(name);
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(e -> {
            Chosen now = start.chosen().get();
            if (now != null) {
                tool.on(now.mask());
            }
        });
        return button;
    }
}
