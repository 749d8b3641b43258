package org.assetkiln.app.command;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.ContactSheet;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.RunFolder;

/** One picture that shows each sample prompt before and after a run. */
final class BeforeAfter {
    private static final int CELL = 192;

    private BeforeAfter() {}

    static void write(RunFolder run, List<String> prompts, Path file) throws IOException {
        int last = run.config().training().steps();
        List<ContactSheet.Entry> entries = new ArrayList<>();
        for (int step : new int[] {0, last}) {
            for (int i = 0; i < prompts.size(); i++) {
                BufferedImage picture =
                        Pictures.read(run.output().samples(step).resolve("prompt-%02d.png".formatted(i)));
                entries.add(new ContactSheet.Entry(picture, (step == 0 ? "before: " : "after: ") + prompts.get(i)));
            }
        }
        Pictures.writePng(file, new ContactSheet(prompts.size(), CELL, Color.WHITE).draw(entries), Map.of());
    }
}
