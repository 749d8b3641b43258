package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.assetkiln.imaging.document.DocumentFacts;
import org.assetkiln.imaging.document.PictureDocument;

/** A document whose failures name its file. */
record NamedDocument(Path file, PictureDocument document) implements PictureDocument {
    @Override
    public DocumentFacts facts() {
        return document.facts();
    }

    @Override
    public BufferedImage frame(int frame) throws IOException {
        Objects.checkIndex(frame, facts().frames());
        return PictureReader.named(file, () -> document.frame(frame));
    }

    @Override
    public BufferedImage layer(int layer, int frame) throws IOException {
        Objects.checkIndex(layer, facts().layers().size());
        Objects.checkIndex(frame, facts().frames());
        return PictureReader.named(file, () -> document.layer(layer, frame));
    }
}
