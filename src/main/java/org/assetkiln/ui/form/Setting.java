package org.assetkiln.ui.form;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * One setting of the form: its value, the value it would have by default, and whether the user has been here.
 *
 * @param <T> Integer, Long, Double, Boolean, String or an enum
 */
public final class Setting<T> {
    private final String path;
    private final About about;
    private final ObjectProperty<T> value;
    private final ObjectProperty<T> standard;
    private final BooleanBinding changed;
    private final BooleanProperty touched = new SimpleBooleanProperty();
    private final StringProperty unreadable = new SimpleStringProperty("");

    public Setting(String path, About about, T standard) {
        this.path = path;
        this.about = about;
        this.value = new SimpleObjectProperty<>(standard);
        this.standard = new SimpleObjectProperty<>(standard);
        changed = Bindings.createBooleanBinding(
                () -> !value.get().equals(this.standard.get())
                        || !unreadable.get().isEmpty(),
                value,
                this.standard,
                unreadable);
    }

    /** As in {@code run.json}, for example {@code optimizer.learningRate}. */
    public String path() {
        return path;
    }

    public About about() {
        return about;
    }

    public ObjectProperty<T> value() {
        return value;
    }

    public T get() {
        return value.get();
    }

    public void set(T newValue) {
        value.set(newValue);
        unreadable.set("");
    }

    public T standard() {
        return standard.get();
    }

    /** Sets the default; a value that was the default follows. */
    public void setStandard(T newStandard) {
        boolean follow = !changed.get();
        standard.set(newStandard);
        if (follow) {
            set(newStandard);
        }
    }

    public BooleanBinding changed() {
        return changed;
    }

    /** Whether the user has edited it or tried to start; before that nothing is marked wrong. */
    public BooleanProperty touched() {
        return touched;
    }

    /** What is wrong with the text typed last, when no value could be read from it; else empty. */
    public StringProperty unreadable() {
        return unreadable;
    }

    public void reset() {
        set(standard.get());
        touched.set(false);
    }
}
