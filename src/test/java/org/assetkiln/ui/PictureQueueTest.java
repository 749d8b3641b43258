package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class PictureQueueTest {
    private static final Callable<BufferedImage> SOURCE = () -> new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);

    private final PictureQueue queue = new PictureQueue();

    private PictureLoader.Request add(String key) {
        var request = new PictureLoader.Request(picture -> {});
        queue.add(key, SOURCE, request);
        return request;
    }

    private PictureQueue.Job next() {
        return Objects.requireNonNull(queue.next());
    }

    @Test
    void theNewestRequestComesFirst() {
        add("a");
        add("b");
        assertThat(next().key).isEqualTo("b");
        assertThat(next().key).isEqualTo("a");
        assertThat(queue.next()).isNull();
    }

    @Test
    void whatIsAskedForAgainMovesToTheFrontAndIsDecodedOnce() {
        add("a");
        add("b");
        add("a");
        PictureQueue.Job first = next();
        assertThat(first.key).isEqualTo("a");
        assertThat(next().key).isEqualTo("b");
        assertThat(queue.next()).isNull();
        assertThat(queue.finish(first)).hasSize(2);
    }

    @Test
    void whatNobodyWantsAnyMoreIsNotDecoded() {
        add("a").cancel();
        add("b");
        assertThat(next().key).isEqualTo("b");
        assertThat(queue.next()).isNull();
    }

    @Test
    void aRequestWhileItIsDecodedIsAnsweredWithTheOthers() {
        PictureLoader.Request first = add("a");
        PictureQueue.Job job = next();
        PictureLoader.Request second = add("a");
        assertThat(queue.next()).isNull();
        assertThat(queue.finish(job)).containsExactly(first, second);
    }

    @Test
    void theQueueIsIdleWhenAllIsDoneOrDropped() {
        assertThat(queue.idle()).isTrue();
        add("a");
        add("b").cancel();
        assertThat(queue.idle()).isFalse();
        queue.finish(next());
        assertThat(queue.next()).isNull();
        assertThat(queue.idle()).isTrue();
    }

    @Test
    void aPictureThatWasDroppedCanBeAskedForAgain() {
        add("a").cancel();
        assertThat(queue.next()).isNull();
        PictureLoader.Request again = add("a");
        assertThat(queue.finish(next())).containsExactly(again);
    }
}
