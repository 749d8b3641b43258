package org.assetkiln.ui.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.assetkiln.diffusion.StartImage;
import org.assetkiln.imaging.ImageFacts;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.preview.StartForm.Chosen;
import org.jspecify.annotations.Nullable;

/** Brings files into the form and out of it. FX thread only. */
final class StartChoice {
    private final StudioContext context;
    private final StartForm form;

    StartChoice(StudioContext context, StartForm form) {
        this.context = context;
        this.form = form;
    }

    /** Starts from a picture from now on. */
    void choose(Path file) {
        context.background().run("Looking at " + file.getFileName(), () -> chosen(file), form::choose);
    }

    private static Chosen chosen(Path file) throws IOException {
        ImageFacts facts = Pictures.facts(file);
        return new Chosen(file, facts.width(), facts.height());
    }

    /** Takes over the start of a picture that was made; one whose files are gone starts from noise. */
    void restore(@Nullable StartImage image) {
        if (image == null) {
            form.remove();
            return;
        }
        context.background().run("Looking at the picture that this one started from", () -> kept(image), start -> {
            form.choose(start);
            form.restore(image);
        });
    }

    private static Chosen kept(StartImage image) throws IOException {
        Chosen start = chosen(Path.of(image.file()));
        if (image.mask() != null) {
            start.mask().read(Pictures.read(Path.of(image.mask())));
        }
        return start;
    }

    /** Where the mask goes that a picture is made with: it stays, so that the picture can be made again. */
    static Path maskFile(Path hidden) {
        return hidden.resolve("masks").resolve(UUID.randomUUID() + ".png");
    }

    /** Writes the mask, if there is one. */
    Drawing.Preparation keepMask(Path file) {
        Chosen now = form.chosen().get();
        if (now == null || now.mask().isEmpty()) {
            return () -> {};
        }
        var picture = now.mask().picture();
        return () -> {
            Files.createDirectories(file.getParent());
            Pictures.writePng(file, picture, Map.of());
        };
    }
}
