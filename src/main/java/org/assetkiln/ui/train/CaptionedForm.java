package org.assetkiln.ui.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionedFiles;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.wording.CaptionHabits;
import org.assetkiln.project.wording.CaptionTemplate;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.ui.form.About;
import org.assetkiln.ui.form.Setting;
import org.assetkiln.ui.runs.Words;

/** What a captioned run learns from: images with captions of their own. */
final class CaptionedForm {
    final Setting<Boolean> approvedOnly;
    final Setting<String> template;
    final Setting<Double> captionDropout;
    final Setting<Double> holdOut;
    private String trigger = "";

    /** @param form takes in each setting */
    CaptionedForm(Consumer<Setting<?>> form) {
        approvedOnly = new Setting<>(
                "approvedOnly",
                new About("Only approved captions", "", "", "Leaves out images whose caption nobody has approved yet."),
                false);
        template = new Setting<>(
                "captionTemplate",
                new About(
                        "Form of each caption",
                        "",
                        "",
                        "Learns every caption in this form, such as {trigger}, {caption}; empty for captions as they are."),
                "");
        captionDropout = new Setting<>(
                "captionDropout",
                new About(
                        "Without caption",
                        "of 1",
                        "0 to 1, usually 0.05",
                        "Shows this share of pictures without their caption, which keeps guidance working."),
                0.05);
        holdOut = new Setting<>(
                "holdOut",
                new About(
                        "Held out",
                        "of 1",
                        "0 to 0.5, usually 0.1",
                        "This share of images is never learned and only measures: its loss rises when the rest is copied."),
                0.1);
        List.of(approvedOnly, template, captionDropout, holdOut).forEach(form);
    }

    /** The form that a project's captions take, and its trigger; the standard says nothing where there is no trigger. */
    void take(CaptionHabits habits) {
        trigger = habits.trigger();
        boolean chosen = !trigger.isEmpty()
                || !habits.template().equals(CaptionHabits.standard().template());
        template.setStandard(chosen ? habits.template() : "");
    }

    /** What is wrong with the form, or an empty text. */
    String problem() {
        return template.get().isBlank() ? "" : new CaptionTemplate(template.get()).problem();
    }

    /**
     * The images that have a caption and are not rejected; each line of a caption is one to choose from.
     *
     * @param captions the caption of an image
     * @param repeats how often an epoch visits an image
     */
    CaptionedData data(
            List<DatasetImage> images, Function<DatasetImage, Caption> captions, ToIntFunction<DatasetImage> repeats) {
        List<CaptionedImage> captioned = new ArrayList<>();
        boolean plain = template.get().isBlank() || !problem().isEmpty();
        var form = new CaptionTemplate(plain ? "{caption}" : template.get());
        for (DatasetImage image : images) {
            Caption caption = captions.apply(image);
            List<String> said = CaptionedFiles.captions(
                    plain ? caption.text() : form.fill(CaptionTemplate.values(trigger, image), caption.text()));
            if (!said.isEmpty() && takes(caption.state())) {
                captioned.add(
                        new CaptionedImage(image.file().toAbsolutePath().toString(), said, repeats.applyAsInt(image)));
            }
        }
        // A single image cannot be held out.
        double held = captioned.size() < 2 ? 0 : holdOut.get();
        return new CaptionedData(captioned, captionDropout.get(), held, plain ? "" : form.shown(trigger));
    }

    private boolean takes(ReviewState state) {
        return state != ReviewState.REJECTED && (!approvedOnly.get() || state == ReviewState.APPROVED);
    }

    /** "51 images with a caption; 9 are left out." */
    String summary(CaptionedData data, int chosen) {
        int without = chosen - data.images().size();
        String kind = approvedOnly.get() ? "an approved caption" : "a caption";
        String all = Words.count(data.images().size(), "image", "images") + " with " + kind;
        return without == 0 ? all + "." : all + "; " + without + (without == 1 ? " is left out." : " are left out.");
    }
}
