package org.assetkiln.training.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;

/**
 * Captioned fine-tuning: each image has captions of its own, of which every epoch takes one at random.
 *
 * @param images the images with their captions
 * @param captionDropout share of the uses of an image, 0 to 1, that go without its caption, so that guidance keeps working
 * @param holdOut share of the images, 0 to below 1, that are never learned and only measure the validation loss
 * @param template the form that the captions were brought to before, "zkw, {caption}"; empty for none. It only tells: the captions
 *     have it already
 */
public record CaptionedData(List<CaptionedImage> images, double captionDropout, double holdOut, String template)
        implements TrainingData {
    public CaptionedData {
        images = List.copyOf(images);
        template = Objects.requireNonNullElse(template, ""); // runs of before there were templates have none
    }

    /** Captions as they are. */
    public CaptionedData(List<CaptionedImage> images, double captionDropout, double holdOut) {
        this(images, captionDropout, holdOut, "");
    }

    @Override
    @JsonIgnore
    public List<String> files() {
        return images.stream().map(CaptionedImage::file).toList();
    }

    @Override
    public int repeats(int index) {
        return images.get(index).repeats();
    }

    @Override
    @JsonIgnore
    public PriorSettings prior() {
        return PriorSettings.off();
    }

    @Override
    @JsonIgnore
    public String prompt() {
        return images.stream()
                .flatMap(image -> image.captions().stream())
                .findFirst()
                .orElse("");
    }
}
