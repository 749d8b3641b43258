package org.assetkiln.ui.runs;

import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/** One run: header, chart, sample matrix. */
final class RunView extends VBox {
    /** From this width on the pictures stand beside the chart rather than below it. */
    private static final double WIDE = 1300;

    private final StudioContext context;
    private final RunHeader header;
    private final SampleTable samples;
    private final SplitPane split = new SplitPane();
    private @Nullable RunModel run;
    private @Nullable ChartView chart;
    private Subscription following = Subscription.EMPTY;
    private boolean hasResult;

    RunView(StudioContext context, RunHeader header) {
        this.context = context;
        this.header = header;
        samples = new SampleTable(context.pictures());
        getStyleClass().add("run-view");
        samples.setOnOpen(this::compare);
        split.orientationProperty()
                .bind(widthProperty()
                        .map(width -> width.doubleValue() > WIDE ? Orientation.HORIZONTAL : Orientation.VERTICAL));
        split.getStyleClass().add("run-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(header, split);
    }

    /** Shows another run. */
    void show(RunModel next) {
        following.unsubscribe();
        run = next;
        var nextChart = new ChartView(next.chart());
        chart = nextChart;
        double divider = split.getItems().isEmpty() ? 0.55 : split.getDividerPositions()[0];
        split.getItems().setAll(nextChart, samples);
        split.setDividerPositions(divider);
        samples.show(next);
        hasResult = false;
        following = next.revision().subscribe(revision -> refresh());
    }

    private void refresh() {
        RunModel now = run;
        ChartView drawn = chart;
        if (now == null || drawn == null) {
            return;
        }
        drawn.refresh(now.checkpoints());
        samples.refreshRows();
        header.show(now, hasResult);
        boolean ended = now.status().get().state().ended();
        if (ended && !hasResult) {
            lookForResult(now);
        }
    }

    private void lookForResult(RunModel now) {
        context.background().quietly(() -> RunResult.of(now.run()), found -> {
            if (run == now && found.isPresent() && !hasResult) {
                hasResult = true;
                header.show(now, true);
            }
        });
    }

    private void compare(int step, int prompt) {
        RunModel now = run;
        if (now != null) {
            context.overlay().set(new CompareView(now, step, prompt, context.pictures()));
        }
    }

    /** The action of opening the picture that came last. */
    Action compareAction() {
        return Action.of("runs.compare", "Compare the newest sample", null, null, () -> {
            RunModel now = run;
            var latest = now == null ? null : now.samples().latest();
            if (latest != null) {
                compare(latest.step(), latest.prompt());
            }
        });
    }
}
