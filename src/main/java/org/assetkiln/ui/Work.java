package org.assetkiln.ui;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Background work that is going on, as the status bar shows it. */
public final class Work implements Progress {
    private final String title;
    private final boolean cancellable;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper();
    private volatile long done;
    private volatile long total;
    private volatile boolean cancelled;
    private Runnable onCancel = () -> {};

    Work(String title, boolean cancellable) {
        this.title = title;
        this.cancellable = cancellable;
        text.set(title);
    }

    public String title() {
        return title;
    }

    public boolean cancellable() {
        return cancellable;
    }

    /** 0 to 1, or -1 while unknown. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /** Title and count. */
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    void onCancel(Runnable report) {
        onCancel = report;
    }

    void reportCancelled() {
        onCancel.run();
    }

    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void update(long newDone, long newTotal) {
        done = newDone;
        total = newTotal;
    }

    /** Copies the counters to the properties; called ten times a second on the FX thread. */
    void sample() {
        long all = total;
        long now = done;
        fraction.set(all > 0 ? Math.min(1, (double) now / all) : -1);
        text.set(all > 0 ? title + " " + now + " of " + all : title);
    }
}
