package org.assetkiln.ui.dataset;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.assetkiln.bench.FxAnswers;
import org.assetkiln.bench.ScrollDrive;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.search.CaptionRules;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same cards in ControlsFX' GridView and in {@link CardGrid}, one after the other in windows of their own, over a
 * project that has been scanned: {@code mvn test -Dtest=GridBench -Dassetkiln.bench.grid=PROJECT}; {@code .only=theirs}
 * or {@code ours} shows that one only, {@code .seconds} says how long it scrolls (5).
 */
@EnabledIfSystemProperty(named = "assetkiln.bench.grid", matches = ".+")
class GridBench {
    private static final double SECONDS = Integer.getInteger("assetkiln.bench.grid.seconds", 5);
    private static final String ONLY = System.getProperty("assetkiln.bench.grid.only", "both");
    private static final double WIDTH = 900;
    private static final double HEIGHT = 640;
    private static final double GAP = 16;
    private static final double NAME = 24;

    @Test
    void showsTheSameCardsInBoth(@TempDir Path folder) throws Exception {
        Path project = Path.of(System.getProperty("assetkiln.bench.grid"));
        try (StudioFixture studio = StudioFixture.open(folder, 2)) {
            StudioFixture.onFx(() -> {
                studio.context().goTo("settings"); // the window's own grid shows nothing meanwhile
                studio.context().open(project);
                return true;
            });
            studio.waitFor(() -> studio.context().images().size() > 1000);
            studio.settle();
            DatasetModel model =
                    StudioFixture.onFx(() -> new DatasetModel(studio.context(), new CaptionRules(studio.context())));
            studio.waitFor(() -> model.cards().list().size() > 1000);
            studio.settle();
            var answers = FxAnswers.start();
            if (!ONLY.equals("ours")) {
                measure("GridView", studio, () -> theirs(model), answers);
            }
            if (!ONLY.equals("theirs")) {
                measure("CardGrid", studio, () -> ours(model), answers);
            }
            answers.stop();
        }
    }

    private static final class Cell extends GridCell<Card> {
        private final ThumbnailCell card;

        Cell(DatasetModel model) {
            card = new ThumbnailCell(model);
            setGraphic(card);
        }

        @Override
        protected void updateItem(Card item, boolean empty) {
            super.updateItem(item, empty);
            card.show(empty ? null : item, getIndex());
        }

        @Override
        protected void layoutChildren() {
            card.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }

    private static Region theirs(DatasetModel model) {
        GridView<Card> grid = new GridView<>(model.cards().list());
        grid.setCellFactory(view -> new Cell(model));
        grid.setCellWidth(model.thumbnailSize().get() + GAP);
        grid.setCellHeight(model.thumbnailSize().get() + GAP + NAME);
        grid.setHorizontalCellSpacing(0);
        grid.setVerticalCellSpacing(0);
        return grid;
    }

    private static Region ours(DatasetModel model) {
        CardGrid<Card> grid = new CardGrid<>(model.cards().list(), () -> new ThumbnailCell(model));
        grid.leastWidth().set(model.thumbnailSize().get() + GAP);
        grid.cardHeight().set(model.thumbnailSize().get() + GAP + NAME);
        return grid;
    }

    private static void measure(String name, StudioFixture studio, Supplier<Region> made, FxAnswers answers)
            throws Exception {
        System.gc();
        long before = used();
        answers.longest();
        long begin = System.nanoTime();
        Stage stage = StudioFixture.onFx(() -> {
            Stage window = new Stage();
            Scene scene = new Scene(new StackPane(made.get()), WIDTH, HEIGHT);
            scene.getStylesheets().setAll(studio.stage().getScene().getStylesheets());
            window.setScene(scene);
            window.show();
            return window;
        });
        waitUntil(() -> full(stage) && missing(stage) == 0);
        System.out.printf(
                "%s: %d cards filled after %.0f ms, the window's thread answered within %.0f ms, %d nodes%n",
                name, cards(stage), (System.nanoTime() - begin) / 1e6, answers.longest(), nodes(stage));
        for (double[] way : new double[][] {{0, 1}, {1, 0}}) {
            var drive = StudioFixture.onFx(() -> new ScrollDrive(bar(stage), way[0], way[1], SECONDS));
            waitUntil(drive::done);
            long stopped = System.nanoTime();
            waitUntil(() -> missing(stage) == 0);
            System.out.printf(
                    "%s: %s, answered within %.0f ms; filled %.0f ms after the stop%n",
                    name, drive, answers.longest(), (System.nanoTime() - stopped) / 1e6);
        }
        System.gc();
        System.out.printf(
                "%s: %d nodes afterwards; %d MiB more in use than before%n",
                name, nodes(stage), Math.max(0, used() - before) >> 20);
        StudioFixture.onFx(() -> {
            stage.close();
            return true;
        });
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static ScrollBar bar(Stage stage) {
        return stage.getScene().getRoot().lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                .findFirst()
                .orElseThrow();
    }

    private static int cards(Stage stage) {
        return (int) stage.getScene().getRoot().lookupAll(".thumbnail-cell").stream()
                .filter(GridBench::shown)
                .count();
    }

    private static boolean full(Stage stage) {
        return stage.getScene().getRoot().lookupAll(".thumbnail-cell").stream()
                .anyMatch(cell ->
                        shown(cell) && cell.localToScene(cell.getLayoutBounds()).getMaxY() >= HEIGHT);
    }

    private static int missing(Stage stage) {
        return (int) stage.getScene().getRoot().lookupAll(".thumbnail-cell").stream()
                .filter(GridBench::shown)
                .filter(cell -> cell.localToScene(cell.getLayoutBounds()).intersects(0, 0, WIDTH, HEIGHT))
                .flatMap(cell -> ((Parent) cell).lookupAll(".pixel-view").stream())
                .filter(picture -> ((PixelView) picture).imageProperty().get() == null)
                .count();
    }

    private static boolean shown(Node node) {
        return node == null || node.isVisible() && shown(node.getParent());
    }

    private static int nodes(Stage stage) throws Exception {
        return StudioFixture.onFx(() -> count(stage.getScene().getRoot()));
    }

    private static int count(Node node) {
        return node instanceof Parent parent
                ? 1
                        + parent.getChildrenUnmodifiable().stream()
                                .mapToInt(GridBench::count)
                                .sum()
                : 1;
    }

    private static void waitUntil(Callable<Boolean> condition) throws Exception {
        while (!StudioFixture.onFx(condition)) {
            Thread.sleep(5);
        }
    }
}
