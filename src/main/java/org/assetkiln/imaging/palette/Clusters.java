package org.assetkiln.imaging.palette;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.assetkiln.imaging.palette.ColourCounts.Count;

/**
 * Few colours for many: k-means (Lloyd 1982) in OkLab, begun with the most frequent colour and then ever the one with most
 * pixels times squared distance to those chosen, so the same picture always gives the same colours.
 */
final class Clusters {
    private static final int ROUNDS = 6;

    /** Rarer colours of a photograph are left out: they would only move the centres a little. */
    private static final int MOST_POINTS = 4096;

    private final List<Count> points;
    private final OkLab[] places;
    private final OkLab[] centres;
    private final int[] cluster;

    private Clusters(List<Count> points, int most) {
        this.points = points;
        places = points.stream().map(point -> OkLab.of(point.rgb())).toArray(OkLab[]::new);
        centres = new OkLab[most];
        cluster = new int[points.size()];
    }

    /** Colours of the picture itself with the pixels that each stands for, the one that stands for most first. */
    static List<Count> of(ColourCounts counts, int most) {
        List<Count> points = counts.colours();
        if (points.size() <= most) {
            return points;
        }
        var clusters = new Clusters(points.subList(0, Math.min(MOST_POINTS, points.size())), most);
        clusters.begin();
        for (int round = 0; round < ROUNDS; round++) {
            clusters.assign();
            clusters.move();
        }
        clusters.assign();
        return clusters.colours();
    }

    private void begin() {
        double[] far = new double[places.length];
        Arrays.fill(far, Double.MAX_VALUE);
        int next = 0;
        for (int c = 0; c < centres.length; c++) {
            centres[c] = places[next];
            double most = -1;
            for (int i = 0; i < places.length; i++) {
                far[i] = Math.min(far[i], places[i].squared(centres[c]));
                double weight = far[i] * points.get(i).pixels();
                if (weight > most) {
                    most = weight;
                    next = i;
                }
            }
        }
    }

    private void assign() {
        for (int i = 0; i < places.length; i++) {
            double least = Double.MAX_VALUE;
            for (int c = 0; c < centres.length; c++) {
                double distance = places[i].squared(centres[c]);
                if (distance < least) {
                    least = distance;
                    cluster[i] = c;
                }
            }
        }
    }

    private void move() {
        double[][] sums = new double[centres.length][4];
        for (int i = 0; i < places.length; i++) {
            double[] sum = sums[cluster[i]];
            int pixels = points.get(i).pixels();
            sum[0] += pixels * places[i].lightness();
            sum[1] += pixels * places[i].a();
            sum[2] += pixels * places[i].b();
            sum[3] += pixels;
        }
        for (int c = 0; c < centres.length; c++) {
            double n = sums[c][3];
            if (n > 0) {
                centres[c] = new OkLab(sums[c][0] / n, sums[c][1] / n, sums[c][2] / n);
            }
        }
    }

    /** Of each cluster the picture's colour nearest to the centre. */
    private List<Count> colours() {
        List<Count> chosen = new ArrayList<>();
        for (int c = 0; c < centres.length; c++) {
            double least = Double.MAX_VALUE;
            int rgb = -1;
            int pixels = 0;
            for (int i = 0; i < places.length; i++) {
                if (cluster[i] == c) {
                    pixels += points.get(i).pixels();
                    double distance = places[i].squared(centres[c]);
                    rgb = distance < least ? points.get(i).rgb() : rgb;
                    least = Math.min(least, distance);
                }
            }
            if (rgb >= 0) {
                chosen.add(new Count(rgb, pixels));
            }
        }
        chosen.sort(Comparator.comparingInt(Count::pixels).reversed());
        return chosen;
    }
}
