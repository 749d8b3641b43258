package org.assetkiln.imaging.aseprite;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assetkiln.imaging.document.DocumentFacts;
import org.assetkiln.imaging.document.PictureDocument;

/** An Aseprite file: its cels stay packed until a frame is asked for. */
public final class AsepriteDocument implements PictureDocument {
    private final Sprite sprite;
    private final List<AseLayer> drawn;
    private final DocumentFacts facts;

    private AsepriteDocument(Sprite sprite) {
        this.sprite = sprite;
        drawn = sprite.layers().stream().filter(AseLayer::drawn).toList();
        facts = new DocumentFacts(
                sprite.width(),
                sprite.height(),
                sprite.frames().stream().map(Sprite.Frame::millis).toList(),
                drawn.stream().map(AseLayer::layer).toList(),
                sprite.tags(),
                sprite.slices(),
                Arrays.stream(sprite.frames().get(0).palette()).boxed().toList());
    }

    /** Reads the structure of a file. */
    public static PictureDocument read(byte[] file) throws IOException {
        return new AsepriteDocument(SpriteReader.read(file));
    }

    @Override
    public DocumentFacts facts() {
        return facts;
    }

    @Override
    public BufferedImage frame(int frame) throws IOException {
        Bitmap canvas = new Bitmap(sprite.width(), sprite.height());
        draw(frame, 0, 0, sprite.layers().size(), canvas, new CelDecoder(sprite, frame));
        return canvas.picture();
    }

    @Override
    public BufferedImage layer(int layer, int frame) throws IOException {
        AseLayer chosen = drawn.get(layer);
        Bitmap canvas = new Bitmap(sprite.width(), sprite.height());
        Cel cel = sprite.cel(chosen.index(), frame);
        if (cel != null) {
            draw(cel, chosen, Blend.NORMAL, canvas, new CelDecoder(sprite, frame));
        }
        return canvas.picture();
    }

    /** Something drawn at once: a cel, or a group that is put together first. */
    private record Item(AseLayer layer, int order, int later) {}

    /** Draws the layers from {@code from} to before {@code to} that lie at this level. */
    private void draw(int frame, int level, int from, int to, Bitmap canvas, CelDecoder decoder) throws IOException {
        Stream<AseLayer> layers = sprite.layers().subList(from, to).stream();
        List<Item> items = layers.filter(layer -> sprite.groupsBlend()
                        ? layer.level() == level && (layer.drawn() || layer.kind() == AseLayer.Kind.GROUP)
                        : layer.drawn())
                .filter(layer -> layer.layer().visible())
                .map(layer -> item(layer, frame))
                .sorted(Comparator.comparingInt(Item::order).thenComparingInt(Item::later))
                .toList();
        for (Item item : items) {
            AseLayer layer = item.layer();
            if (layer.kind() == AseLayer.Kind.GROUP) {
                Bitmap group = new Bitmap(canvas.width(), canvas.height());
                draw(frame, level + 1, layer.index() + 1, end(layer), group, decoder);
                canvas.draw(group, 0, 0, layer.blend(), layer.opacity());
            } else {
                Cel cel = sprite.cel(layer.index(), frame);
                if (cel != null) {
                    draw(cel, layer, layer.blend(), canvas, decoder);
                }
            }
        }
    }

    /** Layers are drawn by their number plus the cel's own shift; of two with the same sum the one shifted less is lower. */
    private Item item(AseLayer layer, int frame) {
        Cel cel = sprite.cel(layer.index(), frame);
        int later = cel == null ? 0 : cel.order();
        return new Item(layer, layer.index() + later, later);
    }

    /** Where the layers of a group end. */
    private int end(AseLayer group) {
        int end = group.index() + 1;
        while (end < sprite.layers().size() && sprite.layers().get(end).level() > group.level()) {
            end++;
        }
        return end;
    }

    private static void draw(Cel cel, AseLayer layer, Blend blend, Bitmap canvas, CelDecoder decoder)
            throws IOException {
        Bitmap pixels = decoder.decode(cel, layer);
        if (pixels != null) {
            int opacity = cel.opacity() * layer.opacity() / 255;
            canvas.draw(pixels, cel.x(), cel.y(), blend, opacity);
        }
    }
}
