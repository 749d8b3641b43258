package org.assetkiln.ui.captions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.captioning.LearningWorker;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.Place;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.captions.batch.BatchSheet;
import org.assetkiln.ui.captions.batch.ImportSheet;
import org.assetkiln.ui.captions.draft.Drafting;
import org.assetkiln.ui.search.CaptionRules;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Correct and review captions, hands on the keyboard. */
public final class CaptionsPlace implements Place {
    private final CaptionsModel model;
    private final QuickWords quick;
    private final Drafting drafting;
    private final List<Action> actions = new ArrayList<>();
    private @Nullable CaptionsView view;

    /**
     * @param drafter drafts captions; it is closed by whoever made it
     * @param learner lets the captioner learn; likewise
     */
    public CaptionsPlace(StudioContext context, CaptionRules rules, CaptionWorker drafter, LearningWorker learner) {
        model = new CaptionsModel(context, rules);
        drafting = new Drafting(context, drafter, learner, () -> List.copyOf(model.images()), model::replaceText);
        quick = new QuickWords(model);
        review();
        words();
        tools();
        actions.addAll(drafting.actions());
    }

    private void review() {
        change("approve", "Approve and next", Feather.CHECK, "Shortcut+ENTER", model::approveAndNext);
        change("reject", "Reject and next", Feather.X, "Shortcut+Backspace", model::rejectAndNext);
        add("previous", "Previous image", Feather.CHEVRON_LEFT, "Shortcut+UP", model::previous);
        add("next", "Next image", Feather.CHEVRON_RIGHT, "Shortcut+DOWN", model::next);
        add("unreviewed", "Next image not reviewed", Feather.SKIP_FORWARD, "Shortcut+J", model::nextUnreviewed);
        actions.add(Action.of(
                "captions.draft-back",
                "Take the draft back",
                Feather.CORNER_UP_LEFT,
                "Shortcut+D",
                model.draftDiffers().and(model.context().writable()),
                model::takeDraft));
        change("copy", "Copy the caption of the image before", Feather.COPY, "Alt+P", model::copyPrevious);
        change("fix", "Put right what was found", Feather.TOOL, "Alt+ENTER", () -> inView(CaptionsView::fixFirst));
        add("search", "Choose which images to review", Feather.FILTER, "Shortcut+Shift+F", () -> {
            inView(CaptionsView::focusSearch);
        });
    }

    private void words() {
        List<String> keys = List.of("F2", "F3", "F4");
        for (int i = 0; i < keys.size(); i++) {
            int group = i;
            String name = "Quick words, group " + (i + 1) + ", then a number";
            change("quick-" + (i + 1), name, Feather.TAG, keys.get(i), () -> quick.choose(group));
        }
        add("quick-edit", "Change the quick words", Feather.EDIT_2, null, () -> overlay(new QuickWordsSheet(quick)));
    }

    private void tools() {
        change("replace", "Find and replace", Feather.SEARCH, "Shortcut+F", () -> batch(BatchSheet.Kind.REPLACE));
        change("add", "Add and take out words", Feather.PLUS, "Shortcut+E", () -> batch(BatchSheet.Kind.ADD));
        add("words", "Words of all captions", Feather.LIST, "Shortcut+Shift+W", () -> batch(BatchSheet.Kind.WORDS));
        change("template", "Template for all captions", Feather.TYPE, "Shortcut+Shift+T", () -> {
            batch(BatchSheet.Kind.TEMPLATE);
        });
        actions.add(Action.of(
                "captions.import",
                "Captions from another program",
                Feather.DOWNLOAD,
                null,
                model.current().isNotNull().and(model.context().writable()),
                () -> {
                    model.leave();
                    overlay(new ImportSheet(model.context()));
                }));
        add("history", "History of the caption", Feather.CLOCK, "Shortcut+H", this::history);
    }

    /** Something that writes captions: not in a window that may only look. */
    private void change(String id, String name, Ikon icon, @Nullable String keys, Runnable run) {
        actions.add(Action.of(
                "captions." + id,
                name,
                icon,
                keys,
                model.current().isNotNull().and(model.context().writable()),
                run));
    }

    private void add(String id, String name, Ikon icon, @Nullable String keys, Runnable run) {
        actions.add(
                Action.of("captions." + id, name, icon, keys, model.current().isNotNull(), run));
    }

    @Override
    public String id() {
        return "captions";
    }

    @Override
    public String title() {
        return "Captions";
    }

    @Override
    public Ikon icon() {
        return Feather.EDIT_3;
    }

    @Override
    public Parent view() {
        CaptionsView built = new CaptionsView(model, quick, this::action, drafting.nodes());
        view = built;
        return built;
    }

    @Override
    public List<Action> actions() {
        return List.copyOf(actions);
    }

    @Override
    public void shown() {
        model.search().now();
        if (view != null) {
            Fx.later(view::focusText);
        }
    }

    @Override
    public void hidden() {
        model.leave();
    }

    private Action action(String id) {
        return actions.stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }

    private void inView(Consumer<CaptionsView> what) {
        if (view != null) {
            what.accept(view);
        }
    }

    private void overlay(Node node) {
        model.context().overlay().set(node);
    }

    private void batch(BatchSheet.Kind kind) {
        model.leave();
        overlay(new BatchSheet(model.context(), model.rules(), model.images(), kind));
    }

    private void history() {
        DatasetImage image = model.current().get();
        if (image != null) {
            model.leave();
            overlay(new HistorySheet(model, image, text -> {
                model.context().overlay().set(null);
                model.replaceText(text);
            }));
        }
    }
}
