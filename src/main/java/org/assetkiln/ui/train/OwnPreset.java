package org.assetkiln.ui.train;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assetkiln.ui.form.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Settings that the user keeps under a name. What a run is about, its prompts, its folders and its model, is not among
 * them.
 *
 * @param name not blank
 * @param values those that differ from the usual ones, by the path of their setting; enums by their name
 */
record OwnPreset(String name, Map<String, String> values) {
    private static final Set<String> SUBJECT =
            Set.of("baseModel", "instance.prompt", "prior.classPrompt", "prior.classFolder", "sampling.prompts");

    /** A file may lack the values. */
    OwnPreset {
        values = values == null ? Map.of() : Map.copyOf(values);
    }

    /** The form as it is now. */
    static OwnPreset of(String name, TrainForm form) {
        Map<String, String> values = new TreeMap<>();
        settings(form)
                .filter(setting -> setting.changed().get())
                .forEach(setting -> values.put(setting.path(), text(setting.get())));
        return new OwnPreset(name.strip(), values);
    }

    private static Stream<Setting<?>> settings(TrainForm form) {
        return form.all().stream().filter(setting -> !SUBJECT.contains(setting.path()));
    }

    OwnPreset renamed(String next) {
        return new OwnPreset(next.strip(), values);
    }

    /** Sets every setting: those that are not named to the usual value. */
    void apply(TrainForm form) {
        settings(form).forEach(this::apply);
    }

    private <T> void apply(Setting<T> setting) {
        T value = value(values.get(setting.path()), setting.standard());
        if (value == null) {
            setting.reset();
        } else {
            setting.set(value);
        }
    }

    private static String text(Object value) {
        return value instanceof Enum<?> one ? one.name() : value.toString();
    }

    /** Null where there is none that this version knows. */
    @SuppressWarnings("unchecked")
    private static <T> @Nullable T value(@Nullable String text, T like) {
        if (text == null) {
            return null;
        }
        try {
            if (like instanceof Enum<?> one) {
                return (T) Enum.valueOf(one.getDeclaringClass(), text);
            }
            Object value = like instanceof Integer
                    ? Integer.valueOf(text)
                    : like instanceof Long
                            ? Long.valueOf(text)
                            : like instanceof Double
                                    ? Double.valueOf(text)
                                    : like instanceof Boolean ? Boolean.valueOf(text) : text;
            return (T) value;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
