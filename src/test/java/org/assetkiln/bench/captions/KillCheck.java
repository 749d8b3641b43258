package org.assetkiln.bench.captions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assetkiln.project.Caption;
import org.assetkiln.project.CaptionStore;
import org.assetkiln.project.CaptionVersion;
import org.assetkiln.project.CaptionsChanged;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.NextSteps;
import org.assetkiln.project.Project;
import org.jspecify.annotations.Nullable;

/** Whether a project is whole. */
final class KillCheck {
    private static double slowest;

    private KillCheck() {}

    static double slowestOpening() {
        return slowest;
    }

    /** Opens the project after a kill; answers the model that it agrees with, before or after the interrupted operation. */
    static EditorModel afterKill(Path root, EditorModel before, @Nullable EditorOp interrupted) throws IOException {
        long start = System.nanoTime();
        try (Project project = Project.open(root)) {
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1e6);
            require(project.problems().isEmpty(), project.problems().toString());
            List<DatasetImage> images = ScriptedEditor.images(root);
            Map<String, Caption> captions = project.captions().readAll(images);
            EditorModel agreed = before;
            if (interrupted != null && !agrees(before, captions, project.captions())) {
                agreed = before.after(interrupted);
            }
            for (DatasetImage image : images) {
                Caption is = captions.getOrDefault(image.id(), Caption.NONE);
                require(
                        is.equals(agreed.get(image.id())),
                        image.id() + " is " + is + " and not " + agreed.get(image.id()) + " after " + interrupted);
                checkFile(image, is.text());
                checkHistory(project.captions(), image, is);
            }
            require(agrees(agreed, captions, project.captions()), "The steps are not those of the script.");
            noLeftovers(root);
            return agreed;
        }
    }

    private static boolean agrees(EditorModel model, Map<String, Caption> captions, CaptionStore store) {
        NextSteps steps = store.nextSteps();
        return captions.entrySet().stream().allMatch(entry -> entry.getValue().equals(model.get(entry.getKey())))
                && model.canUndo() == (steps.undo() != null)
                && model.canRedo() == (steps.redo() != null);
    }

    private static void checkFile(DatasetImage image, String text) throws IOException {
        boolean whole = text.isEmpty()
                ? !Files.exists(image.sidecar())
                : Files.readString(image.sidecar()).equals(text + "\n");
        require(whole, image.sidecar() + " is cut.");
    }

    private static void checkHistory(CaptionStore captions, DatasetImage image, Caption is) {
        List<CaptionVersion> history = captions.history(image);
        String last = history.isEmpty() ? "" : history.get(history.size() - 1).text();
        require(last.equals(is.text()), "The history of " + image.id() + " ends with " + last);
    }

    private static void noLeftovers(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("images"))) {
            Optional<Path> left =
                    files.filter(file -> file.toString().endsWith(".tmp")).findAny();
            require(left.isEmpty(), "There is a temporary file left: " + left);
        }
    }

    /** Takes all steps back; what drafts and nothing else wrote stays. */
    static void undoEverything(Path root) throws IOException {
        try (Project project = Project.open(root)) {
            Optional<CaptionsChanged> undone = project.captions().undo();
            while (undone.isPresent()) {
                undone = project.captions().undo();
            }
            for (DatasetImage image : ScriptedEditor.images(root)) {
                Caption left = project.captions().read(image);
                require(!left.state().reviewed(), image.id() + " is left as " + left);
            }
        }
    }

    private static void require(boolean fine, String sentence) {
        if (!fine) {
            throw new AssertionError(sentence);
        }
    }
}
