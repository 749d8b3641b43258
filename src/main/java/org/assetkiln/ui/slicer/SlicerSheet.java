package org.assetkiln.ui.slicer;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StudioContext;

/** A sprite sheet with its cuts, what they give, and the button that makes images of them. */
final class SlicerSheet extends VBox {
    private static final double WIDTH = 1140;
    private static final double HEIGHT = 680;
    private static final double SIDE = 316;
    private static final int PIECE = 56;

    private final SlicerModel model;
    private final StudioContext context;

    SlicerSheet(StudioContext context, DatasetImage image) {
        this.context = context;
        model = new SlicerModel(
                context.background(),
                image,
                context.recipes().sheets().get().sheets().get(image.id()));
        getStyleClass().add("sheet");
        setId("slicer");
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        Label title = new Label("Slice " + image.name());
        title.getStyleClass().add("sheet-title");
        SheetView sheet = new SheetView(model);
        HBox.setHgrow(sheet, Priority.ALWAYS);
        HBox middle = new HBox(16, sheet, side());
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(title, middle, buttons());
    }

    SlicerModel model() {
        return model;
    }

    private Node side() {
        Label preview = new Label("What comes of it");
        preview.getStyleClass().add("section-title");
        VBox all = new VBox(12, new SlicerFields(model, context.dialogs()), problem(), preview, pieces());
        all.setPadding(new Insets(0, 12, 0, 0));
        ScrollPane side = new ScrollPane(all);
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.setMinWidth(SIDE);
        side.setPrefWidth(SIDE);
        side.setFocusTraversable(false);
        return side;
    }

    private Node problem() {
        Label problem = new Label();
        problem.setId("slicer-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("problem-box");
        problem.textProperty().bind(model.cuts().map(Cuts::problem));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private Node pieces() {
        TilePane pieces = new TilePane(4, 4);
        pieces.setId("slicer-pieces");
        pieces.setPrefColumns(4);
        model.cuts().subscribe(cuts -> show(pieces, cuts));
        model.leftOut().subscribe(() -> show(pieces, model.cuts().get()));
        return pieces;
    }

    private void show(TilePane pieces, Cuts cuts) {
        pieces.getChildren().clear();
        for (int i = 0; i < cuts.first().size(); i++) {
            if (model.takes(i)) {
                PixelView piece = new PixelView();
                piece.setAccessibleText(cuts.names().get(i));
                piece.setMinSize(PIECE, PIECE);
                piece.setPrefSize(PIECE, PIECE);
                piece.imageProperty().set(PictureLoader.toImage(cuts.first().get(i)));
                pieces.getChildren().add(piece);
            }
        }
    }

    private Node buttons() {
        Label help =
                new Label("A click on a piece leaves it out, the wheel zooms. The images go into a folder beside the"
                        + " sheet, which is then no longer trained on.");
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        HBox.setHgrow(help, Priority.ALWAYS);
        help.setMaxWidth(Double.MAX_VALUE);
        StringBinding name = Bindings.createStringBinding(
                () -> "Make " + SlicingActions.images(model.chosen().size()), model.cuts(), model.leftOut());
        BooleanBinding none =
                Bindings.createBooleanBinding(() -> model.chosen().isEmpty(), model.cuts(), model.leftOut());
        Button slice = new Button();
        slice.setId("slicer-slice");
        slice.getStyleClass().add(Styles.ACCENT);
        slice.setDefaultButton(true);
        slice.setMinWidth(Region.USE_PREF_SIZE);
        slice.textProperty().bind(name);
        slice.accessibleTextProperty().bind(name);
        slice.disableProperty().bind(none);
        slice.setOnAction(e -> SlicingActions.slice(context, model));
        Button close = new Button("Close");
        close.setId("slicer-close");
        close.setAccessibleText("Close");
        close.setCancelButton(true);
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(e -> context.overlay().set(null));
        HBox row = new HBox(8, help, close, slice);
        row.getStyleClass().add("row");
        return row;
    }

    /** For tests and screen readers: how many pieces are shown small. */
    List<Node> shownPieces() {
        return List.copyOf(((TilePane) lookup("#slicer-pieces")).getChildren());
    }
}
