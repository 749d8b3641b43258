package org.assetkiln.ui.runs;

/** What the chart of a run can show. */
enum ChartTab {
    LOSS("Loss", "mean squared error"),
    HALVES("Instance and prior", "mean squared error"),
    BANDS("By noise", "mean squared error"),
    RATE("Learning rate", "per step"),
    GRADIENT("Gradient norm", "before clipping"),
    SPEED("Speed", "steps a second");

    final String title;
    final String unit;

    ChartTab(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }
}
