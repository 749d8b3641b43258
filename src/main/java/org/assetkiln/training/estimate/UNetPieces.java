package org.assetkiln.training.estimate;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.model.UNetStructure;
import org.assetkiln.model.UNetStructure.Level;
import org.assetkiln.model.config.UNetConfig;

/**
 * The calls of a UNet in their order, as {@link org.assetkiln.model.UNet} makes them, with what the tape keeps of each. n
 * places of the latent picture at a level, C channels, T tokens, D width of the text.
 */
final class UNetPieces {
    private static final int TOKENS = 77;

    private final UNetConfig config;
    private final Learners learners;
    private final List<Piece> pieces = new ArrayList<>();
    private int height;
    private int width;
    /** Whether anything before has learned, so that gradients must come through. */
    private boolean taped;

    private UNetPieces(UNetConfig config, int height, int width, Learners learners) {
        this.config = config;
        this.height = height;
        this.width = width;
        this.learners = learners;
    }

    /** @param height of the latent picture; @param width of the latent picture */
    static List<Piece> of(UNetConfig config, int height, int width, Learners learners) {
        var made = new UNetPieces(config, height, width, learners);
        made.all();
        return List.copyOf(made.pieces);
    }

    private void all() {
        UNetStructure structure = UNetStructure.of(config);
        int base = structure.baseChannels();
        conv("conv_in", config.inChannels(), base, places(), Piece.Skip.LEFT);
        structure.down().forEach(this::down);
        Level middle = structure.middle();
        resnet(middle.name() + ".resnets.0", middle.channels(), middle.channels(), Piece.Skip.NONE);
        transformer(middle, 0, Piece.Skip.NONE);
        resnet(middle.name() + ".resnets.1", middle.channels(), middle.channels(), Piece.Skip.NONE);
        structure.up().forEach(this::up);
        head(base, config.outChannels());
    }

    private void down(Level level) {
        for (int j = 0; j < level.resnets(); j++) {
            String name = level.name() + ".resnets." + j;
            resnet(
                    name,
                    level.inputs().get(j),
                    level.channels(),
                    level.attention() ? Piece.Skip.NONE : Piece.Skip.LEFT);
            if (level.attention()) {
                transformer(level, j, Piece.Skip.LEFT);
            }
        }
        if (level.resample()) {
            height = (height + 1) / 2;
            width = (width + 1) / 2;
            conv(
                    level.name() + ".downsamplers.0.conv",
                    level.channels(),
                    level.channels(),
                    4 * places(),
                    Piece.Skip.LEFT);
        }
    }

    private void up(Level level) {
        for (int j = 0; j < level.resnets(); j++) {
            resnet(level.name() + ".resnets." + j, level.inputs().get(j), level.channels(), Piece.Skip.TAKEN);
            if (level.attention()) {
                transformer(level, j, Piece.Skip.NONE);
            }
        }
        if (level.resample()) {
            height *= 2;
            width *= 2;
            upsample(level.name() + ".upsamplers.0.conv", level.channels());
        }
    }

    private long places() {
        return (long) height * width;
    }

    private boolean learns(String path, long... shape) {
        boolean learns = learners.learns(path, shape);
        taped |= learns;
        return learns;
    }

    private void add(
            double forward,
            double back,
            long in,
            long out,
            long kept,
            long room,
            long roomBack,
            long weights,
            Piece.Skip skip) {
        double backward = taped ? back : 0;
        pieces.add(new Piece(forward, backward, in, out, taped ? kept : 0, room, taped ? roomBack : 0, weights, skip));
    }

    /** A convolution of 3x3; frozen ones keep nothing. */
    private void conv(String path, long in, long out, long placesIn, Piece.Skip skip) {
        boolean learns = learns(path, out, in, 3, 3);
        long n = places();
        long weights = 9 * in * out;
        double work = (double) weights * n;
        add(
                work,
                work * factor(learns, learners.full()),
                in * placesIn,
                out * n,
                learns ? in * placesIn : 0,
                out * n,
                2 * in * placesIn,
                weights,
                skip);
    }

    /** Work of the backward pass in forward passes: the input's gradient, that of weights that learn, and the pass again. */
    private double factor(boolean learns, boolean full) {
        return 1 + (learns && full ? 1 : 0) + (learns && learners.sparing() ? 1 : 0);
    }

