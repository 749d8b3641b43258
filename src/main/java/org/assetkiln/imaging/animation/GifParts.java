package org.assetkiln.imaging.animation;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The frames of a GIF, as ImageIO's metadata shows them (GIF89a, sections 20 and 23). */
final class GifParts {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    /** Browsers show frames that ask for less than two hundredths of a second for a tenth; artists see them so. */
    private static final int SHORTEST_MILLIS = 20;

    private static final int USUAL_MILLIS = 100;

    private GifParts() {}

    static List<Part> read(ImageReader reader) throws IOException {
        List<Part> parts = new ArrayList<>();
        int frames = reader.getNumImages(true);
        for (int i = 0; i < frames; i++) {
            parts.add(part((Element) reader.getImageMetadata(i).getAsTree(FORMAT)));
        }
        return parts;
    }

    private static Part part(Element frame) {
        Element at = (Element) frame.getElementsByTagName("ImageDescriptor").item(0);
        var bounds = new Rectangle(
                number(at, "imageLeftPosition"),
                number(at, "imageTopPosition"),
                number(at, "imageWidth"),
                number(at, "imageHeight"));
        NodeList controls = frame.getElementsByTagName("GraphicControlExtension");
        if (controls.getLength() == 0) {
            return new Part(bounds, USUAL_MILLIS, true, Part.Disposal.KEEP);
        }
        Element control = (Element) controls.item(0);
        int millis = 10 * number(control, "delayTime");
        Part.Disposal after =
                switch (control.getAttribute("disposalMethod")) {
                    case "restoreToBackgroundColor" -> Part.Disposal.CLEAR; // which browsers take for transparent
                    case "restoreToPrevious" -> Part.Disposal.RESTORE;
                    default -> Part.Disposal.KEEP;
                };
        return new Part(bounds, millis < SHORTEST_MILLIS ? USUAL_MILLIS : millis, true, after);
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }
}
