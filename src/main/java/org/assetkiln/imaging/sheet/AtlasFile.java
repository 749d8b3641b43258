package org.assetkiln.imaging.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assetkiln.files.Json;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that Aseprite and TexturePacker write beside a sheet, in both of its forms: {@code frames} is an object with the
 * names as keys ("hash") or an array of objects with a {@code filename}; {@code meta.frameTags} names ranges of frames.
 */
public final class AtlasFile {
    private static final long MOST_BYTES = 32L << 20;

    private AtlasFile() {}

    /** The file of the sheet's name with the extension {@code .json}, if there is one. */
    public static Optional<Path> beside(Path sheet) {
        String name = sheet.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path json = sheet.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
        return Files.isRegularFile(json) ? Optional.of(json) : Optional.empty();
    }

    /**
     * The pieces in the order of the file.
     *
     * @param width of the sheet in pixels
     * @param height likewise
     * @throws IOException with one sentence if it is no such file or belongs to another sheet
     */
    public static List<Cut> read(Path file, int width, int height) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw notAnAtlas(file);
        }
        JsonNode json = Json.read(file, JsonNode.class);
        JsonNode frames = json.path("frames");
        List<String> tags = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>();
        Iterator<Map.Entry<String, JsonNode>> named = frames.fields();
        for (int i = 0; i < frames.size(); i++) {
            JsonNode frame = frames.isObject() ? named.next().getValue() : frames.get(i);
            tags.add(tag(json, i));
            cuts.add(cut(file, name(frames, frame, i), frame, i, tags));
        }
        if (cuts.isEmpty()) {
            throw notAnAtlas(file);
        }
        for (Cut cut : cuts) {
            if (!cut.area().within(width, height)) {
                throw new IOException(file.getFileName() + " places " + cut.name() + " outside this picture of " + width
                        + " × " + height + " pixels; choose the file that was written with it.");
            }
        }
        return cuts;
    }

    private static String name(JsonNode frames, JsonNode frame, int index) {
        String name = frame.path("filename").asText();
        if (frames.isObject()) {
            Iterator<String> names = frames.fieldNames();
            for (int i = 0; i <= index; i++) {
                name = names.next();
            }
        }
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    private static String tag(JsonNode json, int index) {
        for (JsonNode tag : json.path("meta").path("frameTags")) {
            if (index >= tag.path("from").asInt() && index <= tag.path("to").asInt(-1)) {
                return tag.path("name").asText();
            }
        }
        return "";
    }

    private static Cut cut(Path file, String name, JsonNode frame, int index, List<String> tags) throws IOException {
        JsonNode place = frame.path("frame");
        int width = place.path("w").asInt();
        int height = place.path("h").asInt();
        if (width < 1 || height < 1) {
            throw notAnAtlas(file);
        }
        boolean turned = frame.path("rotated").asBoolean();
        var area = new Area(
                place.path("x").asInt(), place.path("y").asInt(), turned ? height : width, turned ? width : height);
        String tag = tags.get(index);
        int inTag = (int) tags.subList(0, index).stream().filter(tag::equals).count();
        return new Cut(area, 0, index, name, tag, inTag, packing(frame, turned, width, height));
    }

    private static Cut.@Nullable Packing packing(JsonNode frame, boolean turned, int width, int height) {
        JsonNode size = frame.path("sourceSize");
        JsonNode place = frame.path("spriteSourceSize");
        int wide = size.path("w").asInt(width);
        int high = size.path("h").asInt(height);
        int x = place.path("x").asInt();
        int y = place.path("y").asInt();
        boolean fits = x >= 0 && y >= 0 && x + width <= wide && y + height <= high && (long) wide * high <= 1 << 24;
        if (!fits) {
            return turned ? new Cut.Packing(true, width, height, 0, 0) : null;
        }
        boolean plain = !turned && wide == width && high == height;
        return plain ? null : new Cut.Packing(turned, wide, high, x, y);
    }

    private static IOException notAnAtlas(Path file) {
        return new IOException(
                file.getFileName()
                        + " does not say where sprites lie; choose the JSON that Aseprite or TexturePacker wrote with the sheet.");
    }
}
