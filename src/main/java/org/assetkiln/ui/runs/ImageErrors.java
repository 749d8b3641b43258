package org.assetkiln.ui.runs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assetkiln.training.event.TrainingEvent;

/**
 * How large the errors of each image were beside those of all images at like noise. An error depends far more on the noise
 * than on the image, so that plain means would only tell who had the easier noise.
 */
final class ImageErrors {
    private final Sums all = new Sums();
    private final Map<Integer, Sums> byImage = new TreeMap<>();

    private static final class Sums {
        private final double[] sum = new double[NoiseBand.values().length];
        private final int[] count = new int[NoiseBand.values().length];

        void add(NoiseBand band, double error) {
            sum[band.ordinal()] += error;
            count[band.ordinal()]++;
        }

        int seen() {
            return Arrays.stream(count).sum();
        }
    }

    /**
     * One image.
     *
     * @param image index among the run's files
     * @param seen how often it was used
     * @param ratio its errors over the errors to expect at the noise it had; 1 for an image like the others
     */
    record Entry(int image, int seen, double ratio) {}

    void add(TrainingEvent.Errors errors) {
        for (int i = 0; i < errors.images().size(); i++) {
            int image = errors.images().get(i);
            if (image >= 0) {
                NoiseBand band = NoiseBand.of(errors.timesteps().get(i));
                all.add(band, errors.errors().get(i));
                byImage.computeIfAbsent(image, key -> new Sums())
                        .add(band, errors.errors().get(i));
            }
        }
    }

    void clear() {
        byImage.clear();
        Arrays.fill(all.sum, 0);
        Arrays.fill(all.count, 0);
    }

    /** The images, the least learned first. */
    List<Entry> entries() {
        return byImage.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue().seen(), ratio(entry.getValue())))
                .sorted(Comparator.comparingDouble(Entry::ratio).reversed())
                .toList();
    }

    private double ratio(Sums image) {
        double real = 0;
        double expected = 0;
        for (int band = 0; band < image.sum.length; band++) {
            real += image.sum[band];
            expected += image.count[band] == 0 ? 0 : image.count[band] * all.sum[band] / all.count[band];
        }
        return expected == 0 ? 1 : real / expected;
    }

    /** The entries in words, a line each. */
    String text(List<String> files) {
        if (byImage.isEmpty()) {
            return "Nothing is known of single images yet: runs of earlier versions did not write it down.";
        }
        return "Errors beside those of the other images at the same noise. Well above 1: not learned yet. Far below 1: perhaps copied.\n\n"
                + entries().stream().map(entry -> line(entry, files)).collect(Collectors.joining("\n"));
    }

    private static String line(Entry entry, List<String> files) {
        String name = entry.image() < files.size()
                ? Path.of(files.get(entry.image())).getFileName().toString()
                : "image " + entry.image();
        return String.format(
                Locale.ENGLISH, "%5.2f   %s, seen %s", entry.ratio(), name, Words.count(entry.seen(), "time", "times"));
    }
}
