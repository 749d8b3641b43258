package org.assetkiln.project.wording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which images are frames of one animation: those whose names differ only in the number at the end, {@code walk_01.png}
 * and {@code walk_02.png}, in one folder.
 */
public final class Animations {
    /** More under one name are a numbered collection, whose captions need not agree. */
    private static final int MOST_FRAMES = 64;

    private final Map<String, List<String>> frames = new LinkedHashMap<>();

    private Animations() {}

    /** Groups images by their ids, paths with {@code /} between names. */
    public static Animations of(Collection<String> images) {
        Animations animations = new Animations();
        for (String image : images) {
            String name = name(image);
            if (!name.isEmpty()) {
                animations
                        .frames
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(image);
            }
        }
        return animations;
    }

    /** Folder and name without the number; empty where there is no number. */
    private static String name(String image) {
        return FrameName.of(image).map(FrameName::series).orElse("");
    }

    /** Whether an image has siblings. */
    public boolean several(String image) {
        return frames.getOrDefault(name(image), List.of()).size() > 1;
    }

    /** The other frames of the animation that an image belongs to; empty for a single image, and for one of more than 64. */
    public List<String> siblings(String image) {
        List<String> all = frames.getOrDefault(name(image), List.of());
        return all.size() > MOST_FRAMES
                ? List.of()
                : all.stream().filter(other -> !other.equals(image)).toList();
    }
}
