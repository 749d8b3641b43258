package org.assetkiln.ui.prepare;

import atlantafx.base.theme.Styles;
import java.awt.image.BufferedImage;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.pixelart.NativeScale;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.Buttons;
import org.assetkiln.ui.Debounce;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/** How images are prepared for the model: the file at the left, what the model would see at the right, live. */
final class PrepareSheet extends VBox {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 600;
    private static final double SIDE = 300;

    private final StudioContext context;
    private final PrepareModel model;
    private final ModelView view;
    private final CropView before;
    private final PixelView after = new PixelView();
    private final Label found = new Label("Looking at the pixels");
    private final Label sizes = new Label();
    private final Debounce change = new Debounce(60);
    private @Nullable BufferedImage file;

    PrepareSheet(StudioContext context, DatasetImage image, PrepareModel.Images images, ModelView view) {
        this.context = context;
        this.view = view;
        model = new PrepareModel(image, images, context.recipes().recipes().get());
        before = new CropView(model);
        getStyleClass().add("sheet");
        setId("prepare");
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        Label title = new Label("Prepare " + image.name());
        title.getStyleClass().add("sheet-title");
        after.setId("prepare-after");
        after.getStyleClass().add("stage");
        after.setAccessibleText("What the model sees");
        sizes.setId("prepare-sizes");
        found.setId("prepare-found");
        HBox middle = new HBox(16, framed("The file", before), framed("What the model sees", after), side());
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(title, middle, buttons());
        model.recipe().subscribe(() -> change.request(this::preview));
        context.background().run("Opening " + image.name(), () -> Pictures.read(image.file()), this::opened);
    }

    PrepareModel model() {
        return model;
    }

    private static Node framed(String title, Region picture) {
        picture.setMinWidth(200);
        VBox.setVgrow(picture, Priority.ALWAYS);
        Label name = new Label(title);
        name.getStyleClass().add("section-title");
        VBox box = new VBox(4, picture, name);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(400);
        return box;
    }

    private Node side() {
        sizes.setWrapText(true);
        ScrollPane side = new ScrollPane(new VBox(12, new PrepareFields(model, found), sizes));
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.setMinWidth(SIDE);
        side.setPrefWidth(SIDE);
        side.setFocusTraversable(false);
        return side;
    }

    private void opened(BufferedImage picture) {
        file = picture;
        before.picture().imageProperty().set(PictureLoader.toImage(picture));
        context.background().quietly(() -> NativeScale.of(Pixels.of(picture)), scale -> found.setText(words(scale)));
        preview();
    }

    private static String words(NativeScale scale) {
        if (!scale.enlarged()) {
            return "This picture does not look enlarged.";
        }
        String times = scale.factor() == Math.rint(scale.factor())
                ? String.valueOf((int) scale.factor())
                : "%.2f".formatted(scale.factor());
        return "Enlarged %s times%s: drawn at %d × %d pixels."
                .formatted(times, scale.offGrid() ? ", off its grid" : "", scale.width(), scale.height());
    }

    /** What is on the screen after a recipe. */
    private record Seen(BufferedImage picture, int width, int height) {}

    private void preview() {
        BufferedImage picture = file;
        if (picture == null) {
            return;
        }
        Recipe recipe = model.recipe().get();
        Callable<Seen> seen = () -> {
            BufferedImage prepared = recipe.apply(picture);
            String name = model.image().name();
            BufferedImage square = Pictures.asModelSees(prepared, recipe.view(view, name, prepared));
            return new Seen(square, prepared.getWidth(), prepared.getHeight());
        };
        context.background().quietly(seen, result -> {
            if (recipe.equals(model.recipe().get())) {
                after.imageProperty().set(PictureLoader.toImage(result.picture()));
                sizes.setText("%d × %d pixels become %d × %d, shown to the model at %d × %d."
                        .formatted(
                                picture.getWidth(),
                                picture.getHeight(),
                                result.width(),
                                result.height(),
                                view.width(),
                                view.height()));
            }
        });
    }

    private Node buttons() {
        Label help = new Label(
                "The files stay as they are. Training, captions and the inspector all see what is prepared here.");
        help.getStyleClass().add("muted");
        help.setMaxWidth(Double.MAX_VALUE);
        help.setWrapText(true);
        HBox.setHgrow(help, Priority.ALWAYS);
        Button plain = Buttons.named("prepare-plain", "As the file is");
        plain.setOnAction(e -> model.fill(Recipe.NONE));
        Button close = Buttons.named("prepare-close", "Close");
        close.setCancelButton(true);
        close.setOnAction(e -> context.overlay().set(null));
        Button take = Buttons.named("prepare-take", "");
        model.scope.subscribe(scope -> {
            take.setText(model.count() == 1 ? "Prepare 1 image" : "Prepare " + model.count() + " images");
            take.setAccessibleText(take.getText());
        });
        take.getStyleClass().add(Styles.ACCENT);
        take.setDefaultButton(true);
        take.setOnAction(e -> {
            context.recipes().change(model.taking(), model.count());
            context.overlay().set(null);
        });
        HBox row = new HBox(8, help, plain, close, take);
        row.getStyleClass().add("row");
        return row;
    }
}
