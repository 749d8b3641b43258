package org.assetkiln.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assetkiln.training.settings.TrainingData;

/**
 * The images that a run learned: not those that were held out, nor those that could not be read.
 *
 * @param sources indices into the files of the run's data
 * @param sizes each one's picture, width by height in pixels
 * @param held how many images were held out
 */
record LearnedImages(List<Integer> sources, List<List<Long>> sizes, int held) {
    /** @param pixelsPerLatent edge of the pixels that one latent stands for */
    static LearnedImages of(LatentStore images, HoldOut split, int pixelsPerLatent) {
        List<Integer> learned = split.learned();
        return new LearnedImages(
                learned.stream().map(index -> images.entry(index).source()).toList(),
                learned.stream()
                        .map(index -> images.entry(index).size())
                        .map(size -> List.of(size.get(1) * pixelsPerLatent, size.get(0) * pixelsPerLatent))
                        .toList(),
                split.held().equals(learned) ? 0 : split.held().size());
    }

    /** How many pictures an epoch visits. */
    int visits(TrainingData data) {
        return sources.stream().mapToInt(data::repeats).sum();
    }

    /** As kohya's trainers describe their buckets: number to resolution and pictures an epoch visits. */
    Map<String, Object> buckets(TrainingData data) {
        Map<String, Integer> visits = new TreeMap<>();
        Map<String, List<Long>> resolutions = new TreeMap<>();
        for (int i = 0; i < sources.size(); i++) {
            String name =
                    "%05d %05d".formatted(sizes.get(i).get(0), sizes.get(i).get(1));
            resolutions.put(name, sizes.get(i));
            visits.merge(name, data.repeats(sources.get(i)), Integer::sum);
        }
        Map<String, Object> buckets = new TreeMap<>();
        resolutions.forEach((name, size) -> buckets.put(
                Integer.toString(buckets.size()),
                new TreeMap<>(Map.of("resolution", size, "count", visits.getOrDefault(name, 0)))));
        return Map.of("buckets", buckets);
    }
}
