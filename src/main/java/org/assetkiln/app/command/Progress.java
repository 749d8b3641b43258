package org.assetkiln.app.command;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress in the terminal: a bar on a terminal, a plain line now and then elsewhere. */
final class Progress implements AutoCloseable {
    private static final int PLAIN_LINES = 10;

    private final String title;
    private final long total;
    private final @Nullable ProgressBar bar;
    private long printed = -1;

    private Progress(String title, long total, @Nullable ProgressBar bar) {
        this.title = title;
        this.total = total;
        this.bar = bar;
    }

    static Progress of(String title, long total) {
        boolean terminal = terminal() && !"dumb".equals(System.getenv("TERM"));
        ProgressBar bar = terminal
                ? new ProgressBarBuilder()
                        .setTaskName(title)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .build()
                : null;
        return new Progress(title, total, bar);
    }

    /** From Java 22 on there is always a console, which knows itself whether it is a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean terminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    void at(long done, String message) {
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(" " + message);
            return;
        }
        long part = total == 0 ? 0 : done * PLAIN_LINES / total;
        if (part != printed) {
            printed = part;
            line("%s: %d of %d %s".formatted(title, done, total, message).strip());
        }
    }

    /** A line of its own, above the bar. */
    void line(String text) {
        if (bar != null) {
            bar.pause();
            System.out.println();
        }
        System.out.println(text);
        if (bar != null) {
            bar.resume();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
