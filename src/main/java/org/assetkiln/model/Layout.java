package org.assetkiln.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names and shapes of a network's weights, in the order they are added. */
public final class Layout {
    private final Map<String, long[]> shapes = new LinkedHashMap<>();

    /** No weights yet. */
    public Layout() {}

    /** Every weight's shape by name. */
    public Map<String, long[]> shapes() {
        return Collections.unmodifiableMap(shapes);
    }

    /** A convolution, {@code kernel} pixels wide and high, with bias. */
    public void conv(String name, int in, int out, int kernel) {
        shapes.put(name + ".weight", new long[] {out, in, kernel, kernel});
        shapes.put(name + ".bias", new long[] {out});
    }

    /** A matrix (out, in) with bias. */
    public void linear(String name, int in, int out) {
        linearWithoutBias(name, in, out);
        shapes.put(name + ".bias", new long[] {out});
    }

    /** A weight of any shape. */
    public void weight(String name, long... shape) {
        shapes.put(name, shape);
    }

    void linearWithoutBias(String name, int in, int out) {
        shapes.put(name + ".weight", new long[] {out, in});
    }

    /** A norm's weight and bias. */
    public void norm(String name, int channels) {
        shapes.put(name + ".weight", new long[] {channels});
        shapes.put(name + ".bias", new long[] {channels});
    }

    /** A table of vectors (count, width). */
    public void embedding(String name, int count, int width) {
        shapes.put(name + ".weight", new long[] {count, width});
    }

    /** A residual block; {@code time} is the width of the time embedding, 0 for none. */
    void resnet(String name, int in, int out, int time) {
        norm(name + ".norm1", in);
        conv(name + ".conv1", in, out, 3);
        if (time > 0) {
            linear(name + ".time_emb_proj", time, out);
        }
        norm(name + ".norm2", out);
        conv(name + ".conv2", out, out, 3);
        if (in != out) {
            conv(name + ".conv_shortcut", in, out, 1);
        }
    }
}
