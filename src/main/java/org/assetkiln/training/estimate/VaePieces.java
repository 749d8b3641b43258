package org.assetkiln.training.estimate;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.model.config.VaeConfig;

/**
 * The calls of an autoencoder in their order, of which nothing is kept. Its weights lie as in files, so that the engine
 * copies what a convolution takes and gives.
 */
final class VaePieces {
    private final VaeConfig config;
    private final List<Piece> pieces = new ArrayList<>();
    private long places;

    private VaePieces(VaeConfig config, long places) {
        this.config = config;
        this.places = places;
    }

    /** From pixels to latents. */
    static Passes encoder(VaeConfig config, long pixels) {
        var made = new VaePieces(config, pixels);
        List<Integer> channels = config.blockOutChannels();
        int in = channels.get(0);
        made.conv(config.inChannels(), in, pixels);
        for (int i = 0; i < channels.size(); i++) {
            int out = channels.get(i);
            for (int j = 0; j < config.layersPerBlock(); j++) {
                made.resnet(j == 0 ? in : out, out);
            }
            if (i < channels.size() - 1) {
                made.places /= 4;
                made.conv(out, out, 4 * made.places);
            }
            in = out;
        }
        made.middle(in);
        made.conv(in, 2 * config.latentChannels(), made.places);
        return new Passes(made.pieces);
    }

    /** From latents to pixels. */
    static Passes decoder(VaeConfig config, long pixels) {
        List<Integer> channels = config.blockOutChannels();
        int last = channels.size() - 1;
        var made = new VaePieces(config, pixels >> (2 * last));
        int in = channels.get(last);
        made.conv(config.latentChannels(), in, made.places);
        made.middle(in);
        for (int i = 0; i <= last; i++) {
            int out = channels.get(last - i);
            for (int j = 0; j <= config.layersPerBlock(); j++) {
                made.resnet(j == 0 ? in : out, out);
            }
            if (i < last) {
                made.places *= 4;
                made.upsample(out);
            }
            in = out;
        }
        made.conv(in, config.outChannels(), made.places);
        return new Passes(made.pieces);
    }

    private void add(double work, long in, long out, long room, long weights) {
        pieces.add(new Piece(work, 0, in, out, 0, room, 0, weights, Piece.Skip.NONE));
    }

    /** With what comes before it: the copies in and out, and what is normalised. */
    private void conv(long in, long out, long placesIn) {
        add(9.0 * in * out * places, in * placesIn, out * places, 2 * in * placesIn + 2 * out * places, 9 * in * out);
    }

    private void upsample(long c) {
        add(9.0 * c * c * places, c * places / 4, c * places, 4 * c * places, 9 * c * c);
    }

    private void resnet(long in, long out) {
        long shortcut = in == out ? 0 : in * out;
        double work = (9.0 * in * out + 9.0 * out * out + shortcut) * places;
        long room = Math.max(2 * in + 2 * out, 5 * out);
        add(work, in * places, out * places, room * places, 9 * in * out);
    }

    private void middle(long c) {
        resnet(c, c);
        add((4.0 * c + 2.0 * places) * c * places, c * places, c * places, 6 * c * places, 0);
        resnet(c, c);
    }
}
