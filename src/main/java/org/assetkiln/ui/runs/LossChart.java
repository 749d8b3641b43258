package org.assetkiln.ui.runs;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The chart on the screen: drag zooms, a double click shows all, the pointer or the arrow keys read exact values. */
final class LossChart extends Region {
    private static final double DRAG = 4;

    private final ChartModel model;
    private final Canvas canvas = new Canvas();
    private final Inks inks = new Inks();
    private final Label reading = new Label();
    private final ChartPainter painter = new ChartPainter(canvas.getGraphicsContext2D(), inks);
    private List<Integer> checkpoints = List.of();
    private double pressed = Double.NaN;
    private double dragged = Double.NaN;
    private double cursor = Double.NaN;

    LossChart(ChartModel model) {
        this.model = model;
        getStyleClass().add("loss-chart");
        setId("runs-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(240, 160);
        reading.getStyleClass().add("chart-reading");
        reading.setManaged(false);
        reading.setMouseTransparent(true);
        reading.setVisible(false);
        getChildren().addAll(inks, canvas, reading);
        inks.onChange(this::requestLayout);
        model.tab().subscribe(tab -> requestLayout());
        model.logarithmic().subscribe(on -> requestLayout());
        model.smoothing().subscribe(weight -> requestLayout());
        model.zoom().subscribe(zoom -> requestLayout());
        listen();
    }

    private void listen() {
        setOnMousePressed(this::press);
        setOnMouseDragged(e -> {
            dragged = e.getX();
            pointAt(e.getX());
        });
        setOnMouseReleased(this::release);
        setOnMouseMoved(e -> pointAt(e.getX()));
        setOnMouseExited(e -> pointAt(Double.NaN));
        setOnKeyPressed(this::key);
        focusedProperty().subscribe(focused -> requestLayout());
    }

    /** Draws again with what came since; cheap, at most once a frame. */
    void refresh(List<Integer> newCheckpoints) {
        checkpoints = newCheckpoints;
        requestLayout();
    }

    private Plot plot() {
        return Plot.in(getWidth(), getHeight(), model);
    }

    private void press(MouseEvent e) {
        requestFocus();
        if (e.getButton() == MouseButton.PRIMARY) {
            if (e.getClickCount() == 2) {
                model.showAll();
            }
            pressed = e.getX();
            dragged = e.getX();
        }
    }

    private void release(MouseEvent e) {
        if (Math.abs(dragged - pressed) > DRAG) {
            Plot plot = plot();
            model.zoomTo(
                    plot.stepAt(pressed),
                    Math.min(plot.stepAt(dragged), plot.steps().high()));
        }
        pressed = Double.NaN;
        dragged = Double.NaN;
        requestLayout();
    }

    private void pointAt(double x) {
        Plot plot = plot();
        cursor = x >= plot.left() && x <= plot.right() ? plot.stepAt(x) : Double.NaN;
        requestLayout();
    }

    private void key(KeyEvent e) {
        Axis steps = model.steps();
        double width = steps.high() - steps.low();
        double middle = Double.isNaN(cursor) ? steps.low() + width / 2 : cursor;
        switch (e.getCode()) {
            case LEFT -> cursor = Math.max(steps.low(), middle - (e.isShiftDown() ? width / 20 : 1));
            case RIGHT -> cursor = Math.min(steps.high(), middle + (e.isShiftDown() ? width / 20 : 1));
            case HOME -> cursor = steps.low();
            case END -> cursor = steps.high();
            case PLUS, ADD, EQUALS -> model.zoomTo(middle - width / 4, middle + width / 4);
            case MINUS, SUBTRACT, DIGIT0 -> model.showAll();
            default -> {
                return;
            }
        }
        e.consume();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        Plot plot = plot();
        painter.paint(plot, model, checkpoints);
        ChartModel.@Nullable Reading at = Double.isNaN(cursor) ? null : model.readAt(cursor);
        if (!Double.isNaN(pressed) && Math.abs(dragged - pressed) > DRAG) {
            painter.band(plot, pressed, dragged);
        }
        if (at != null
                && at.step() >= plot.steps().low()
                && at.step() <= plot.steps().high()) {
            painter.crosshair(plot, model, at.step());
            show(at, plot);
        } else {
            reading.setVisible(false);
        }
        setAccessibleText(spoken());
    }

    private void show(ChartModel.Reading at, Plot plot) {
        reading.setText(text(at));
        reading.autosize();
        double x = plot.x(at.step());
        boolean right = x + reading.getWidth() + 20 < plot.right();
        reading.relocate(right ? x + 12 : x - 12 - reading.getWidth(), plot.top() + 6);
        reading.setVisible(true);
    }

    private static String text(ChartModel.Reading at) {
        return "Step %,.0f\n".formatted(at.step())
                + at.values().entrySet().stream()
                        .map(value -> value.getKey() + "  " + ChartPainter.label(value.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private String spoken() {
        String title = model.tab().get().title;
        ChartModel.Reading at = model.readAt(Double.isNaN(cursor) ? Double.MAX_VALUE : cursor);
        return at == null ? title + ", no values yet" : title + ": " + text(at).replace('\n', ',');
    }
}
