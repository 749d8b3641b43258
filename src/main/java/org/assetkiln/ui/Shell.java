package org.assetkiln.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The window's content: header, rail, the place in front, status bar, and over them messages and overlays. */
final class Shell extends StackPane {
    private final StudioContext context;
    private final List<Place> places;
    private final Map<Place, Parent> views = new HashMap<>();
    private final BorderPane frame = new BorderPane();
    private final Overlays overlays;
    private final Rail rail;
    private final List<Action> everywhere = new ArrayList<>();
    private @Nullable Place front;

    /** The last place is the settings. */
    Shell(StudioContext context, List<Place> places, List<Action> windowActions) {
        this.context = context;
        this.places = places;
        overlays = new Overlays(context);
        List<Action> goTo = goToActions();
        everywhere.addAll(windowActions);
        everywhere.addAll(goTo);
        Action palette = Action.of("window.palette", "Find an action", Feather.SEARCH, "Shortcut+K", this::showPalette);
        everywhere.add(palette);
        everywhere.add(Action.of("window.keys", "Show the keys of this place", Feather.COMMAND, "F1", this::showKeys));
        everywhere.add(Action.of("window.theme", "Switch light and dark", Feather.MOON, null, this::switchTheme));
        rail = new Rail(places, goTo, context::goTo);
        getStyleClass().add("shell");
        frame.setTop(new Header(context, everywhere, palette));
        frame.setLeft(rail);
        frame.setBottom(new StatusBar(context));
        Notices notices = new Notices(context);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        getChildren().addAll(frame, notices, overlays.node());
        context.setNavigator(this::show);
    }

    void install(Scene scene) {
        new Shortcuts(this::reachableActions).install(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && overlays.close()) {
                e.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_TYPED, e -> {
            if (e.getCharacter().equals("?") && !(scene.getFocusOwner() instanceof TextInputControl)) {
                showKeys();
            }
        });
    }

    /** Actions that the keys reach now: none of the place's own under an overlay. */
    private List<Action> reachableActions() {
        if (context.overlay().get() != null) {
            return everywhere;
        }
        return allActions();
    }

    private List<Action> allActions() {
        List<Action> all = new ArrayList<>();
        if (front != null) {
            all.addAll(front.actions());
        }
        all.addAll(everywhere);
        return all;
    }

    private List<Action> goToActions() {
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            boolean settings = i == places.size() - 1;
            String keys = settings ? "Shortcut+COMMA" : "Shortcut+" + (i + 1);
            actions.add(Action.of("go." + place.id(), "Go to " + place.title(), place.icon(), keys, () -> {
                context.goTo(place.id());
            }));
        }
        return actions;
    }

    /** Brings a place to the front and gives it the focus. */
    void show(String placeId) {
        Place next =
                places.stream().filter(p -> p.id().equals(placeId)).findFirst().orElseThrow();
        context.overlay().set(null);
        rail.select(placeId);
        if (next == front) {
            return;
        }
        if (front != null) {
            front.hidden();
        }
        front = next;
        frame.setCenter(views.computeIfAbsent(next, Place::view));
        next.shown();
    }

    String frontId() {
        return front == null ? "" : front.id();
    }

    /** Lets the place in front save what it has. */
    void close() {
        if (front != null) {
            front.hidden();
        }
    }

    private void showPalette() {
        List<Action> all = new ArrayList<>(allActions());
        all.removeIf(a -> a.id().equals("window.palette"));
        context.overlay().set(new Palette(all, () -> context.overlay().set(null)));
    }

    private void showKeys() {
        context.overlay().set(new ShortcutSheet(Objects.requireNonNull(front), everywhere));
    }

    private void switchTheme() {
        context.theme().set(context.theme().get().other());
    }
}
