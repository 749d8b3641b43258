package org.assetkiln.training.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assetkiln.art.DrawnAsset;
import org.assetkiln.art.GameArt;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;

/** The pictures and captions that the starter model learns from: drawn art, and a folder of sprites beside it. */
final class StarterData {
    static final int EDGE = 64;
    private static final ModelView VIEW = new ModelView(EDGE, "#ffffff", true);

    private final List<Example> drawn;
    private final List<Example> sprites;

    /**
     * One picture.
     *
     * @param planes R, G, B planes of 64×64 values, 0 to 255
     * @param caption its caption
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Example(byte[] planes, String caption) {
        void copyTo(float[] target, int offset) {
            for (int i = 0; i < planes.length; i++) {
                target[offset + i] = (planes[i] & 0xff) / 127.5f - 1;
            }
        }
    }

    private StarterData(List<Example> drawn, List<Example> sprites) {
        this.drawn = drawn;
        this.sprites = sprites;
    }

    /**
     * @param count how many assets to draw, seeds 0 and up
     * @param spriteFolder a folder with {@code metadata.jsonl}
     */
    static StarterData of(int count, Path spriteFolder) throws IOException {
        List<Example> drawn = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            DrawnAsset asset = GameArt.draw(seed);
            drawn.add(example(asset.image(), asset.caption()));
        }
        List<Example> sprites = new ArrayList<>();
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(spriteFolder.resolve("metadata.jsonl"))) {
            JsonNode entry = json.readTree(line);
            Path file = spriteFolder.resolve(entry.get("file_name").asText());
            sprites.add(example(Pictures.read(file), entry.get("text").asText()));
        }
        return new StarterData(drawn, sprites);
    }

    private static Example example(BufferedImage image, String caption) {
        float[] planes = Pictures.toPlanes(Pictures.asModelSees(image, VIEW));
        byte[] bytes = new byte[planes.length];
        for (int i = 0; i < planes.length; i++) {
            bytes[i] = (byte) Math.round((planes[i] + 1) * 127.5f);
        }
        return new Example(bytes, caption);
    }

    /** All pictures, the drawn ones first. */
    List<Example> all() {
        List<Example> all = new ArrayList<>(drawn);
        all.addAll(sprites);
        return all;
    }

    /** Index into {@link #all} of a random picture: a drawn one in five cases of six. */
    int pick(SplittableRandom random) {
        return random.nextInt(6) > 0 ? random.nextInt(drawn.size()) : drawn.size() + random.nextInt(sprites.size());
    }

    boolean isDrawn(int index) {
        return index < drawn.size();
    }

    List<String> captions() {
        return all().stream().map(Example::caption).toList();
    }
}
