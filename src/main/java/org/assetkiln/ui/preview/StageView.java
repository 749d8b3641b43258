package org.assetkiln.ui.preview;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.StartImage;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.form.NumberText;
import org.jspecify.annotations.Nullable;

/** The picture large, at the sizes of the game, and how it was made; while drawing, the picture that forms. */
final class StageView extends BorderPane {
    private static final List<Integer> GAME_SIZES = List.of(128, 64, 32, 16);

    private final PictureLoader pictures;
    private final PixelView large = new PixelView();
    private final HBox sizes = new HBox(16);
    private final Label facts = new Label();
    private final Label empty = new Label("Write a prompt and draw: the pictures stay in the gallery below.");

    StageView(Gallery gallery, Drawing drawing, PictureLoader pictures, Action cancel, List<Action> actions) {
        this.pictures = pictures;
        getStyleClass().add("preview-stage");
        large.setId("preview-picture");
        large.getStyleClass().add("preview-large");
        empty.getStyleClass().add("muted");
        var stack = new StackPane(large, empty);
        stack.getStyleClass().add("stage");
        setCenter(stack);
        setTop(progress(drawing, cancel));
        setBottom(below(actions));
        gallery.selected().subscribe(picture -> {
            if (!drawing.running().get()) {
                show(picture == null ? null : picture.file());
            }
        });
        gallery.settings().subscribe(settings -> facts.setText(settings == null ? "" : describe(settings)));
        drawing.running().subscribe(running -> {
            MadePicture picture = gallery.selected().get();
            if (!running) {
                show(picture == null ? null : picture.file());
            }
        });
        drawing.setOnForming(this::show);
    }

    private Node progress(Drawing drawing, Action cancel) {
        var bar = new ProgressBar();
        bar.setId("preview-progress");
        bar.setAccessibleText("Progress of the pictures");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(drawing.fraction());
        HBox.setHgrow(bar, Priority.ALWAYS);
        var text = new Label();
        text.setId("preview-progress-text");
        text.textProperty().bind(drawing.text());
        text.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(16, text, bar, ActionNodes.button(cancel));
        line.getStyleClass().add("place-bar");
        line.visibleProperty().bind(drawing.running());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private Node below(List<Action> actions) {
        facts.setId("preview-facts");
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        facts.getStyleClass().addAll("muted", "small");
        sizes.setAlignment(Pos.BOTTOM_LEFT);
        sizes.getStyleClass().addAll("game-sizes", "on-checker");
        var buttons = new HBox(8);
        actions.forEach(action -> buttons.getChildren().add(ActionNodes.button(action)));
        var text = new VBox(8, facts, backgrounds(), buttons);
        text.setAlignment(Pos.BOTTOM_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(24, sizes, text);
        line.getStyleClass().add("preview-below");
        line.visibleProperty().bind(large.imageProperty().isNotNull());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private Node backgrounds() {
        var group = new ToggleGroup();
        var box = new HBox();
        String[][] all = {{"Checker", "on-checker"}, {"Light", "on-light"}, {"Dark", "on-dark"}, {"Grass", "on-grass"}};
        for (int i = 0; i < all.length; i++) {
            String style = all[i][1];
            var button = new ToggleButton(all[i][0]);
            button.setId("preview-" + style);
            button.setToggleGroup(group);
            button.setTooltip(new Tooltip("Look at the picture on this background"));
            button.getStyleClass()
                    .addAll(
                            Styles.SMALL,
                            i == 0 ? Styles.LEFT_PILL : i == all.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setOnAction(e -> {
                button.setSelected(true);
                sizes.getStyleClass().setAll("hbox", "game-sizes", style);
            });
            box.getChildren().add(button);
        }
        Toggle first = group.getToggles().get(0);
        first.setSelected(true);
        return box;
    }

    private void show(@Nullable Path file) {
        empty.setVisible(file == null);
        if (file == null) {
            large.imageProperty().set(null);
            sizes.getChildren().clear();
            return;
        }
        pictures.file(file, 0, picture -> {
            large.imageProperty().set(picture);
            sizes.getChildren()
                    .setAll(GAME_SIZES.stream()
                            .map(size -> small(picture, size))
                            .toList());
        });
    }

    private static Node small(Image picture, int size) {
        var view = new ImageView(picture);
        view.setPreserveRatio(true);
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(size < picture.getWidth());
        var label = new Label(size + " px");
        label.getStyleClass().addAll("small", "size-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var box = new VBox(4, view, label);
        box.setAlignment(Pos.BOTTOM_CENTER);
        return box;
    }

    private static String describe(GenerationSettings s) {
        String loras = s.loras().isEmpty()
                ? ""
                : s.loras().stream()
                        .map(lora ->
                                ", %s at %.2f".formatted(Path.of(lora.file()).getFileName(), lora.strength()))
                        .reduce("", String::concat);
        return "“%s”\n%d × %d, seed %d, %d steps, guidance %s, %s%s"
                .formatted(
                        s.prompt(),
                        s.width(),
                        s.height(),
                        s.seed(),
                        s.steps(),
                        NumberText.write(s.guidance()),
                        s.sampler().title(),
                        loras + more(s));
    }

    private static String more(GenerationSettings s) {
        String seamless = s.extras().seamless() ? ", seamless" : "";
        StartImage start = s.start();
        return start == null
                ? seamless
                : "%s, %s %s at %s"
                        .formatted(
                                seamless,
                                start.masked() ? "painted into" : "from",
                                Path.of(start.file()).getFileName(),
                                NumberText.write(start.strength()));
    }
}
