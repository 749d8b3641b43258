package org.assetkiln.project.exchange;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.project.DatasetImage;
import org.jspecify.annotations.Nullable;

/**
 * Finds the image that a file of captions means: by its path, relative to the file, to the project or to its image folder;
 * else by as much of the end of the path as an image shares, where only one does. With and without ending.
 */
final class ImageMatcher {
    private final Path folder;
    private final Map<String, DatasetImage> byPath = new HashMap<>();
    /** By the ends of their paths; null where several images share one. */
    private final Map<String, @Nullable DatasetImage> byEnd = new HashMap<>();

    /**
     * @param images the project's
     * @param roots folders that paths may be relative to, apart from {@code folder}
     * @param folder where the file is
     */
    ImageMatcher(List<DatasetImage> images, List<Path> roots, Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        for (DatasetImage image : images) {
            Path path = image.file().toAbsolutePath().normalize();
            path(path.toString(), image);
            for (Path root : roots) {
                if (path.startsWith(root)) {
                    path(root.relativize(path).toString(), image);
                }
            }
            String end = image.id();
            while (!end.isEmpty()) {
                end(end, image);
                end(stem(end), image);
                end = shorter(end);
            }
        }
    }

    private void path(String path, DatasetImage image) {
        String key = path.replace('\\', '/');
        byPath.putIfAbsent(key, image);
        byPath.putIfAbsent(stem(key), image);
    }

    private void end(String end, DatasetImage image) {
        DatasetImage other = byEnd.get(end);
        boolean shared = byEnd.containsKey(end) && !image.equals(other);
        byEnd.put(end, shared ? null : image);
    }

    @Nullable
    DatasetImage find(String name) {
        String key = name.replace('\\', '/');
        DatasetImage image = byPath.get(absolute(key));
        if (image == null) {
            image = byPath.get(key.startsWith("./") ? key.substring(2) : key);
        }
        for (String end = key; image == null && !end.isEmpty(); end = shorter(end)) {
            if (byEnd.containsKey(end)) {
                return byEnd.get(end);
            }
        }
        return image;
    }

    private String absolute(String key) {
        try {
            return folder.resolve(key).normalize().toString().replace('\\', '/');
        } catch (InvalidPathException e) {
            return key;
        }
    }

    /** Without the first folder. */
    private static String shorter(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(slash + 1);
    }

    private static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
