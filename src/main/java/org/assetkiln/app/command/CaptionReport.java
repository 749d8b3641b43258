package org.assetkiln.app.command;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.project.CaptionDraft;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.run.captioning.ProjectDrafts;
import org.jspecify.annotations.Nullable;

/** Tells in the terminal what becomes of each image. */
final class CaptionReport implements ProjectDrafts.News, AutoCloseable {
    private @Nullable Progress progress;
    private final List<String> problems = new ArrayList<>();
    private int done;

    /** The images that get a draft, those that are left out counted. */
    List<DatasetImage> wanted(List<DatasetImage> all, ProjectDrafts drafts) {
        List<DatasetImage> wanted = all.stream()
                .filter(image -> drafts.wants(image) && !drafts.has(image))
                .toList();
        all.stream().filter(image -> !image.usable()).forEach(image -> leftOut(image, problem(image)));
        int left = all.size() - wanted.size() - problems.size();
        if (left > 0) {
            System.out.println(left + (left == 1 ? " image has a caption" : " images have captions") + " already.");
        }
        progress = wanted.isEmpty() ? null : Progress.of("Drafting captions", wanted.size());
        return wanted;
    }

    private static String problem(DatasetImage image) {
        return String.valueOf(image.problem());
    }

    @Override
    public void kept(DatasetImage image, CaptionDraft draft, CaptionsChanged changed) {
        String alone = changed.leftAlone().get(image.id());
        if (alone != null) {
            problems.add(alone);
        }
        say(image.id() + ": " + (draft.text().isEmpty() ? "the captioner finds no words" : draft.text()));
    }

    @Override
    public void leftOut(DatasetImage image, String problem) {
        problems.add(problem);
        say(image.id() + " is left out.");
    }

    private void say(String line) {
        if (progress != null) {
            progress.line(line);
            progress.at(++done, "");
        }
    }

    /** Ends the progress and names what went wrong. */
    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
        problems.forEach(System.err::println);
    }
}
