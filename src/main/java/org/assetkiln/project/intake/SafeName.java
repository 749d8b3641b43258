package org.assetkiln.project.intake;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names from elsewhere, made such that every system can have a file of that name. */
final class SafeName {
    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"/\\\\|?*\\p{Cntrl}]");
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    private static final Pattern AT_THE_END = Pattern.compile("[. ]+$");

    /** File systems end names at 255 bytes; our own temporary files add some. */
    private static final int MOST_BYTES = 200;

    private SafeName() {}

    /** @param name without folders, of any script */
    static String of(String name) {
        String safe = FORBIDDEN
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll("_");
        safe = AT_THE_END.matcher(safe).replaceAll("");
        if (safe.isEmpty() || DEVICE.matcher(safe.toLowerCase(Locale.ROOT)).matches()) {
            safe = "_" + safe;
        }
        return shortened(safe);
    }

    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - ending.length());
        while (bytes(stem) + bytes(ending) > MOST_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
