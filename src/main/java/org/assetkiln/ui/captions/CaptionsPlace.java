package org.assetkiln.ui.captions;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Parent;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.Place;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Correct and review captions, hands on the keyboard. */
public final class CaptionsPlace implements Place {
    private final CaptionsModel model;
    private final List<Action> actions;
    private @Nullable CaptionsView view;

    public CaptionsPlace(StudioContext context) {
        model = new CaptionsModel(context);
        BooleanBinding some = context.current().isNotNull();
        actions = List.of(
                Action.of(
                        "captions.approve",
                        "Approve and next",
                        Feather.CHECK,
                        "Shortcut+ENTER",
                        some,
                        model::approveAndNext),
                Action.of(
                        "captions.reject",
                        "Reject and next",
                        Feather.X,
                        "Shortcut+Backspace",
                        some,
                        model::rejectAndNext),
                Action.of(
                        "captions.previous",
                        "Previous image",
                        Feather.CHEVRON_LEFT,
                        "Shortcut+UP",
                        some,
                        model::previous),
                Action.of("captions.next", "Next image", Feather.CHEVRON_RIGHT, "Shortcut+DOWN", some, model::next),
                Action.of(
                        "captions.unreviewed",
                        "Next image not reviewed",
                        Feather.SKIP_FORWARD,
                        "Shortcut+J",
                        some,
                        model::nextUnreviewed),
                Action.of("captions.replace", "Find and replace", Feather.SEARCH, "Shortcut+F", some, this::replace));
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
        CaptionsView built = new CaptionsView(model, actions);
        view = built;
        return built;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public void shown() {
        if (view != null) {
            Fx.later(view::focusText);
        }
    }

    @Override
    public void hidden() {
        model.leave();
    }

    private void replace() {
        model.leave();
        model.context().overlay().set(new ReplaceSheet(new ReplaceModel(model.context())));
    }
}
