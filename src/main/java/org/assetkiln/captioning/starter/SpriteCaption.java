package org.assetkiln.captioning.starter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
    /** What a picture does not show: which side of a thing it is, which variant, how its file was filed. */
    private static final Set<String> UNSEEN = Set.of(
            ("ne nw se sw ns ew left right top bottom up down middle ii iii iv vi vii viii ix misc new old alt neu "
                            + "spwpn of gone enter draco job overlay darker lighter form base")
                    .split(" "));

    private static final Set<String> COLOURS =
            Set.of(("red orange yellow golden green teal blue purple pink brown black white grey tan").split(" "));
    /** Colours as parts of a name tell variants apart, not always what is seen. */
    private static final Pattern COLOUR_IN_NAME = Pattern.compile(
            "(light|dark)?(red|orange|yellow|golden|green|teal|blue|purple|pink|brown|black|white|grey|tan|cyan|magenta)");

    /** Takes a draft apart. */
    static SpriteCaption of(String draft) {
        String text = draft.toLowerCase(Locale.ROOT).replaceFirst("^an? ", "").replaceAll("\\bgold\\b", "golden");
        List<String> parts = new ArrayList<>(List.of(text.split(", ")));
        List<String> colours = List.of();
        List<String> last = Arrays.asList(parts.get(parts.size() - 1).split(" and "));
        if (parts.size() > 1 && COLOURS.containsAll(last)) {
            colours = last;
            parts.remove(parts.size() - 1);
        }
        return new SpriteCaption(colours, name(parts.get(0)), parts.size() > 1 ? parts.get(1) : "");
    }

    private static List<String> name(String text) {
        List<String> name = new ArrayList<>();
        for (String word : text.split(" ")) {
            String plain = word.replaceAll("[0-9]+$", "").replace("gray", "grey");
            boolean seen = plain.length() > 1 && !UNSEEN.contains(plain);
            if (seen && !COLOUR_IN_NAME.matcher(plain).matches()) {
                name.remove(plain); // "wall vines wall tile" is a tile of vines on a wall
                name.add(plain);
            }
        }
        return name;
    }

    /** Without the words that are not known well enough. */
    SpriteCaption keeping(Predicate<String> known) {
        boolean kindKnown = Arrays.stream(kind.split(" ")).allMatch(known);
        return new SpriteCaption(colours, name.stream().filter(known).toList(), kindKnown ? kind : "");
    }

    /** All words but the colours. */
    List<String> words() {
        List<String> words = new ArrayList<>(name);
        words.addAll(Arrays.asList(kind.split(" ")));
        return words;
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
