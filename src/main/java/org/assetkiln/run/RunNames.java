package org.assetkiln.run;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;

/** Folder names that every file system takes. */
final class RunNames {
    private static final int LONGEST = 60;

    private RunNames() {}

    /** {@code 2026-11-22-cinder-lora} for "Cinder LoRA". */
    static String folderName(LocalDate date, String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-+|-+$", "");
        return date + "-" + (cut.isEmpty() ? "run" : cut);
    }
}
