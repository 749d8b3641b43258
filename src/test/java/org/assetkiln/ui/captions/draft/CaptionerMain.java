package org.assetkiln.ui.captions.draft;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.run.captioning.CaptionJob;
import org.assetkiln.run.captioning.CaptionMessage;
import org.assetkiln.run.captioning.CaptionWorker;
import org.assetkiln.run.job.JobTeller;

/**
 * A captioning process that reads captions off the files' names: the whole protocol without a model. At the image gemf it
 * waits while there is a file "wait" beside it.
 */
public final class CaptionerMain {
    private CaptionerMain() {}

    public static void main(String[] args) throws InterruptedException {
        CaptionWorker.serve(() -> CaptionerMain::make);
        System.exit(0);
    }

    private static void make(CaptionJob job, JobTeller<CaptionMessage> teller) {
        for (CaptionJob.Picture picture : job.pictures()) {
            while (picture.image().startsWith("gemf")
                    && Files.exists(Path.of(picture.file()).resolveSibling("wait"))
                    && !teller.cancelled()) {
                pause();
            }
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
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
