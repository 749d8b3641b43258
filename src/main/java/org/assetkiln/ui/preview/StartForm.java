package org.assetkiln.ui.preview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.assetkiln.diffusion.StartImage;
import org.assetkiln.diffusion.StartImage.Border;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.ui.form.About;
import org.assetkiln.ui.form.Setting;
import org.jspecify.annotations.Nullable;

/** The picture to start from, if any, and what is to be done with it. */
final class StartForm {
    private static final int WIDEST = 1024;

    private final List<Setting<?>> all = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Chosen> chosen = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty painting = new SimpleBooleanProperty();

    final Setting<Double> strength = add(
            "start.strength",
            "How much may change",
            "",
            "above 0 to 1",
            "Low keeps the picture and changes its style; 1 keeps only what the mask keeps.",
            0.75);
    final Setting<Boolean> keepExactly = add(
            "start.keepExactly",
            "Keep the rest exactly",
            "",
            "",
            "What is not painted keeps its pixels; otherwise it changes very slightly, too.",
            true);
    final Setting<Integer> left = border("left", "Left");
    final Setting<Integer> right = border("right", "Right");
    final Setting<Integer> top = border("top", "Above");
    final Setting<Integer> bottom = border("bottom", "Below");

    /**
     * A picture that was chosen.
     *
     * @param width pixels
     * @param height pixels
     */
    record Chosen(Path file, int width, int height, PaintMask mask) {
        Chosen(Path file, int width, int height) {
            this(file, width, height, new PaintMask(width, height));
        }
    }

    private Setting<Integer> border(String side, String label) {
        return add("start." + side, label, "px", "0 to 1024", "Paints so many pixels beyond this edge.", 0);
    }

    private <T> Setting<T> add(String path, String label, String unit, String range, String effect, T standard) {
        var setting = new Setting<>(path, new About(label, unit, range, effect), standard);
        all.add(setting);
        return setting;
    }

    List<Setting<?>> all() {
        return List.copyOf(all);
    }

    /** The picture and its mask; null to start from noise. */
    ReadOnlyObjectProperty<@Nullable Chosen> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** Whether the mask is being painted. */
    BooleanProperty painting() {
        return painting;
    }

    void choose(Chosen picture) {
        chosen.set(picture);
    }

    void remove() {
        painting.set(false);
        chosen.set(null);
        List.of(left, right, top, bottom).forEach(Setting::reset);
    }

    Border border() {
        return new Border(left.get(), top.get(), right.get(), bottom.get());
    }

    /**
     * For the engine.
     *
     * @param maskFile where the mask will be when it is needed
     * @return null to start from noise
     */
    @Nullable
    StartImage image(Path maskFile) {
        Chosen now = chosen.get();
        if (now == null) {
            return null;
        }
        String mask = now.mask().isEmpty() ? null : maskFile.toString();
        return new StartImage(now.file().toString(), strength.get(), mask, border(), keepExactly.get());
    }

    /** Takes over all but the picture itself. */
    void restore(StartImage image) {
        strength.set(image.strength());
        keepExactly.set(image.pasteBack());
        left.set(image.border().left());
        top.set(image.border().top());
        right.set(image.border().right());
        bottom.set(image.border().bottom());
    }

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (chosen.get() == null) {
            return problems;
        }
        if (!(strength.get() > 0 && strength.get() <= 1)) {
            problems.add(Problem.error(strength.path(), "Choose above 0, where nothing changes, and at most 1."));
        }
        for (Setting<Integer> side : List.of(left, right, top, bottom)) {
            if (side.get() < 0 || side.get() > WIDEST) {
                problems.add(Problem.error(side.path(), "A border is between 0 and 1024 pixels wide."));
            }
        }
        return problems;
    }
}
