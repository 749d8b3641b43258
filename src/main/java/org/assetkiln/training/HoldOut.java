package org.assetkiln.training;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.assetkiln.training.settings.TrainingData;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * Which images are learned and which only measure. An image's lot depends on the run's seed and its file alone, so that
 * further images change little about it.
 *
 * @param learned indices of images in latent space
 * @param held indices of those held out; without a hold-out the learned ones, which then measure too
 */
record HoldOut(List<Integer> learned, List<Integer> held) {
    static HoldOut of(TrainingSettings settings, LatentStore images) {
        double share = settings.data().holdOut();
        List<Integer> all = IntStream.range(0, images.size()).boxed().toList();
        if (share <= 0 || all.size() < 2) {
            return new HoldOut(all, all);
        }
        var seeds = new Seeds(settings.seed());
        int count = (int) Math.max(1, Math.min(all.size() - 1, Math.round(share * all.size())));
        List<Integer> drawn = all.stream()
                .sorted(Comparator.comparingLong(
                        index -> lot(settings.data(), seeds, images.entry(index).source())))
                .toList();
        List<Integer> held = drawn.subList(0, count).stream().sorted().toList();
        return new HoldOut(all.stream().filter(index -> !held.contains(index)).toList(), held);
    }

    private static long lot(TrainingData data, Seeds seeds, int source) {
        return seeds.of(Seeds.Use.HOLD_OUT, data.files().get(source).hashCode(), 0);
    }
}
