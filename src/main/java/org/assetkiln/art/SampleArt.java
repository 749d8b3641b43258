package org.assetkiln.art;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.assetkiln.imaging.Pictures;

/** The bundled sample project: 52 icons and the mascot's 8 views, each with its caption beside it. */
public final class SampleArt {
    /** Kind, two colours that suit it, and a seed for each. */
    private static final String CHOICES =
            """
            POTION   RED 1      BLUE 6
            SWORD    SILVER 2   GOLDEN 3
            SHIELD   BLUE 1     BROWN 2
            GEM      PURPLE 2   GREEN 6
            COIN     GOLDEN 8   SILVER 6
            KEY      GOLDEN 3   TEAL 4
            SCROLL   WHITE 1    ORANGE 5
            SLIME    GREEN 4    PINK 6
            MUSHROOM RED 2      BROWN 3
            CHEST    BROWN 1    PURPLE 3
            AXE      SILVER 1   RED 2
            BOW      BROWN 2    GREEN 3
            HELMET   SILVER 3   BLACK 2
            RING     GOLDEN 1   SILVER 3
            BOOK     BLUE 2     RED 5
            APPLE    RED 1      GREEN 5
            HEART    RED 3      PINK 1
            BOMB     BLACK 1    ORANGE 4
            TREE     GREEN 9    PINK 1
            STAFF    BROWN 1    TEAL 3
            HAMMER   SILVER 2   YELLOW 3
            STAR     YELLOW 1   BLUE 4
            CANDLE   WHITE 1    PURPLE 4
            SKULL    WHITE 2    BLACK 5
            FEATHER  WHITE 1    ORANGE 4
            FLOWER   PINK 1     YELLOW 11
            """;

    /** Captions as an automatic captioner drafts them, for the reader of data/README.md to correct. */
    private static final Map<String, String> ROUGH = Map.of(
            "potion-blue", "a bottle of blue liquid on a white background",
            "sword-golden", "a sword",
            "chest-purple", "a picture of a purple box with a lock on the front of it",
            "bow-brown", "a drawing of a curved stick",
            "feather-orange", "an orange leaf",
            "key-teal", "a close up of a key a key a key");

    private SampleArt() {}

    /**
     * Writes {@code NAME.png} and {@code NAME.txt} (UTF-8, one line) for every picture, over what is there.
     *
     * @return the names written, sorted, without endings
     */
    public static List<String> writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, DrawnAsset> assets = all();
        for (Map.Entry<String, DrawnAsset> entry : assets.entrySet()) {
            Pictures.writePng(
                    folder.resolve(entry.getKey() + ".png"), entry.getValue().image(), Map.of());
            Files.writeString(
                    folder.resolve(entry.getKey() + ".txt"), entry.getValue().caption() + "\n");
        }
        return List.copyOf(assets.keySet());
    }

    /** Every picture of the sample by its file's name without ending, sorted. */
    static Map<String, DrawnAsset> all() {
        Map<String, DrawnAsset> assets = new TreeMap<>();
        for (Choice choice : choices()) {
            String caption = ROUGH.getOrDefault(choice.thing(), choice.fullCaption());
            BufferedImage image =
                    GameArt.draw(choice.kind(), choice.colour(), choice.seed()).image();
            assets.put(choice.name(), new DrawnAsset(image, caption, choice.kind(), choice.colour()));
        }
        for (Mascot view : Mascot.values()) {
            assets.put("cinder-" + view.name().toLowerCase(Locale.ROOT), view.draw());
        }
        return assets;
    }

    /** What a reviewer would write for one of the 52 icons, whether or not its caption is a rough one. */
    static String fullCaption(String name) {
        return choices().stream()
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow()
                .fullCaption();
    }

    private static List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (String line : CHOICES.lines().toList()) {
            String[] words = line.trim().split("\\s+");
            for (int i = 1; i < words.length; i += 2) {
                choices.add(new Choice(Kind.valueOf(words[0]), Colour.valueOf(words[i]), Long.parseLong(words[i + 1])));
            }
        }
        return choices;
    }

    private record Choice(Kind kind, Colour colour, long seed) {
        /** For example {@code potion-red}. */
        String thing() {
            return kind.name().toLowerCase(Locale.ROOT) + "-" + colour.word();
        }

        /** For example {@code potion-red-round}. */
        String name() {
            String shape = GameArt.sketch(kind, colour, seed).adjective();
            return shape.isEmpty() ? thing() : thing() + "-" + shape;
        }

        String fullCaption() {
            return Captions.full(kind, colour, GameArt.sketch(kind, colour, seed));
        }
    }
}
