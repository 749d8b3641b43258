package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.util.List;
import org.assetkiln.imaging.document.DocumentFacts;
import org.assetkiln.imaging.document.PictureDocument;
import org.assetkiln.imaging.format.Argb;

/** A file with nothing in it but one picture. */
record StillDocument(BufferedImage picture) implements PictureDocument {
    @Override
    public DocumentFacts facts() {
        return DocumentFacts.frames(picture.getWidth(), picture.getHeight(), List.of(0));
    }

    @Override
    public BufferedImage frame(int frame) {
        if (frame != 0) {
            throw new IndexOutOfBoundsException(frame);
        }
        return Argb.copy(picture);
    }

    @Override
    public BufferedImage layer(int layer, int frame) {
        throw new IndexOutOfBoundsException(layer);
    }
}
