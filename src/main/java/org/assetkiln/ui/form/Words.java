package org.assetkiln.ui.form;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** How the choices of a box that is not edited are shown; no choice is the empty text. */
public final class Words<T> extends StringConverter<T> {
    private final Function<T, String> words;

    public Words(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("the box is not edited");
    }
}
