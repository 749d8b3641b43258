package org.assetkiln.captioning.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of learning from corrections.
 *
 * @param before the captioner as it was, on the hold-out
 * @param after the best that was reached
 * @param folder the new captioner, if it is better; otherwise nothing was written
 * @param examples some pictures of the hold-out with what each captioner says
 */
public record CorrectionOutcome(
        HeldOutScore before, HeldOutScore after, Optional<Path> folder, List<Example> examples) {
    /**
     * A held-out picture.
     *
     * @param approved what the artist says
     * @param before what the old captioner drafts
     * @param after what the new one drafts
     */
    public record Example(Path image, String approved, String before, String after) {}

    /** Whether there is a new captioner to offer. */
    public boolean improved() {
        return folder.isPresent();
    }
}
