package org.assetkiln.ui.captions.draft;

import java.util.List;
import java.util.stream.IntStream;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.run.captioning.CaptionJob;
import org.assetkiln.run.captioning.CaptionMessage;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.job.JobTeller;

/** A captioning process that reads captions off the files' names: the whole protocol without a model. */
public final class CaptionerMain {
    private CaptionerMain() {}

    public static void main(String[] args) throws InterruptedException {
        CaptionWorker.serve(() -> CaptionerMain::make);
        System.exit(0);
    }

    private static void make(CaptionJob job, JobTeller<CaptionMessage> teller) {
        for (CaptionJob.Picture picture : job.pictures()) {
            pause();
            if (picture.image().contains("unreadable")) {
                teller.tell(new CaptionMessage.Unreadable(
                        job.id(), picture.image(), picture.image() + " is damaged; save it again."));
            } else {
                teller.tell(new CaptionMessage.Drafted(
                        job.id(), picture.image(), captions(picture.image(), job.settings())));
            }
        }
    }

    private static List<CaptionCandidate> captions(String image, CaptionSettings settings) {
        String name = image.substring(image.lastIndexOf('/') + 1).replaceAll("[-.].*", "");
        String text = settings.startText().isEmpty() ? "a " + name : settings.startText() + " a " + name;
        return IntStream.range(0, settings.candidates())
                .mapToObj(i -> new CaptionCandidate(i == 0 ? text : text + ", wording " + i, -0.1 * i))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
