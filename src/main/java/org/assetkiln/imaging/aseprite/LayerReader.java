package org.assetkiln.imaging.aseprite;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.imaging.document.Layer;

/** Reads layer chunks, which tell by their level whose group they are in. */
final class LayerReader {
    private static final int VISIBLE = 1;
    private static final int OPACITY_IS_VALID = 1;
    private static final int MOST = 10_000;

    private final boolean opacityIsValid;
    private final List<AseLayer> layers = new ArrayList<>();

    LayerReader(int headerFlags) {
        opacityIsValid = (headerFlags & OPACITY_IS_VALID) != 0;
    }

    List<AseLayer> layers() {
        return List.copyOf(layers);
    }

    void add(Input in) {
        int flags = in.u16();
        int kind = in.u16();
        int level = in.u16();
        in.skip(4);
        Blend blend = Blend.of(in.u16());
        int opacity = in.u8();
        in.skip(3);
        String name = in.text();
        if (layers.size() == MOST) {
            throw new IllegalArgumentException("There are more than " + MOST + " layers.");
        }
        AseLayer.Kind[] kinds = AseLayer.Kind.values();
        if (kind >= kinds.length) {
            throw new IllegalArgumentException("The layer " + name + " is of the unknown kind " + kind + ".");
        }
        List<AseLayer> groups = groups(level);
        boolean visible = (flags & VISIBLE) != 0
                && groups.stream().allMatch(group -> group.layer().visible());
        String group =
                String.join("/", groups.stream().map(g -> g.layer().name()).toList());
        layers.add(new AseLayer(
                layers.size(),
                kinds[kind],
                flags,
                groups.size(),
                blend,
                new Layer(name, group, visible, opacityIsValid ? opacity / 255.0 : 1),
                kinds[kind] == AseLayer.Kind.TILES ? in.u32() : 0));
    }

    /** The groups around a layer that comes next at this level, from the outermost. */
    private List<AseLayer> groups(int level) {
        List<AseLayer> groups = new ArrayList<>();
        int below = level;
        for (int i = layers.size() - 1; i >= 0 && below > 0; i--) {
            AseLayer layer = layers.get(i);
            if (layer.kind() == AseLayer.Kind.GROUP && layer.level() < below) {
                groups.add(0, layer);
                below = layer.level();
            }
        }
        return groups;
    }
}
