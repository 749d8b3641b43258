package org.assetkiln.ui.runs;

import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints a chart: grid, level line, curves, and what is being pointed at. */
final class ChartPainter {
    private static final double FEW_POINTS = 40;
    private static final Font SMALL = Font.font(11);

    private final GraphicsContext g;
    private final Inks inks;
    private final Polyline line = new Polyline();

    ChartPainter(GraphicsContext g, Inks inks) {
        this.g = g;
        this.inks = inks;
    }

    void paint(Plot plot, ChartModel model, List<Integer> checkpoints) {
        g.clearRect(0, 0, g.getCanvas().getWidth(), g.getCanvas().getHeight());
        grid(plot);
        g.save();
        g.beginPath();
        g.rect(plot.left(), plot.top(), plot.width(), plot.height());
        g.clip();
        checkpoints(plot, checkpoints);
        level(plot, model.level());
        model.lines().forEach(each -> curve(plot, each));
        g.restore();
    }

    private void grid(Plot plot) {
        g.setLineWidth(1);
        g.setFont(SMALL);
        g.setStroke(inks.grid());
        g.setFill(inks.text());
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        for (double tick : plot.values().ticks((int) Math.max(3, plot.height() / 45))) {
            double y = Math.round(plot.y(tick)) + 0.5;
            g.strokeLine(plot.left(), y, plot.right(), y);
            g.fillText(label(tick), plot.left() - 8, y);
        }
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        for (double tick : plot.steps().ticks((int) Math.max(2, plot.width() / 90))) {
            if (tick == Math.rint(tick)) {
                double x = Math.round(plot.x(tick)) + 0.5;
                g.strokeLine(x, plot.bottom(), x, plot.bottom() + 4);
                g.fillText(String.format(Locale.ENGLISH, "%,.0f", tick), x, plot.bottom() + 8);
            }
        }
        g.strokeLine(plot.left(), plot.bottom() + 0.5, plot.right(), plot.bottom() + 0.5);
    }

    private void checkpoints(Plot plot, List<Integer> steps) {
        g.setFill(inks.text());
        for (int step : steps) {
            double x = plot.x(step);
            g.fillPolygon(
                    new double[] {x - 4, x + 4, x}, new double[] {plot.bottom(), plot.bottom(), plot.bottom() - 6}, 3);
        }
    }

    private void level(Plot plot, double value) {
        if (Double.isFinite(value)) {
            double y = Math.round(plot.y(value)) + 0.5;
            g.setStroke(inks.of(ChartLine.Tone.MARKED));
            g.setLineWidth(1.5);
            g.setLineDashes(6, 5);
            g.strokeLine(plot.left(), y, plot.right(), y);
            g.setLineDashes();
        }
    }

    private void curve(Plot plot, ChartLine each) {
        line.trace(each.curve(), plot);
        g.setStroke(inks.of(each.tone()));
        g.setLineWidth(each.tone() == ChartLine.Tone.RAW ? 1 : 2);
        g.strokePolyline(line.x(), line.y(), line.size());
        if (each.tone() == ChartLine.Tone.MARKED || line.size() == 1) {
            marks(each.tone());
        }
    }

    private void marks(ChartLine.Tone tone) {
        g.setFill(inks.of(tone));
        double radius = line.size() <= FEW_POINTS ? 3.5 : 2;
        for (int i = 0; i < line.size(); i++) {
            g.fillOval(line.x()[i] - radius, line.y()[i] - radius, 2 * radius, 2 * radius);
        }
    }

    /** A vertical line at a step, with a dot on every curve. */
    void crosshair(Plot plot, ChartModel model, double step) {
        double x = plot.x(step);
        g.setStroke(inks.text());
        g.setLineWidth(1);
        g.strokeLine(x, plot.top(), x, plot.bottom());
        for (ChartLine each : model.lines()) {
            int index = each.curve().nearest(step);
            if (index >= 0
                    && each.curve().x(index) == step
                    && Double.isFinite(each.curve().y(index))) {
                g.setFill(inks.of(each.tone()));
                g.fillOval(x - 4, plot.y(each.curve().y(index)) - 4, 8, 8);
            }
        }
    }

    /** The stretch that a drag is about to zoom to. */
    void band(Plot plot, double fromX, double toX) {
        double left = Math.max(plot.left(), Math.min(fromX, toX));
        double right = Math.min(plot.right(), Math.max(fromX, toX));
        g.setGlobalAlpha(0.2);
        g.setFill(inks.of(ChartLine.Tone.MAIN));
        g.fillRect(left, plot.top(), right - left, plot.height());
        g.setGlobalAlpha(1);
    }

    /** A value in four significant digits: 0.08312, 1.2e-5. */
    static String label(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 1e-3 || size >= 1e6) {
            return String.format(Locale.ENGLISH, "%.3g", value)
                    .replaceAll("\\.?0+e", "e")
                    .replaceAll("e([+-])0+", "e$1");
        }
        int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ENGLISH, "%." + digits + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
