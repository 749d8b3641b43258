package org.assetkiln.model.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.imaging.Resampling;
import org.assetkiln.model.ModelFormatException;

/**
 * How pictures are brought to numbers for BLIP, as in its {@code preprocessor_config.json}: (value · factor - mean) / deviation, of
 * values of 0 to 255.
 *
 * @param resampling how they are brought to the square that the model looks at
 * @param factor usually 1 / 255
 * @param mean of red, green and blue
 * @param deviation of red, green and blue
 */
public record BlipPictureConfig(Resampling resampling, double factor, List<Double> mean, List<Double> deviation) {
    /** CLIP's mean and deviation, bicubic: what BLIP was trained with. */
    public static final BlipPictureConfig USUAL = new BlipPictureConfig(
            Resampling.BICUBIC,
            1 / 255.0,
            List.of(0.48145466, 0.4578275, 0.40821073),
            List.of(0.26862954, 0.26130258, 0.27577711));

    private static final int COLOURS = 3;
    /** Pillow's numbers of the filters. */
    private static final List<Resampling> NUMBERED =
            List.of(Resampling.LANCZOS, Resampling.BILINEAR, Resampling.BICUBIC);

    public BlipPictureConfig {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /**
     * Reads {@code preprocessor_config.json}; a file that is not there says what is usual.
     *
     * @param imageSize edge of the square that the model looks at; a file that asks for another is refused
     * @throws ModelFormatException if it asks for what Assetkiln cannot do
     */
    public static BlipPictureConfig read(Path file, int imageSize) throws IOException {
        return Files.isRegularFile(file) ? of(ConfigJson.read(file), imageSize) : USUAL;
    }

    private static BlipPictureConfig of(ConfigJson json, int imageSize) throws ModelFormatException {
        json.only("image_processor_type", "BlipImageProcessor", "BlipImageProcessorFast");
        json.only("do_resize", true);
        json.only("do_center_crop", false);
        checkSize(json, imageSize);
        double factor = json.flag("do_rescale", true) ? json.number("rescale_factor", USUAL.factor) : 1;
        boolean normalised = json.flag("do_normalize", true);
        List<Double> mean = normalised ? json.numbers("image_mean", USUAL.mean, COLOURS) : List.of(0., 0., 0.);
        List<Double> deviation = normalised ? json.numbers("image_std", USUAL.deviation, COLOURS) : List.of(1., 1., 1.);
        json.check(deviation.stream().allMatch(value -> value > 0), "image_std", "positive numbers");
        // 1 to 3: nearest neighbour, 0, mixes nothing, and no captioner was trained with the others.
        int filter = json.integer("resample", 3, 1, NUMBERED.size());
        return new BlipPictureConfig(NUMBERED.get(filter - 1), factor, mean, deviation);
    }

    private static void checkSize(ConfigJson json, int imageSize) throws ModelFormatException {
        if (!json.has("size")) {
            return;
        }
        String expected = "%d pixels in width and height, as image_size in config.json".formatted(imageSize);
        ConfigJson size = json.isObject("size") ? json.part("size") : json;
        for (String key : json.isObject("size") ? List.of("height", "width") : List.of("size")) {
            json.check(size.integer(key, 0, 1) == imageSize, "size", expected);
        }
    }
}
