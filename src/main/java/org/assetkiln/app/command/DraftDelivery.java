package org.assetkiln.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.run.captioning.CaptionMessage;
import org.assetkiln.run.captioning.DraftKeeper;
import org.assetkiln.run.job.JobTeller;

/** Hands what the engine tells in this process to the keeper of drafts. */
final class DraftDelivery implements JobTeller<CaptionMessage> {
    private final Map<String, DatasetImage> images = new HashMap<>();
    private final DraftKeeper keeper;

    DraftDelivery(List<DatasetImage> images, DraftKeeper keeper) {
        images.forEach(image -> this.images.put(image.id(), image));
        this.keeper = keeper;
    }

    /** @throws UncheckedIOException with one sentence when a caption cannot be kept */
    @Override
    public void tell(CaptionMessage message) {
        if (message instanceof CaptionMessage.Drafted drafted) {
            try {
                keeper.keep(image(drafted.image()), drafted.candidates());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else if (message instanceof CaptionMessage.Unreadable unreadable) {
            keeper.unreadable(image(unreadable.image()), unreadable.problem());
        }
    }

    private DatasetImage image(String id) {
        DatasetImage image = images.get(id);
        if (image == null) {
            throw new IllegalStateException("Captions of an image that nobody asked for: " + id);
        }
        return image;
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
