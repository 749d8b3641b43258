package org.assetkiln.ui.dataset.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.Buttons;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StudioContext;

/** Images that look nearly the same, side by side, one group after the other; of each one may be kept. */
final class TwinsSheet extends VBox {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 600;
    private static final double EDGE = 320;

    private final StudioContext context;
    private final List<List<DatasetImage>> groups;
    private final Consumer<List<DatasetImage>> trash;
    private final Label title = new Label();
    private final HBox row = new HBox(16);
    private final Button before = Buttons.named("twins-before", "Previous");
    private final Button next = Buttons.named("twins-next", "Keep all, next");
    private int shown;

    /** @param trash moves images to the trash so that it can be taken back */
    TwinsSheet(StudioContext context, List<List<DatasetImage>> groups, Consumer<List<DatasetImage>> trash) {
        this.context = context;
        this.groups = new ArrayList<>(groups);
        this.trash = trash;
        getStyleClass().add("sheet");
        setId("twins");
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        title.getStyleClass().add("sheet-title");
        title.setId("twins-title");
        row.setId("twins-row");
        ScrollPane scroll = new ScrollPane(row);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll, buttons());
        show();
    }

    private Node buttons() {
        Label help = new Label("What is not kept goes to the trash and can be taken back.");
        help.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        before.setOnAction(e -> go(-1));
        next.setOnAction(e -> go(1));
        Button close = Buttons.named("twins-close", "Close");
        close.setCancelButton(true);
        close.setOnAction(e -> context.overlay().set(null));
        HBox buttons = new HBox(8, help, gap, before, next, close);
        buttons.getStyleClass().add("row");
        return buttons;
    }

    private void go(int by) {
        shown += by;
        if (shown < groups.size()) {
            show();
        } else {
            context.overlay().set(null); // all groups have been seen
        }
    }

    private void show() {
        List<DatasetImage> group = groups.get(shown);
        title.setText("Nearly the same: %d of %d".formatted(shown + 1, groups.size()));
        before.setDisable(shown == 0);
        row.getChildren().setAll(group.stream().map(image -> card(image, group)).toList());
    }

    private Node card(DatasetImage image, List<DatasetImage> group) {
        PixelView picture = new PixelView();
        picture.setMinSize(EDGE, EDGE);
        picture.setPrefSize(EDGE, EDGE);
        picture.getStyleClass().add("stage");
        picture.setAccessibleText(image.name());
        context.pictures().file(image.file(), 0, picture.imageProperty()::set);
        Label name = wrapped(image.id());
        name.getStyleClass().add("strong");
        Label facts = new Label("%d × %d pixels, %s".formatted(image.width(), image.height(), image.format()));
        facts.getStyleClass().add("muted");
        Label caption = wrapped(context.captions().get(image).text());
        Button keep = Buttons.named("twins-keep", "Keep only this");
        keep.setAccessibleText("Keep only " + image.name());
        keep.setOnAction(e -> {
            trash.accept(group.stream().filter(other -> other != image).toList());
            groups.remove(shown);
            go(0);
        });
        return new VBox(8, picture, name, facts, caption, keep);
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(EDGE);
        return label;
    }
}
