package org.assetkiln.ui.captions;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.input.KeyCode;
import org.assetkiln.project.wording.WordGroup;

/** Words that a key puts into the caption: F2 to F4 choose a group, a number then one of its words. */
final class QuickWords {
    private final CaptionsModel model;
    private final IntegerProperty group = new SimpleIntegerProperty(0);
    private final BooleanProperty armed = new SimpleBooleanProperty();

    QuickWords(CaptionsModel model) {
        this.model = model;
    }

    CaptionsModel model() {
        return model;
    }

    /** Index of the group whose words are shown. */
    IntegerProperty group() {
        return group;
    }

    /** Whether the next number is a word's. */
    BooleanProperty armed() {
        return armed;
    }

    List<WordGroup> groups() {
        return model.rules().habits().get().groups();
    }

    WordGroup shown() {
        List<WordGroup> all = groups();
        return all.isEmpty() ? new WordGroup("", List.of()) : all.get(Math.min(group.get(), all.size() - 1));
    }

    /** Shows a group and waits for a number. */
    void choose(int index) {
        if (index < groups().size()) {
            group.set(index);
            armed.set(true);
        }
    }

    /** Puts the word in, or takes it out. */
    void toggle(String word) {
        armed.set(false);
        model.replaceText(shown().toggle(model.text().get(), word));
    }

    /** The key after a group was chosen; tells whether it was meant for a word. */
    boolean key(KeyCode code) {
        if (!armed.get() || code.isModifierKey()) {
            return false;
        }
        armed.set(false);
        int index = number(code) - 1;
        List<String> words = shown().words();
        if (index >= 0 && index < words.size()) {
            toggle(words.get(index));
        }
        return index >= 0 || code == KeyCode.ESCAPE;
    }

    private static int number(KeyCode code) {
        boolean digit =
                code.isDigitKey() || code.isKeypadKey() && code.getName().matches(".*\\d");
        String name = code.getName();
        return digit ? name.charAt(name.length() - 1) - '0' : 0;
    }

    /** The groups as they are edited: a name and words, one a line. */
    void save(List<String> names, List<String> words) {
        List<WordGroup> next = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isBlank()) {
                next.add(new WordGroup(
                        names.get(i).strip(),
                        words.get(i).lines().limit(WordGroup.MOST).toList()));
            }
        }
        model.rules().update(habits -> habits.withGroups(next));
    }
}
