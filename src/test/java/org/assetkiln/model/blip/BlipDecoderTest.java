package org.assetkiln.model.blip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assetkiln.Fixtures;
import org.assetkiln.tensor.Direct;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlipDecoderTest {
    private static final int ROWS = 6;

    private NDManager manager;

    @BeforeEach
    void open() {
        Torch.prepareThread(false);
        manager = Torch.newManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "large"})
    void packedItWritesTheSameForAnyNumberOfRows(String name) throws IOException {
        Blip blip = BlipFiles.open(Fixtures.path("blip/" + name)).load(manager);
        BlipDecoder decoder = BlipDecoder.of(blip, manager);
        List<float[]> before = new ArrayList<>();
        for (int rows = 1; rows <= ROWS; rows++) {
            before.add(logits(blip, decoder, rows, rows));
        }
        BlipDecoder.release(blip);
        decoder.pack(manager);
        decoder.pack(manager);
        for (int rows = 1; rows <= ROWS; rows++) {
            assertThat(logits(blip, decoder, rows, rows)).containsExactly(before.get(rows - 1), within(1e-4f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "large"})
    void picturesOneByOneAreSeenAsTogether(String name) throws IOException {
        Blip blip = BlipFiles.open(Fixtures.path("blip/" + name)).load(manager);
        BlipDecoder decoder = BlipDecoder.of(blip, manager);
        float[] together = logits(blip, decoder, 3, 3);
        float[] alone = logits(blip, decoder, 3, 1);
        assertThat(alone).containsExactly(together, within(1e-4f));
        int length = alone.length / 3;
        assertThat(Arrays.copyOf(alone, length)).isNotEqualTo(Arrays.copyOfRange(alone, length, 2 * length));
    }

    /** Of pictures that differ, so many looked at together, after three tokens. */
    private float[] logits(Blip blip, BlipDecoder decoder, int pictures, int together) {
        int edge = blip.config().vision().imageSize();
        float[] pixels = new float[pictures * 3 * edge * edge];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) Math.sin(i * 0.7);
        }
        NDArray all = manager.create(pixels, new Shape(pictures, 3, edge, edge));
        List<NDArray> looks = new ArrayList<>();
        for (int from = 0; from < pictures; from += together) {
            looks.add(blip.image(new Direct(manager), all.get("%d:%d".formatted(from, from + together))));
        }
        BlipDecoder.Session session = decoder.begin(manager, looks, 4);
        long[] start = new long[2 * pictures];
        Arrays.fill(start, 5);
        session.step(start);
        long[] next = new long[pictures];
        Arrays.fill(next, 7);
        return session.step(next).logits();
    }
}
