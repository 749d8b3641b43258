package org.assetkiln.project.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.wording.FrameName;

/** The animations among the images of a sheet, as Aseprite tags them. */
final class SheetTags {
    private SheetTags() {}

    /** An animation: its first and last frame by their place among all. The names of the components are Aseprite's. */
    record Tag(String name, int from, int to, String direction) {}

    /** Images with the frames of each animation together and by their numbers, where its first one was. */
    static List<DatasetImage> inOrder(List<DatasetImage> images) {
        Map<String, List<DatasetImage>> bySeries = new LinkedHashMap<>();
        images.forEach(image -> bySeries.computeIfAbsent(series(image.id()), key -> new ArrayList<>())
                .add(image));
        Comparator<DatasetImage> byNumber = Comparator.comparingLong(
                image -> FrameName.of(image.id()).map(FrameName::number).orElse(0L));
        bySeries.values().forEach(frames -> frames.sort(byNumber));
        return bySeries.values().stream().flatMap(List::stream).toList();
    }

    /** The tags of images in the order above, by their ids; a single image has none. */
    static List<Tag> of(List<String> ids) {
        List<Tag> tags = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= ids.size(); i++) {
            String series = series(ids.get(from));
            if (i == ids.size() || !series(ids.get(i)).equals(series)) {
                if (i - from > 1) {
                    tags.add(new Tag(series.substring(series.lastIndexOf('/') + 1), from, i - 1, "forward"));
                }
                from = i;
            }
        }
        return tags;
    }

    private static String series(String id) {
        return FrameName.of(id).map(FrameName::series).orElse(id);
    }
}
