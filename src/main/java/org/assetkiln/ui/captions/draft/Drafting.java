package org.assetkiln.ui.captions.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.captioning.DraftProgress;
import org.assetkiln.run.captioning.DraftProgress.State;
import org.assetkiln.run.captioning.LearningWorker;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.kordamp.ikonli.feather.Feather;

/** Drafts for the captions' place: its actions, and what it shows beside the caption. */
public final class Drafting {
    private static final int KEYS = 5;

    private final StudioContext context;
    private final DraftDesk desk;
    private final LearnDesk learning;
    private final Supplier<List<DatasetImage>> shown;
    private final Consumer<String> take;
    private final DraftForm form = new DraftForm();
    private final Action draft;
    private final Action again;
    private final Action pause;
    private final Action resume;
    private final Action cancel;
    private final Action learn;
    private final List<Action> takes = new ArrayList<>();

    /**
     * @param worker drafts; it is closed by whoever made it
     * @param learner lets the captioner learn; likewise
     * @param shown the images that the place shows at the moment
     * @param take puts a text in the place of the present caption
     */
    public Drafting(
            StudioContext context,
            CaptionWorker worker,
            LearningWorker learner,
            Supplier<List<DatasetImage>> shown,
            Consumer<String> take) {
        this.context = context;
        this.shown = shown;
        this.take = take;
        desk = new DraftDesk(context, worker);
        learning = new LearnDesk(desk, learner);
        BooleanBinding some = context.current().isNotNull();
        draft = Action.of("captions.draft", "Draft captions", Feather.EDIT, "Shortcut+Shift+D", some, this::showSheet);
        again = Action.of("captions.again", "Draft again", Feather.REFRESH_CW, "Shortcut+R", some, this::draftAgain);
        pause = Action.of("captions.draft-pause", "Pause", Feather.PAUSE, null, in(State.RUNNING), desk::pause);
        BooleanBinding stopped = in(State.PAUSED).or(in(State.FAILED));
        resume = Action.of("captions.draft-resume", "Go on", Feather.PLAY, null, stopped, desk::resume);
        cancel = Action.of(
                "captions.draft-cancel",
                "Cancel",
                Feather.X,
                null,
                desk.progress().isNotNull(),
                desk::cancel);
        learn = Action.of(
                "captions.learn",
                "Learn from my corrections",
                Feather.BOOK_OPEN,
                null,
                some.and(learning.learning().not()),
                () -> context.overlay().set(new LearnSheet(learning)));
        for (int i = 0; i < KEYS; i++) {
            int index = i;
            String name = "Take over wording " + (i + 1);
            takes.add(Action.of("captions.take-" + (i + 1), name, null, "Alt+" + (i + 1), some, () -> take(index)));
        }
    }

    private BooleanBinding in(State state) {
        return Bindings.createBooleanBinding(
                () -> {
                    DraftProgress now = desk.progress().get();
                    return now != null && now.state() == state;
                },
                desk.progress());
    }

    /** All that can be done here. */
    public List<Action> actions() {
        List<Action> all = new ArrayList<>(List.of(draft, again, pause, resume, cancel, learn));
        all.addAll(takes);
        return all;
    }

    /** What stands beside the caption: how far the drafting is, and the wordings of the image at hand. */
    public List<Node> nodes() {
        return List.of(new DraftStatus(desk, pause, resume, cancel), new Wordings(context, again, draft, takes));
    }

    private void showSheet() {
        if (writable()) {
            context.overlay().set(new DraftSheet(desk, form, List.copyOf(shown.get())));
        }
    }

    private void draftAgain() {
        DatasetImage image = context.current().get();
        if (image != null && writable()) {
            desk.again(image);
        }
    }

    private boolean writable() {
        var project = context.project().get();
        boolean readOnly = project != null && project.readOnly();
        if (readOnly) {
            context.notice("This project is open in another window: draft captions there.");
        }
        return !readOnly;
    }

    private void take(int index) {
        List<CaptionCandidate> all = Wordings.of(context);
        if (index < all.size()) {
            take.accept(all.get(index).text());
        }
    }
}
