package org.assetkiln.project.wording;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Words of which a caption normally has at most one: the view, what a character does, the kind of asset.
 *
 * @param name for the screen
 * @param words words or phrases, in the order of their number keys
 */
public record WordGroup(String name, List<String> words) {
    /** A key for each of the digits 1 to 9. */
    public static final int MOST = 9;

    private static final WordGroup COLOURS = new WordGroup(
            "Colour",
            List.of(
                    "red", "orange", "yellow", "golden", "green", "teal", "blue", "purple", "pink", "brown", "black",
                    "white", "grey", "gray", "silver"));

    public WordGroup {
        words = words.stream()
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .distinct()
                .toList();
    }

    /** Where quick words start: the view, the state, the kind. */
    public static List<WordGroup> standard() {
        return List.of(
                new WordGroup(
                        "View",
                        List.of("front view", "side view", "back view", "three-quarter view", "top-down", "isometric")),
                new WordGroup(
                        "State", List.of("idle", "walking", "running", "jumping", "attacking", "hurt", "sleeping")),
                new WordGroup("Kind", List.of("character", "item", "icon", "tile", "prop", "portrait", "effect")));
    }

    static WordGroup colours() {
        return COLOURS;
    }

    /** The words of this group that a caption has, in the group's order. */
    List<String> in(String text) {
        List<Word> words = Word.in(text);
        return words().stream().filter(word -> Phrase.of(word).in(words)).toList();
    }

    public boolean has(String text, String word) {
        return Phrase.of(word).in(Word.in(text));
    }

    /**
     * Puts a word of this group into a caption in place of another one of the group, or else at the end after a comma;
     * takes it out where it stands already.
     */
    public String toggle(String text, String word) {
        List<Word> words = Word.in(text);
        for (String there : in(text)) {
            Phrase.Place place = Phrase.of(there).find(words);
            if (place != null) {
                String by = there.equals(word) ? "" : word;
                String changed = text.substring(0, place.start()) + by + text.substring(place.end());
                return by.isEmpty() ? Rewording.tidy(changed) : changed;
            }
        }
        String stripped = text.stripTrailing();
        String comma = stripped.isEmpty() || stripped.endsWith(",") ? "" : ",";
        return (stripped + comma + (stripped.isEmpty() ? "" : " ") + word).strip();
    }

    @Override
    public String toString() {
        return name + ": " + words.stream().collect(Collectors.joining(", "));
    }
}
