package org.assetkiln.project.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.UnreadableImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailStoreTest {
    @TempDir
    private Path folder;

    private Path image(Color colour, int edge) throws IOException {
        BufferedImage picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, edge, edge / 2);
        g.dispose();
        Path file = folder.resolve("image.png");
        Pictures.writePng(file, picture, Map.of());
        return file;
    }

    private static ThumbnailStore.Source source(Path file, int edge) throws IOException {
        return new ThumbnailStore.Source(
                file, Files.size(file), Files.getLastModifiedTime(file).toMillis(), (long) edge * edge);
    }

    private List<Path> kept() throws IOException {
        Path thumbnails = folder.resolve("thumbnails");
        if (!Files.exists(thumbnails)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(thumbnails)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private ThumbnailStore store(long budget) {
        return new ThumbnailStore(folder.resolve("thumbnails"), budget);
    }

    @Test
    void aLargeImageIsDecodedOnceAndThenComesFromTheDisk() throws IOException {
        var source = source(image(Color.RED, 800), 800);
        BufferedImage made = store(1 << 20).thumbnail(source, 100);
        assertThat(made.getWidth()).isEqualTo(100);
        assertThat(made.getRGB(50, 20)).isEqualTo(Color.RED.getRGB());
        assertThat(made.getRGB(50, 80) >>> 24).isZero();

        Files.delete(source.file());
        BufferedImage again = store(1 << 20).thumbnail(source, 100);
        assertThat(again.getRGB(50, 20)).isEqualTo(Color.RED.getRGB());
        assertThat(again.getRGB(50, 80) >>> 24).isZero();
    }

    @Test
    void aChangedImageIsDecodedAgain() throws IOException {
        var store = store(1 << 20);
        store.thumbnail(source(image(Color.RED, 800), 800), 100);
        Path changed = image(Color.BLUE, 800);
        Files.setLastModifiedTime(changed, FileTime.fromMillis(5_000));
        assertThat(store.thumbnail(source(changed, 800), 100).getRGB(50, 20)).isEqualTo(Color.BLUE.getRGB());
    }

    @Test
    void smallImagesAreNotKeptOnTheDisk() throws IOException {
        BufferedImage sprite = store(1 << 20).thumbnail(source(image(Color.RED, 64), 64), 256);
        assertThat(sprite.getWidth()).isEqualTo(64);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aDamagedThumbnailIsMadeAgain() throws IOException {
        var source = source(image(Color.RED, 800), 800);
        store(1 << 20).thumbnail(source, 100);
        Files.writeString(kept().get(0), "half a file");
        assertThat(store(1 << 20).thumbnail(source, 100).getRGB(50, 20)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws IOException {
        var source = source(image(Color.RED, 800), 800);
        var store = store(1);
        store.thumbnail(source, 100);
        store.thumbnail(source, 200);
        assertThat(kept()).hasSize(2);
        store.prune();
        assertThat(kept()).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenThereIsStillAThumbnail() throws IOException {
        Path file = Files.writeString(folder.resolve("thumbnails"), "a file where the folder should be");
        var source = source(image(Color.RED, 800), 800);
        assertThat(store(1 << 20).thumbnail(source, 100).getWidth()).isEqualTo(100);
        assertThat(file).isRegularFile();
    }

    @Test
    void anUnreadableImageSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.png"), "no picture");
        var source = new ThumbnailStore.Source(file, 10, 1, 0);
        assertThatThrownBy(() -> store(1 << 20).thumbnail(source, 100)).isInstanceOf(UnreadableImageException.class);
    }
}
