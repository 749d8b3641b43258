package org.assetkiln.ui.captions;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.assetkiln.project.wording.WordGroup;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;

/** The groups of quick words and the words of one of them, each with its number. */
final class QuickWordsBar extends FlowPane {
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed-group");

    private final QuickWords quick;
    private final List<Action> groups;
    private final Action edit;

    /**
     * @param groups the actions that choose a group
     * @param edit opens the sheet in which words are changed
     */
    QuickWordsBar(QuickWords quick, List<Action> groups, Action edit) {
        super(4, 4);
        this.quick = quick;
        this.groups = groups;
        this.edit = edit;
        setId("quick-words");
        getStyleClass().add("quick-words");
        quick.model().rules().habits().addListener(o -> build());
        quick.group().addListener(o -> build());
        quick.armed().addListener((o, was, now) -> pseudoClassStateChanged(ARMED, now));
        quick.model().text().addListener(o -> mark());
        build();
    }

    /** Numbers typed after a group was chosen are not for the text. */
    void listen(Node root) {
        boolean[] swallow = new boolean[1];
        root.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            swallow[0] = quick.key(e.getCode());
            if (swallow[0]) {
                e.consume();
            }
        });
        root.addEventFilter(KeyEvent.KEY_TYPED, e -> {
            if (swallow[0]) {
                e.consume();
            }
        });
    }

    private void build() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < quick.groups().size() && i < groups.size(); i++) {
            nodes.add(group(i));
        }
        int number = 1;
        for (String word : quick.shown().words()) {
            nodes.add(word(number++, word));
        }
        nodes.add(ActionNodes.iconButton(edit));
        getChildren().setAll(nodes);
        mark();
    }

    private Node group(int index) {
        WordGroup group = quick.groups().get(index);
        String keys = groups.get(index).keys();
        ToggleButton button = new ToggleButton(group.name() + "  " + keys);
        button.setId("quick-group-" + index);
        button.getStyleClass().addAll(Styles.SMALL, "quick-group");
        button.setAccessibleText("Quick words: " + group.name());
        button.setTooltip(new Tooltip(keys + ", then a number"));
        button.setSelected(quick.shown().equals(group));
        button.setFocusTraversable(false);
        button.setOnAction(e -> {
            button.setSelected(true);
            groups.get(index).fire();
        });
        return button;
    }

    private Node word(int number, String word) {
        ToggleButton button = new ToggleButton(number + "  " + word);
        button.setUserData(word);
        button.getStyleClass().addAll(Styles.SMALL, "quick-word");
        button.setAccessibleText(word);
        button.setFocusTraversable(false);
        button.setOnAction(e -> quick.toggle(word));
        return button;
    }

    private void mark() {
        String text = quick.model().text().get();
        for (Node node : getChildren()) {
            if (node instanceof ToggleButton button && button.getUserData() instanceof String word) {
                button.setSelected(quick.shown().has(text, word));
            }
        }
    }
}
