package org.assetkiln.run.captioning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.run.job.JobTeller;

/**
 * A captioning process for images that are text files: the first word says how it behaves, and the caption is the text with
 * the process's number.
 */
final class TestCaptionProcess {
    private TestCaptionProcess() {}

    public static void main(String[] args) throws InterruptedException {
        if (!String.join(" ", args).equals("worker --caption")) {
            throw new IllegalArgumentException("Unexpected arguments.");
        }
        CaptionWorker.serve(() -> TestCaptionProcess::make);
    }

    private static void make(CaptionJob job, JobTeller<CaptionMessage> teller) throws IOException {
        if (job.model().equals("missing")) {
            throw new IOException("There is no captioner in missing: choose another one.");
        }
        teller.tell(new CaptionMessage.Ready(job.id()));
        for (CaptionJob.Picture picture : job.pictures()) {
            String text = Files.readString(Path.of(picture.file()));
            switch (text.split(" ")[0]) {
                case "poison" -> Runtime.getRuntime().halt(137);
                case "damaged" ->
                    teller.tell(
                            new CaptionMessage.Unreadable(job.id(), picture.image(), picture.image() + " is damaged."));
                case "slow" -> {
                    sleep(job, teller);
                    draft(job, picture, text, teller);
                }
                default -> draft(job, picture, text, teller);
            }
        }
    }

    private static void draft(
            CaptionJob job, CaptionJob.Picture picture, String text, JobTeller<CaptionMessage> teller) {
        var first = new CaptionCandidate(text, -0.5);
        var second = new CaptionCandidate("process " + ProcessHandle.current().pid(), -1.5);
        teller.tell(new CaptionMessage.Drafted(job.id(), picture.image(), List.of(first, second)));
    }

    /** A minute unless it is cancelled. */
    private static void sleep(CaptionJob job, JobTeller<CaptionMessage> teller) {
        try {
            for (int i = 0; i < 6000 && !teller.cancelled(); i++) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
