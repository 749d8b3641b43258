package org.assetkiln.ui.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.imaging.palette.PaletteFile;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.ui.Buttons;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/** Which of the images shown do not fit the others: by the way they are drawn, or by a palette. */
final class FitSheet extends VBox {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 620;
    private static final int COLOURS = 32;

    private final StudioContext context;
    private final List<DatasetImage> images;
    private final ObservableList<Stranger> strangers = FXCollections.observableArrayList();
    private final Label said = new Label();
    private final FlowPane swatches = new FlowPane(2, 2);

    FitSheet(StudioContext context, List<DatasetImage> images) {
        this.context = context;
        this.images = List.copyOf(images);
        getStyleClass().add("sheet");
        setId("fit");
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        Label title = new Label("Images that do not fit the others");
        title.getStyleClass().add("sheet-title");
        said.setId("fit-said");
        said.setWrapText(true);
        Node list = list();
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, choices(), swatches, said, list, buttons());
        byStyle();
    }

    private Node choices() {
        Button style = Buttons.named("fit-style", "By how they are drawn");
        style.setOnAction(e -> byStyle());
        Button own = Buttons.named("fit-own", "By the colours of the current image");
        own.setOnAction(e -> byCurrent());
        Button file = Buttons.named("fit-file", "By a palette file");
        file.setOnAction(e -> byFile());
        return new HBox(8, style, own, file);
    }

    private Node list() {
        ListView<Stranger> list = new ListView<>(strangers);
        list.setId("fit-list");
        list.setAccessibleText("Images, those that fit least first");
        list.setPlaceholder(new Label("The images are being looked at."));
        list.setCellFactory(view -> new StrangerCell(context.pictures()));
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                goTo(list.getSelectionModel().getSelectedItem());
            }
        });
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                goTo(list.getSelectionModel().getSelectedItem());
            }
        });
        return list;
    }

    private void goTo(@Nullable Stranger stranger) {
        if (stranger != null) {
            context.overlay().set(null);
            context.current().set(stranger.image());
            context.goTo("dataset");
        }
    }

    private void byStyle() {
        swatches.getChildren().clear();
        look("the way most are drawn", Strangers::byStyle);
    }

    private void byCurrent() {
        DatasetImage image = context.current().get();
        if (image != null && image.usable()) {
            context.background()
                    .run(
                            "Reading the colours",
                            () -> Palette.of(image.name(), Pixels.of(Pictures.read(image.file())), COLOURS),
                            this::by);
        }
    }

    private void byFile() {
        List<Path> chosen = context.dialogs().chooseFiles("A palette", List.of("*.gpl", "*.hex", "*.pal"));
        if (!chosen.isEmpty()) {
            try {
                by(PaletteFile.read(chosen.get(0)));
            } catch (IOException e) {
                context.error(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private void by(Palette palette) {
        swatches.getChildren().clear();
        for (int rgb : palette.colours().stream().limit(256).toList()) {
            swatches.getChildren().add(new Rectangle(16, 16, Color.rgb(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff)));
        }
        look("the " + palette.colours().size() + " colours of " + palette.name(), all -> all.byPalette(palette));
    }

    private void look(String what, Function<Strangers, List<Stranger>> how) {
        strangers.clear();
        said.setText("Looking at " + images.size() + " images.");
        Recipes recipes = context.recipes().recipes().get();
        context.background()
                .track(
                        "Looking for images that do not fit",
                        progress -> how.apply(new Strangers(images, recipes, progress)),
                        found -> {
                            strangers.setAll(found);
                            long out =
                                    found.stream().filter(Stranger::standsOut).count();
                            said.setText(
                                    out == 0
                                            ? "All fit " + what + "."
                                            : out + (out == 1 ? " image does" : " images do") + " not fit " + what
                                                    + ".");
                        });
    }

    private Node buttons() {
        Label help = new Label("Enter or a double click shows the image.");
        help.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = Buttons.named("fit-close", "Close");
        close.setCancelButton(true);
        close.setOnAction(e -> context.overlay().set(null));
        HBox row = new HBox(8, help, gap, close);
        row.getStyleClass().add("row");
        return row;
    }
}
