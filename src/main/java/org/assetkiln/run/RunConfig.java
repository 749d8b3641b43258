package org.assetkiln.run;

import java.time.Instant;
import org.assetkiln.training.settings.DreamBoothSettings;

/**
 * The content of {@code run.json}: all that is needed to do the run again.
 *
 * @param format version of this file's layout, {@value #FORMAT}
 * @param name the user's name for it
 * @param created when
 * @param version version of the program
 * @param baseModelHash SHA-256 of the base model, see {@link RunHash}; empty when it could not be read
 * @param datasetHash SHA-256 of images and captions, see {@link RunHash}; empty when one could not be read
 * @param dreamBooth the settings
 */
public record RunConfig(
        int format,
        String name,
        Instant created,
        String version,
        String baseModelHash,
        String datasetHash,
        DreamBoothSettings dreamBooth) {
    public static final int FORMAT = 1;
}
