package org.assetkiln.imaging.document;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A named stretch of frames, for example "walk".
 *
 * @param from its first frame, from 0
 * @param to its last frame
 */
public record FrameTag(String name, int from, int to, Direction direction) {
    /** The order in which a tag's frames are played. */
    public enum Direction {
        FORWARD,
        REVERSE,
        /** There and back, as in 0 1 2 1. */
        PING_PONG,
        /** The same from the end, as in 2 1 0 1. */
        PING_PONG_REVERSE
    }

    /** The frames of one round, in the order in which they are played. */
    public List<Integer> order() {
        IntStream there = IntStream.rangeClosed(from, to);
        IntStream back = IntStream.rangeClosed(from, to).map(i -> from + to - i);
        return switch (direction) {
            case FORWARD -> there.boxed().toList();
            case REVERSE -> back.boxed().toList();
            case PING_PONG ->
                IntStream.concat(there, back.skip(1).limit(Math.max(0, to - from - 1)))
                        .boxed()
                        .toList();
            case PING_PONG_REVERSE ->
                IntStream.concat(back, there.skip(1).limit(Math.max(0, to - from - 1)))
                        .boxed()
                        .toList();
        };
    }
}
