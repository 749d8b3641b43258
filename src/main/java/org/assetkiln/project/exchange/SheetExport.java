package org.assetkiln.project.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.UnreadableImageException;
import org.assetkiln.imaging.format.Limits;
import org.assetkiln.imaging.format.RefusedException;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.ScanListener;

/**
 * A sprite sheet: equal cells as large as the largest image, row by row, in {@code sheet.png}, and {@code sheet.json} in
 * the forms that TexturePacker calls "JSON (Hash)" and "JSON (Array)" and Aseprite writes, too. The frames of an animation
 * lie one after the other and have a tag ({@code meta.frameTags}).
 */
final class SheetExport {
    /** What graphics cards take as one texture. */
    static final int MOST_PIXELS_A_SIDE = 16_384;

    /** How long a frame stands, as Aseprite has it unless told otherwise. */
    private static final int FRAME_MILLIS = 100;

    private final ExportPictures pictures;
    private final boolean list;

    /** @param list whether the frames are a list rather than an object with their names as keys */
    SheetExport(ExportPictures pictures, boolean list) {
        this.pictures = pictures;
        this.list = list;
    }

    ImageExport.Written write(
            List<DatasetImage> images,
            Path folder,
            ScanListener listener,
            BooleanSupplier cancelled,
            List<String> leftOut)
            throws IOException {
        if (images.isEmpty()) {
            return new ImageExport.Written(0, List.copyOf(leftOut));
        }
        Cells cells = Cells.of(images, pictures);
        var sheet = new BufferedImage(cells.sheetWidth(), cells.sheetHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = sheet.createGraphics();
        Map<String, ObjectNode> frames = new LinkedHashMap<>();
        int placed = 0;
        for (DatasetImage image : SheetTags.inOrder(images)) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            try {
                BufferedImage picture = pictures.picture(image);
                int x = placed % cells.columns() * cells.width();
                int y = placed / cells.columns() * cells.height();
                g.drawImage(picture, x, y, null);
                frames.put(image.id(), frame(x, y, picture));
                placed++;
            } catch (UnreadableImageException e) {
                leftOut.add(Objects.toString(e.getMessage(), image.id()));
            }
            listener.progress(placed, images.size());
        }
        g.dispose();
        Files.createDirectories(folder);
        Pictures.writePng(folder.resolve("sheet.png"), sheet, Map.of());
        Json.write(folder.resolve("sheet.json"), atlas(frames, sheet));
        return new ImageExport.Written(placed, List.copyOf(leftOut));
    }

    private Map<String, Object> atlas(Map<String, ObjectNode> frames, BufferedImage sheet) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("app", "Assetkiln");
        meta.put("image", "sheet.png");
        meta.put("format", "RGBA8888");
        meta.put("size", Map.of("w", sheet.getWidth(), "h", sheet.getHeight()));
        meta.put("scale", "1");
        meta.put("frameTags", SheetTags.of(List.copyOf(frames.keySet())));
        Map<String, Object> atlas = new LinkedHashMap<>();
        atlas.put("frames", list ? listed(frames) : frames);
        atlas.put("meta", meta);
        return atlas;
    }

    private static List<ObjectNode> listed(Map<String, ObjectNode> frames) {
        List<ObjectNode> listed = new ArrayList<>();
        frames.forEach((name, frame) -> {
            ObjectNode named = Json.mapper().createObjectNode().put("filename", name);
            named.setAll(frame);
            listed.add(named);
        });
        return listed;
    }

    private static ObjectNode frame(int x, int y, BufferedImage picture) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        ObjectNode frame = Json.mapper().createObjectNode();
        frame.putObject("frame").put("x", x).put("y", y).put("w", w).put("h", h);
        frame.put("rotated", false).put("trimmed", false);
        frame.putObject("spriteSourceSize").put("x", 0).put("y", 0).put("w", w).put("h", h);
        frame.putObject("sourceSize").put("w", w).put("h", h);
        frame.put("duration", FRAME_MILLIS);
        return frame;
    }

    /** A grid about as wide as high. */
    private record Cells(int width, int height, int columns, int rows) {
        static Cells of(List<DatasetImage> images, ExportPictures pictures) throws IOException {
            int width = 1;
            int height = 1;
            for (DatasetImage image : images) {
                ExportPictures.Size size = pictures.size(image);
                width = Math.max(width, size.width());
                height = Math.max(height, size.height());
            }
            int columns = (int) Math.ceil(Math.sqrt((double) images.size() * height / width));
            Cells cells = new Cells(width, height, columns, (images.size() + columns - 1) / columns);
            if (cells.sheetWidth() > MOST_PIXELS_A_SIDE || cells.sheetHeight() > MOST_PIXELS_A_SIDE) {
                throw new IOException("The sheet would be " + cells.sheetWidth() + " × " + cells.sheetHeight()
                        + " pixels, more than " + MOST_PIXELS_A_SIDE + " a side: export fewer images at a time.");
            }
            try {
                Limits.check(cells.sheetWidth(), cells.sheetHeight());
            } catch (RefusedException e) {
                throw new IOException("The sheet " + e.getMessage(), e);
            }
            return cells;
        }

        int sheetWidth() {
            return width * columns;
        }

        int sheetHeight() {
            return height * rows;
        }
    }
}
