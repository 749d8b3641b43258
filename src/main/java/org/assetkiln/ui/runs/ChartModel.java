package org.assetkiln.ui.runs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.assetkiln.ui.runs.ChartLine.Tone;
import org.jspecify.annotations.Nullable;

/** What the chart shows of a run: which lines, which stretch, which scale. */
final class ChartModel {
    private final LossHistory history;
    private final ObjectProperty<ChartTab> tab = new SimpleObjectProperty<>(ChartTab.LOSS);
    private final BooleanProperty logarithmic = new SimpleBooleanProperty();
    private final DoubleProperty smoothing = new SimpleDoubleProperty(0.95);
    private final ObjectProperty<@Nullable Span> zoom = new SimpleObjectProperty<>();
    private final SmoothCurve loss;
    private final SmoothCurve instance;
    private final SmoothCurve prior;
    private final Map<NoiseBand, SmoothCurve> bands = new EnumMap<>(NoiseBand.class);
    private final SmoothCurve gradient;
    private final SmoothCurve speed;

    /**
     * A stretch of steps.
     *
     * @param from first
     * @param to last, greater than from
     */
    record Span(double from, double to) {}

    /**
     * What the chart says at one step.
     *
     * @param step the step
     * @param values each line's value by its name
     */
    record Reading(double step, Map<String, Double> values) {}

    ChartModel(LossHistory history) {
        this.history = history;
        loss = new SmoothCurve(history.loss, smoothing.get());
        instance = new SmoothCurve(history.instance, smoothing.get());
        prior = new SmoothCurve(history.prior, smoothing.get());
        history.bands.forEach((band, curve) -> bands.put(band, new SmoothCurve(curve, smoothing.get())));
        gradient = new SmoothCurve(history.gradientNorm, smoothing.get());
        speed = new SmoothCurve(history.speed, smoothing.get());
        smoothing.subscribe(
                value -> Stream.concat(Stream.of(loss, instance, prior, gradient, speed), bands.values().stream())
                        .forEach(line -> line.setWeight(value.doubleValue())));
    }

    ObjectProperty<ChartTab> tab() {
        return tab;
    }

    BooleanProperty logarithmic() {
        return logarithmic;
    }

    /** Weight of the past in the smoothed line, 0 to 0.999. */
    DoubleProperty smoothing() {
        return smoothing;
    }

    /** The stretch looked at; null for the whole run. */
    ObjectProperty<@Nullable Span> zoom() {
        return zoom;
    }

    /** The lines to draw, the lowest first. */
    List<ChartLine> lines() {
        return switch (tab.get()) {
            case LOSS -> lossLines();
            case HALVES -> halves();
            case BANDS -> bandLines();
            case RATE -> List.of(new ChartLine("Learning rate", history.learningRate, Tone.MAIN));
            case GRADIENT -> pair("Gradient norm", history.gradientNorm, gradient);
            case SPEED -> pair("Steps a second", history.speed, speed);
        };
    }

    private static List<ChartLine> pair(String name, Curve raw, SmoothCurve smooth) {
        return List.of(new ChartLine(name, raw, Tone.RAW), new ChartLine("Smoothed", smooth.curve(), Tone.MAIN));
    }

    private List<ChartLine> lossLines() {
        var lines = new ArrayList<>(pair("Loss", history.loss, loss));
        if (!history.validation.isEmpty()) {
            lines.add(new ChartLine("Validation", history.validation, Tone.MARKED));
        }
        return lines;
    }

    private List<ChartLine> bandLines() {
        var lines = new ArrayList<ChartLine>();
        bands.forEach((band, curve) -> lines.add(new ChartLine(band.title, curve.curve(), band.tone)));
        return lines;
    }

    private List<ChartLine> halves() {
        var lines = new ArrayList<ChartLine>();
        lines.add(new ChartLine("Instance", instance.curve(), Tone.MAIN));
        if (!history.prior.isEmpty()) {
            lines.add(new ChartLine("Prior", prior.curve(), Tone.SECOND));
        }
        return lines;
    }

    /** The untrained model's validation loss as a level line; NaN where there is none to show. */
    double level() {
        return tab.get() == ChartTab.LOSS ? history.untrained() : Double.NaN;
    }

    Axis steps() {
        Span span = zoom.get();
        if (span != null) {
            return new Axis(span.from(), span.to(), false);
        }
        double last = lines().stream()
                .filter(line -> !line.curve().isEmpty())
                .mapToDouble(line -> line.curve().lastX())
                .max()
                .orElse(1);
        return new Axis(0, Math.max(1, last), false);
    }

    Axis values() {
        Axis steps = steps();
        Curve.Extremes extremes = Curve.Extremes.NONE;
        for (ChartLine line : lines()) {
            Curve curve = line.curve();
            extremes = extremes.with(curve.extremes(curve.indexAt(steps.low()), afterLast(curve, steps.high())));
        }
        return Axis.around(extremes.with(level()), logarithmic.get());
    }

    static int afterLast(Curve curve, double x) {
        return curve.indexAt(Math.nextUp(x));
    }

    /** The values nearest to a step; null while there is nothing. */
    @Nullable
    Reading readAt(double step) {
        List<ChartLine> lines = lines();
        Curve first = lines.get(0).curve();
        int index = first.nearest(step);
        if (index < 0) {
            return null;
        }
        double at = first.x(index);
        var values = new LinkedHashMap<String, Double>();
        for (ChartLine line : lines) {
            Curve curve = line.curve();
            int nearest = curve.nearest(at);
            if (nearest >= 0) {
                boolean elsewhere = curve.x(nearest) != at;
                String name = elsewhere ? "%s (step %.0f)".formatted(line.name(), curve.x(nearest)) : line.name();
                values.put(name, curve.y(nearest));
            }
        }
        return new Reading(at, values);
    }

    /** Looks at a stretch, in either order; one shorter than a step changes nothing. */
    void zoomTo(double a, double b) {
        double from = Math.max(0, Math.min(a, b));
        double to = Math.max(a, b);
        if (to - from >= 1) {
            zoom.set(new Span(from, to));
        }
    }

    /** Shows the whole run again. */
    void showAll() {
        zoom.set(null);
    }
}
