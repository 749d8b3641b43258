package org.assetkiln.captioning.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.art.DrawnAsset;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.Pictures;

/** What the captioner learns from and what it is judged by: drawn art, and a folder of sprites. */
final class Examples {
    /** Seeds from here on are never trained on. */
    private static final long HELD_OUT_SEED = 10_000_000;
    /** A word of a sprite's name is used if the training part has it so often: a name that occurs once cannot be learned. */
    private static final int KNOWN = 4;

    private final List<String> drafts = new ArrayList<>();
    private final List<Example> training = new ArrayList<>();
    private final List<Example> heldOut = new ArrayList<>();

    private record Sprite(Path file, SpriteCaption caption) {
        /** Variants of one sprite, told apart by numbers, are held out together; one family in ten is. */
        boolean isHeldOut() {
            String family = file.toString().replace('\\', '/').replaceAll("[0-9]+(?=\\.png$)", "");
            return Math.floorMod(family.hashCode() * 0x9e3779b9 >>> 7, 10) == 0;
        }
    }

    /** Drawn art with its whole description. */
    static List<Example> drawn(long firstSeed, int count) {
        List<Example> drawn = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            DrawnAsset asset = GameArt.describe(seed);
            String object = asset.kind().noun().split(" ")[0];
            drawn.add(new Example(
                    Layer.of(asset.image()),
                    asset.caption(),
                    true,
                    object,
                    asset.colour().word()));
        }
        return drawn;
    }

    static List<Example> heldOutDrawn(int count) {
        return drawn(HELD_OUT_SEED, count);
    }

    /** @param folder a folder of pictures with {@code metadata.jsonl} */
    static Examples sprites(Path folder) throws IOException {
        List<Sprite> sprites = read(folder);
        var examples = new Examples();
        Map<String, Integer> counts = new HashMap<>();
        for (Sprite sprite : sprites) {
            if (!sprite.isHeldOut()) {
                sprite.caption.words().forEach(word -> counts.merge(word, 1, Integer::sum));
                examples.drafts.add(sprite.caption.text());
            }
        }
        for (Sprite sprite : sprites) {
            SpriteCaption caption = sprite.caption.keeping(word -> counts.getOrDefault(word, 0) >= KNOWN);
            if (!caption.text().isEmpty()) {
                var example = new Example(
                        Layer.of(Pictures.read(folder.resolve(sprite.file))),
                        caption.text(),
                        false,
                        caption.object(),
                        caption.mainColour());
                (sprite.isHeldOut() ? examples.heldOut : examples.training).add(example);
            }
        }
        return examples;
    }

    private static List<Sprite> read(Path folder) throws IOException {
        List<Sprite> sprites = new ArrayList<>();
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(folder.resolve("metadata.jsonl"))) {
            JsonNode entry = json.readTree(line);
            Path file = Path.of(entry.get("file_name").asText());
            sprites.add(new Sprite(file, SpriteCaption.of(entry.get("text").asText())));
        }
        return sprites;
    }

    /** What the training part says with all its names, for the vocabulary. */
    List<String> drafts() {
        return drafts;
    }

    List<Example> training() {
        return training;
    }

    List<Example> heldOut() {
        return heldOut;
    }
}
