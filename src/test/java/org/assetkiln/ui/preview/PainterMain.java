package org.assetkiln.ui.preview;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.generation.GenerationJob;
import org.assetkiln.run.generation.GenerationMessage;
import org.assetkiln.run.generation.GenerationServer;

/** A picture process that draws circles in the colour of their seed: the whole protocol without a model. */
public final class PainterMain {
    private PainterMain() {}

    public static void main(String[] args) throws InterruptedException {
        GenerationServer.serve(() -> PainterMain::make);
        System.exit(0);
    }

    private static void make(GenerationJob job, Consumer<GenerationMessage> tell) throws IOException {
        GenerationSettings s = job.settings();
        Path folder = Path.of(job.outputFolder());
        if (job.precision() != null) {
            tell.accept(new GenerationMessage.Note(job.id(), "On " + job.device() + " in " + job.precision() + "."));
        }
        for (int i = 0; i < s.count(); i++) {
            for (int step = 1; step <= s.steps(); step++) {
                Path preview = folder.resolve("preview-" + i + "-" + step + ".png");
                Pictures.writePng(preview, circle(s, i, step), Map.of());
                tell.accept(new GenerationMessage.Progress(job.id(), i, step, s.steps(), preview.toString()));
                pause();
            }
            Path file = folder.resolve("picture-" + i + ".png");
            Pictures.writePng(file, circle(s, i, s.steps()), Map.of());
            tell.accept(new GenerationMessage.Picture(job.id(), i, s.seed() + i, file.toString()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BufferedImage circle(GenerationSettings s, int index, int step) {
        var picture = new BufferedImage(s.width(), s.height(), BufferedImage.TYPE_INT_RGB);
        var g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, s.width(), s.height());
        g.setColor(Color.getHSBColor((s.seed() + index) / 10f, (float) step / s.steps(), 0.8f));
        g.fillOval(s.width() / 8, s.height() / 8, s.width() * 3 / 4, s.height() * 3 / 4);
        g.dispose();
        return picture;
    }
}
