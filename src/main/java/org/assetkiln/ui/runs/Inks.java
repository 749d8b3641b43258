package org.assetkiln.ui.runs;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

/** The chart's colours, taken from the theme's style sheet by way of shapes of no size. */
final class Inks extends Group {
    private final Rectangle grid = probe("chart-grid");
    private final Rectangle text = probe("chart-text");
    private final Rectangle raw = probe("chart-raw");
    private final Rectangle main = probe("chart-main");
    private final Rectangle second = probe("chart-second");
    private final Rectangle third = probe("chart-third");
    private final Rectangle fourth = probe("chart-fourth");
    private final Rectangle marked = probe("chart-marked");

    Inks() {
        setManaged(false);
        getChildren().addAll(grid, text, raw, main, second, third, fourth, marked);
    }

    private static Rectangle probe(String style) {
        var rectangle = new Rectangle(0, 0, Color.GRAY);
        rectangle.getStyleClass().add(style);
        return rectangle;
    }

    Paint grid() {
        return grid.getFill();
    }

    Paint text() {
        return text.getFill();
    }

    Paint of(ChartLine.Tone tone) {
        return switch (tone) {
            case RAW -> raw.getFill();
            case MAIN -> main.getFill();
            case SECOND -> second.getFill();
            case THIRD -> third.getFill();
            case FOURTH -> fourth.getFill();
            case MARKED -> marked.getFill();
        };
    }

    /** Runs when the theme has changed a colour. */
    void onChange(Runnable repaint) {
        getChildren().forEach(node -> ((Rectangle) node).fillProperty().subscribe(fill -> repaint.run()));
    }
}
