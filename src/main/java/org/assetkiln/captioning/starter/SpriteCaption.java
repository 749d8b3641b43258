package org.assetkiln.captioning.starter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A draft such as "a stone gray0 wall tile, brown and black" in the words that a fine-tune wants: "a brown and black stone
 * wall tile".
 *
 * @param colours main colour first; empty where none is told
 * @param name words of the thing, its object last
 * @param kind what sort of thing it is, where the draft tells it apart; may be empty
 */
record SpriteCaption(List<String> colours, List<String> name, String kind) {
    /** What a picture cannot show: which side or corner of a thing it is, and the numbers of its variants. */
    private static final Set<String> UNSEEN =
            Set.of(("n e s w ne nw se sw ns ew left right top bottom up down middle i ii iii iv v vi vii viii ix x "
                            + "misc new old alt neu spwpn")
                    .split(" "));

    private static final Set<String> COLOURS =
            Set.of(("red orange yellow golden green teal blue purple pink brown black white grey tan").split(" "));

    /** Takes a draft apart. */
    static SpriteCaption of(String draft) {
        String text = draft.replaceFirst("^an? ", "").replaceAll("\\bgold\\b", "golden");
        List<String> parts = new ArrayList<>(List.of(text.split(", ")));
        List<String> colours = List.of();
        List<String> last = Arrays.asList(parts.get(parts.size() - 1).split(" and "));
        if (parts.size() > 1 && COLOURS.containsAll(last)) {
            colours = last;
            parts.remove(parts.size() - 1);
        }
        List<String> name = new ArrayList<>();
        for (String word : parts.get(0).split(" ")) {
            String plain = word.replaceAll("[0-9]+$", "").replace("gray", "grey");
            if (!plain.isEmpty() && !UNSEEN.contains(plain)) {
                name.add(plain);
            }
        }
        return new SpriteCaption(colours, name, parts.size() > 1 ? parts.get(1) : "");
    }

    /** Without the words of its name that are not known well enough; the object stays if it can. */
    SpriteCaption keeping(Predicate<String> known) {
        return new SpriteCaption(colours, name.stream().filter(known).toList(), kind);
    }

    /** The last word of the name, or of the kind where the name says nothing. */
    String object() {
        String words = name.isEmpty() ? kind : String.join(" ", name);
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    String mainColour() {
        return colours.isEmpty() ? "" : colours.get(0);
    }

    /** The caption; empty if nothing is left to say. */
    String text() {
        String thing = name.isEmpty() ? kind : String.join(" ", name) + (kind.isEmpty() ? "" : ", " + kind);
        if (thing.isEmpty()) {
            return "";
        }
        String colour = colours.stream().collect(Collectors.joining(" and "));
        String words = (colour + " " + thing).strip();
        return ("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }
}
