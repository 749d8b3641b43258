package org.assetkiln.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.TrainingData;

/**
 * How often each comma-separated part of the captions occurs in each folder of images, which A1111 and Forge offer as
 * words to prompt with.
 *
 * <p>Images that were held out do not count.
 *
 * @param byFolder folder's name, then part, to the number of images that have it
 * @param images folder's name to the number of its images
 * @param repeats folder's name to how often an epoch visits its images, at most
 */
record TagFrequency(
        Map<String, Map<String, Integer>> byFolder, Map<String, Integer> images, Map<String, Integer> repeats) {
    static TagFrequency of(TrainingData data, List<Integer> learned) {
        var frequency = new TagFrequency(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        List<String> files = data.files();
        for (int i : learned) {
            boolean captioned = data instanceof CaptionedData;
            List<String> captions =
                    captioned ? ((CaptionedData) data).images().get(i).captions() : List.of(data.prompt());
            frequency.add(files.get(i), captions, data.repeats(i));
        }
        return frequency;
    }

    /** The parts that every image has, in one line; a prompt with them calls for what all images show. */
    Optional<String> shared() {
        int count = images.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Integer> everywhere = new TreeMap<>();
        byFolder.values().forEach(tags -> tags.forEach((tag, n) -> everywhere.merge(tag, n, Integer::sum)));
        String words = everywhere.entrySet().stream()
                .filter(tag -> tag.getValue() >= count)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private void add(String file, List<String> captions, int times) {
        Path folder = Path.of(file).getParent();
        String name = folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
        images.merge(name, 1, Integer::sum);
        repeats.merge(name, times, Math::max);
        Map<String, Integer> tags = byFolder.computeIfAbsent(name, key -> new TreeMap<>());
        captions.stream()
                .flatMap(caption -> Arrays.stream(caption.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .forEach(tag -> tags.merge(tag, 1, Integer::sum));
    }
}
