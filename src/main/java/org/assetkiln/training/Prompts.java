package org.assetkiln.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.TrainingData;

/**
 * What is said of each image. With DreamBooth it is the instance prompt, and the class prompt of class images. Captioned
 * images have captions of their own: each use takes one of them at random, or now and then none at all.
 */
final class Prompts {
    private final TrainingData data;
    private final Seeds seeds;
    private final List<String> all;

    Prompts(TrainingData data, Seeds seeds) {
        this.data = data;
        this.seeds = seeds;
        this.all = all(data).distinct().toList();
    }

    private static Stream<String> all(TrainingData data) {
        if (data instanceof CaptionedData captioned) {
            Stream<String> captions = captioned.images().stream()
                    .flatMap(image -> image.captions().stream())
                    .filter(caption -> !caption.isBlank());
            return captioned.captionDropout() > 0 ? Stream.concat(Stream.of(""), captions) : captions;
        }
        return data.prior().enabled() ? Stream.of(data.prompt(), data.prior().classPrompt()) : Stream.of(data.prompt());
    }

    /** Every prompt that the run uses, once. */
    List<String> all() {
        return all;
    }

    /**
     * The prompt for one use of an image.
     *
     * @param source index of the image among the data's files
     * @param pass forward passes made before
     * @param place in the batch
     * @return index into {@link #all}
     */
    int of(int source, long pass, int place) {
        if (!(data instanceof CaptionedData captioned)) {
            return all.indexOf(data.prompt());
        }
        var random = new SplittableRandom(seeds.of(Seeds.Use.CAPTION, pass, place));
        if (random.nextDouble() < captioned.captionDropout()) {
            return all.indexOf("");
        }
        List<String> captions = captions(captioned, source);
        return all.indexOf(captions.get(random.nextInt(captions.size())));
    }

    /** The first prompt of an image, for measuring. */
    int first(int source) {
        return all.indexOf(
                data instanceof CaptionedData captioned
                        ? captions(captioned, source).get(0)
                        : data.prompt());
    }

    /** The prompt of class images. */
    int ofClass() {
        return all.indexOf(data.prior().classPrompt());
    }

    private static List<String> captions(CaptionedData data, int source) {
        return data.images().get(source).captions().stream()
                .filter(caption -> !caption.isBlank())
                .toList();
    }

    /** How often an epoch visits an image. */
    int repeats(int source) {
        return data.repeats(source);
    }
}
