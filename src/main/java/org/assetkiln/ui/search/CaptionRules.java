package org.assetkiln.ui.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.wording.Animations;
import org.assetkiln.project.wording.CaptionCheck;
import org.assetkiln.project.wording.CaptionHabits;
import org.assetkiln.project.wording.Slip;
import org.assetkiln.project.wording.Vocabulary;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/**
 * What the captions of the open project are measured by: its trigger and quick words, the words in use, the tokens of the
 * model, the other frames of an animation. FX thread only.
 */
public final class CaptionRules {
    private static final int AT_ONCE = 5000;

    private final StudioContext context;
    private final CaptionTokens tokens;
    private final WordCount words;
    private final ReadOnlyObjectWrapper<CaptionHabits> habits = new ReadOnlyObjectWrapper<>(CaptionHabits.standard());
    private final SearchCorpus corpus;
    private Animations animations = Animations.of(List.of());

    public CaptionRules(StudioContext context) {
        this.context = context;
        tokens = new CaptionTokens(context);
        words = new WordCount(context.background());
        context.captions().all().addListener((MapChangeListener<String, Caption>) change -> {
            words.change(
                    change.wasRemoved() ? change.getValueRemoved().text() : "",
                    change.wasAdded() ? change.getValueAdded().text() : "");
        });
        context.captions().all().values().forEach(caption -> words.change("", caption.text()));
        context.images().addListener((ListChangeListener<DatasetImage>) change -> findFrames());
        findFrames();
        context.project().subscribe(this::load);
        corpus = new SearchCorpus(context, this);
    }

    private void load(@Nullable Project project) {
        habits.set(CaptionHabits.standard());
        if (project != null) {
            context.background().run("Reading quick words", () -> open(project.hidden()), read -> {
                if (project.equals(context.project().get())) {
                    habits.set(read);
                }
            });
        }
    }

    private static CaptionHabits open(Path hidden) throws IOException {
        return CaptionHabits.open(hidden);
    }

    public CaptionTokens tokens() {
        return tokens;
    }

    /** The words of all captions; of many that change at once a moment later. */
    public Vocabulary vocabulary() {
        return words.vocabulary();
    }

    /** How captions are written in this project. */
    public ReadOnlyObjectProperty<CaptionHabits> habits() {
        return habits.getReadOnlyProperty();
    }

    /** Changes the habits, and keeps them with the project in the background. */
    public void update(UnaryOperator<CaptionHabits> change) {
        CaptionHabits next = change.apply(habits.get());
        Project project = context.project().get();
        if (next.equals(habits.get()) || project == null) {
            return;
        }
        habits.set(next);
        Path hidden = project.hidden();
        context.background().inOrder("Keeping quick words", () -> save(next, hidden), saved -> {});
    }

    private static CaptionHabits save(CaptionHabits habits, Path hidden) throws IOException {
        habits.save(hidden);
        return habits;
    }

    /** What is probably wrong with a text as the caption of an image. */
    public List<Slip> slips(DatasetImage image, String text) {
        return slips(check(), animations(), context.captions().all(), image, text);
    }

    private List<Slip> slips(
            CaptionCheck check, Animations frames, Map<String, Caption> captions, DatasetImage image, String text) {
        List<String> siblings = frames.siblings(image.id()).stream()
                .map(id -> captions.getOrDefault(id, Caption.NONE).text())
                .filter(said -> !said.isBlank())
                .toList();
        return check.of(text, tokens.count(text), siblings);
    }

    private CaptionCheck check() {
        CaptionHabits now = habits.get();
        return new CaptionCheck(now.trigger(), now.groups(), tokens.limit().get());
    }

    Animations animations() {
        return animations;
    }

    /** Few images at once; for many it would hold up drawing. */
    private void findFrames() {
        List<DatasetImage> images = context.snapshot();
        if (images.size() <= AT_ONCE) {
            animations = animations(images);
        } else {
            context.background().quietly(() -> animations(images), found -> {
                if (images == context.snapshot()) {
                    animations = found;
                }
            });
        }
    }

    private static Animations animations(List<DatasetImage> images) {
        return Animations.of(images.stream().map(DatasetImage::id).toList());
    }

    /** What is said of images as searches see it, and what is wrong with them. */
    public SearchCorpus corpus() {
        return corpus;
    }

    /** What a search in the background asks of captions, as the rules are now. */
    BiFunction<DatasetImage, Caption, List<Slip>> checking(Map<String, Caption> captions, Animations frames) {
        CaptionCheck check = check();
        return (image, caption) -> slips(check, frames, captions, image, caption.text());
    }
}
