package org.assetkiln.project.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.assetkiln.files.FileHashes;
import org.assetkiln.model.ModelFiles;

/** Hashes by which other programs and people know a model; gigabytes are read once, then remembered. */
public final class ModelHashes {
    private static final int SHORT = 10;

    private final FileHashes files;

    /** @param cache the user's folder for what can be made again */
    public ModelHashes(Path cache) {
        files = FileHashes.cachedIn(cache);
    }

    /**
     * The SHA-256 of a single file; of a model in several weight files that of their hashes in hexadecimal, one after the
     * other in the order UNet, autoencoder, text encoder.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256(Path model, BooleanSupplier cancelled) throws IOException {
        List<Path> weights = ModelFiles.open(model).weightFiles();
        try {
            var all = new StringBuilder();
            for (Path file : weights) {
                all.append(files.sha256(file, cancelled));
            }
            return weights.size() == 1 ? all.toString() : joined(all.toString());
        } finally {
            files.save();
        }
    }

    /** The hash if it is known without reading the weights. */
    public Optional<String> known(Path model) throws IOException {
        List<Path> weights = ModelFiles.open(model).weightFiles();
        var all = new StringBuilder();
        for (Path file : weights) {
            Optional<String> hash = files.known(file);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            all.append(hash.get());
        }
        return Optional.of(weights.size() == 1 ? all.toString() : joined(all.toString()));
    }

    /** The short form that A1111 and Forge show: the first 10 digits. */
    public static String shortened(String sha256) {
        return sha256.substring(0, SHORT);
    }

    private static String joined(String hashes) {
        MessageDigest digest = FileHashes.newDigest();
        digest.update(hashes.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest());
    }
}
