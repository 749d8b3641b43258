package org.assetkiln.ui.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.run.generation.GenerationJob;
import org.assetkiln.run.generation.GenerationMessage;
import org.assetkiln.run.generation.GenerationWorker;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Precision;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pictures that are being made, one job at a time, as they form. FX thread only. */
final class Drawing {
    private static final Logger LOG = LoggerFactory.getLogger(Drawing.class);

    private final StudioContext context;
    private final GenerationWorker worker;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private Consumer<Path> onForming = file -> {};
    private Consumer<Path> onMade = file -> {};
    private @Nullable Job job;

    private record Job(String id, GenerationSettings settings, Path folder, Path gallery) {}

    Drawing(StudioContext context, GenerationWorker worker) {
        this.context = context;
        this.worker = worker;
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** "Picture 2 of 4, step 12 of 25". */
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** What the last job told on its way, such as what a LoRA changes: a sentence a line. */
    ReadOnlyStringProperty notes() {
        return notes.getReadOnlyProperty();
    }

    /** 0 to 1, or -1 while the model is being loaded. */
    ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /** Hears of each file that shows a picture as far as it has formed. */
    void setOnForming(Consumer<Path> action) {
        onForming = action;
    }

    /** Hears of each finished picture in the gallery. */
    void setOnMade(Consumer<Path> action) {
        onMade = action;
    }

    /** Writes what a job reads, off the FX thread. */
    @FunctionalInterface
    interface Preparation {
        void run() throws IOException;
    }

    /** Starts, computing as the form says; {@code work} is for files on the way, finished pictures go to {@code gallery}. */
    void start(GenerationSettings settings, PreviewForm form, Preparation preparation, Path work, Path gallery) {
        String id = UUID.randomUUID().toString();
        var next = new Job(id, settings, work.resolve(id), gallery);
        ComputeDevice device = form.device.get();
        Precision precision = form.numbers.get().precision();
        job = next;
        running.set(true);
        fraction.set(-1);
        text.set("Loading the model");
        notes.set("");
        context.background()
                .inOrder(
                        "Preparing to draw",
                        () -> {
                            preparation.run();
                            return Files.createDirectories(next.folder());
                        },
                        folder -> worker.submit(
                                new GenerationJob(id, settings, folder.toString(), device, precision),
                                message -> Fx.run(() -> hear(next, message))));
    }

    void cancel() {
        Job now = job;
        if (now != null) {
            text.set("Cancelling");
            worker.cancel(now.id());
        }
    }

    private void hear(Job from, GenerationMessage message) {
        if (message instanceof GenerationMessage.Progress progress) {
            show(from, progress);
        } else if (message instanceof GenerationMessage.Picture picture) {
            keep(from, picture);
        } else if (message instanceof GenerationMessage.Note note) {
            notes.set((notes.get() + "\n" + note.text()).strip());
        } else if (message instanceof GenerationMessage.Failed failed) {
            context.error(failed.message(), null);
        }
        if (message.last()) {
            end(from);
        }
    }

    private void show(Job from, GenerationMessage.Progress progress) {
        int count = from.settings().count();
        int together = Math.min(from.settings().batch(), count - progress.picture());
        String which = together == 1
                ? "Picture " + (progress.picture() + 1)
                : "Pictures " + (progress.picture() + 1) + " to " + (progress.picture() + together);
        text.set("%s of %d, step %d of %d".formatted(which, count, progress.step(), progress.steps()));
        double share = (double) progress.step() / Math.max(1, progress.steps());
        fraction.set((progress.picture() + together * share) / count);
        String preview = progress.previewFile();
        if (preview != null) {
            onForming.accept(Path.of(preview));
        }
    }

    private void keep(Job from, GenerationMessage.Picture picture) {
        context.background()
                .inOrder(
                        "Keeping a picture",
                        () -> MadePicture.keep(
                                Path.of(picture.file()), from.gallery(), from.settings(), picture.index()),
                        file -> onMade.accept(file));
    }

    private void end(Job from) {
        job = null;
        running.set(false);
        text.set("");
        fraction.set(0);
        context.background().inOrder("Tidying up", () -> delete(from.folder()), folder -> {});
    }

    /** Takes away previews; a file that stays is no harm. */
    private static Path delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.info("The file {} stays.", file, e);
            }
        }
        return folder;
    }
}
