package org.assetkiln.model.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.assetkiln.model.ModelFormatException;

/** Recognises Python pickles, whose reading can run any code: they are never interpreted. */
public final class PickledFiles {
    private static final Set<String> ENDINGS = Set.of("ckpt", "bin", "pt", "pth", "pkl", "pickle");

    private PickledFiles() {}

    /** Whether the name is one that PyTorch's pickled checkpoints have. */
    public static boolean isNamedSo(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Whether the content begins as a bare pickle does, or as the zip archive that torch.save makes of one. */
    static boolean beginsSo(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            boolean pickle = head.length > 1 && head[0] == (byte) 0x80 && head[1] >= 2 && head[1] <= 5;
            boolean zip = head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
            return pickle || zip;
        }
    }

    /** The refusal of a pickled checkpoint. */
    public static ModelFormatException refusal(Path file) {
        return new ModelFormatException(file
                + " is a pickled checkpoint, and reading one can run any code in it: download its .safetensors version, or where"
                + " you trust it save it as one in A1111's Checkpoint Merger, then open that file.");
    }
}
