package org.assetkiln.project.intake;

import java.nio.file.Path;
import java.util.List;

/**
 * What has come into a project.
 *
 * @param images the new images
 * @param files all new files, with captions and whatever else came along
 * @param leftOut what did not come in
 * @param waiting how many images would have been next when it was stopped
 */
public record IntakeReport(List<Path> images, List<Path> files, List<LeftOut> leftOut, int waiting) {
    public IntakeReport {
        images = List.copyOf(images);
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }
}
