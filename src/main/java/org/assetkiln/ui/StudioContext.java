package org.assetkiln.ui;

import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all places share. Lives on the FX thread. */
public final class StudioContext implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StudioContext.class);

    private final Background background = new Background(this::failed);
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Node> overlay = new SimpleObjectProperty<>();
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private Consumer<String> navigator = id -> {};

    public Background background() {
        return background;
    }

    /** What stands over the window, for example a sheet or a large picture; null for nothing. Esc takes it away. */
    public ObjectProperty<@Nullable Node> overlay() {
        return overlay;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** Brings a place to the front: {@code dataset}, {@code captions}, {@code train}, {@code runs}, {@code preview}. */
    public void goTo(String placeId) {
        navigator.accept(placeId);
    }

    void setNavigator(Consumer<String> navigator) {
        this.navigator = navigator;
    }

    /** Tells the user something that went well or is good to know. */
    public void notice(String sentence) {
        notices.add(new Notice(Notice.Kind.INFO, sentence, null, null));
    }

    /** The same with a button, for example to undo. */
    public void notice(String sentence, Action action) {
        notices.add(new Notice(Notice.Kind.INFO, sentence, null, action));
    }

    /** Tells the user what went wrong and what to do; the log gets the rest. */
    public void error(String sentence, @Nullable Throwable cause) {
        LOG.warn(sentence, cause);
        String detail = cause == null ? null : cause.getMessage();
        notices.add(new Notice(Notice.Kind.ERROR, sentence, detail, null));
    }

    /** Messages not yet taken away. */
    public ObservableList<Notice> notices() {
        return notices;
    }

    private void failed(String title, Throwable cause) {
        error("\"" + title + "\" did not work.", cause);
    }

    @Override
    public void close() {
        background.close();
    }
}