    private void upsample(String path, long c) {
        boolean learns = learns(path, c, c, 3, 3);
        long n = places();
        long weights = 9 * c * c;
        double work = (double) weights * n;
        long kept = !learns ? 0 : learners.sparing() ? c * n / 4 : c * n;
        add(
                work,
                work * factor(learns, learners.full()),
                c * n / 4,
                c * n,
                kept,
                2 * c * n,
                2 * c * n,
                weights,
                Piece.Skip.NONE);
    }

    /** Group norm, SiLU and convolution twice, and a way around them. */
    private void resnet(String path, long in, long out, Piece.Skip skip) {
        boolean learns = learns(path + ".conv1", out, in, 3, 3) | learns(path + ".conv2", out, out, 3, 3);
        long n = places();
        long shortcut = in == out ? 0 : in * out;
        double first = 9.0 * in * out * n;
        double work = first + (9.0 * out * out + shortcut) * n;
        double back = learns ? work * factor(true, learners.full()) : work + (learners.sparing() ? first : 0);
        long recorded = learns ? 2 * in + 3 * out : out;
        long kept = in + (learners.sparing() ? 0 : recorded);
        long room = Math.max(2 * in, Math.max(in + 2 * out, 4 * out));
        long again = learners.sparing() ? recorded : 0;
        add(
                work,
                back,
                in * n,
                out * n,
                kept * n,
                room * n,
                (again + out + 4 * in) * n,
                9 * Math.max(in, out) * out,
                skip);
    }

    /** A transformer of three calls: attention to itself, attention to the text, feed-forward. */
    private void transformer(Level level, int j, Piece.Skip skip) {
        String name = level.name() + ".attentions." + j;
        String block = name + ".transformer_blocks.0";
        selfAttention(block, level.channels());
        crossAttention(block, level.channels());
        feedForward(block, level.channels(), skip);
    }

    private void selfAttention(String block, long c) {
        boolean learns = learnsAttention(block + ".attn1", c, c);
        long n = places();
        double linear = 5.0 * c * c * n;
        double scores = 2.0 * c * n * n;
        boolean again = learners.sparing();
        // Scores are computed again in the backward pass, which takes five products of their size.
        double back =
                linear * (1 + (learns && learners.full() ? 1 : 0) + (again ? 1 : 0)) + scores * (again ? 3.5 : 2.5);
        long recorded = 6 * c + (learners.full() ? c : 0);
        add(
                linear + scores,
                back,
                c * n,
                c * n,
                (c + (again ? 0 : recorded)) * n,
                7 * c * n,
                ((again ? recorded : 0) + 6 * c) * n,
                0,
                Piece.Skip.NONE);
    }

    /** Its values are always computed again. */
    private void crossAttention(String block, long c) {
        long d = config.crossAttentionDim();
        boolean learns = learnsAttention(block + ".attn2", c, d);
        taped |= learners.text();
        long n = places();
        double linear = 2.0 * c * c * n + 2.0 * c * d * TOKENS;
        double scores = 2.0 * c * n * TOKENS;
        double back = linear * (2 + (learns && learners.full() ? 1 : 0)) + scores * 3.5;
        add(linear + scores, back, c * n, c * n, c * n, 5 * c * n, 9 * c * n, 0, Piece.Skip.NONE);
    }

    private boolean learnsAttention(String path, long c, long context) {
        return learns(path + ".to_q", c, c)
                | learns(path + ".to_k", c, context)
                | learns(path + ".to_v", c, context)
                | learns(path + ".to_out.0", c, c);
    }

    /** Eight and four times as wide inside; without weights that learn its values are computed again. */
    private void feedForward(String block, long c, Piece.Skip skip) {
        boolean learns = learns(block + ".ff.net.0.proj", 8 * c, c) | learns(block + ".ff.net.2", c, 4 * c);
        long n = places();
        double wide = 8.0 * c * c * n;
        double work = wide + 5.0 * c * c * n;
        boolean again = learners.sparing();
        double back = learns ? work * factor(true, learners.full()) : work + wide;
        long recorded = 17 * c + (learners.full() ? c : 0);
        long kept = c + (learns && !again ? recorded : 0);
        long roomBack = learns ? 16 * c + (again ? recorded : 0) : 24 * c;
        add(work, back, c * n, c * n, kept * n, (learns ? 24 : 17) * c * n, roomBack * n, 0, skip);
    }

    private void head(long in, long out) {
        long n = places();
        double work = 9.0 * in * out * n;
        add(
                work,
                work * factor(learners.full(), true),
                in * n,
                out * n,
                (learners.sparing() ? 1 : 3) * in * n,
                2 * in * n,
                4 * in * n,
                0,
                Piece.Skip.NONE);
    }
}
