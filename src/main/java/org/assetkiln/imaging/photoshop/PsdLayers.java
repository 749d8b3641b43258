package org.assetkiln.imaging.photoshop;

import java.awt.Rectangle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.assetkiln.imaging.document.Layer;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The layers as the plug-in's metadata shows them, from the lowest. A group's own record lies above its layers, and a
 * divider below them (Adobe, Photoshop File Formats Specification, layer records and section divider setting).
 */
final class PsdLayers {
    private static final int HIDDEN = 2;

    private final Deque<Element> groups = new ArrayDeque<>();
    private final List<PsdLayer> layers = new ArrayList<>();

    private PsdLayers() {}

    static List<PsdLayer> read(Element metadata) {
        NodeList records = metadata.getElementsByTagName("LayerInfo");
        var reader = new PsdLayers();
        for (int i = records.getLength() - 1; i >= 0; i--) {
            reader.record((Element) records.item(i), i + 1);
        }
        Collections.reverse(reader.layers);
        return List.copyOf(reader.layers);
    }

    private void record(Element record, int image) {
        if (record.hasAttribute("sectionDivider")) {
            groups.pollLast();
        } else if (record.hasAttribute("group")) {
            groups.addLast(record);
        } else {
            layers.add(new PsdLayer(image, bounds(record), layer(record)));
        }
    }

    private Layer layer(Element record) {
        boolean visible = shown(record) && groups.stream().allMatch(PsdLayers::shown);
        List<String> names =
                groups.stream().map(group -> group.getAttribute("name")).toList();
        return new Layer(
                record.getAttribute("name"), String.join("/", names), visible, number(record, "opacity") / 255.0);
    }

    private static boolean shown(Element record) {
        return (number(record, "flags") & HIDDEN) == 0;
    }

    private static Rectangle bounds(Element record) {
        int x = number(record, "left");
        int y = number(record, "top");
        return new Rectangle(x, y, number(record, "right") - x, number(record, "bottom") - y);
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }
}
