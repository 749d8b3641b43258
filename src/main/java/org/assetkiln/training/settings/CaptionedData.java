package org.assetkiln.training.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Captioned fine-tuning: each image has captions of its own, of which every epoch takes one at random.
 *
 * @param images the images with their captions
 * @param captionDropout share of the uses of an image, 0 to 1, that go without its caption, so that guidance keeps working
 * @param holdOut share of the images, 0 to below 1, that are never learned and only measure the validation loss
 */
public record CaptionedData(List<CaptionedImage> images, double captionDropout, double holdOut)
        implements TrainingData {
    public CaptionedData {
        images = List.copyOf(images);
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
