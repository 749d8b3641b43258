package org.assetkiln.training.estimate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What passes through a network take at most at one time, and in all.
 *
 * @param pieces the network's calls in their order
 */
record Passes(List<Piece> pieces) {
    /** What starting a call costs, in multiply-adds; fitted to the starter, whose calls are small. */
    private static final double CALL = 34e6;

    /** Multiply-adds of a forward pass. */
    double forward(int pictures) {
        return pieces.stream()
                .mapToDouble(piece -> CALL + pictures * piece.forward())
                .sum();
    }

    /** Multiply-adds of a forward and a backward pass. */
    double learning(int pictures) {
        return forward(pictures)
                + pieces.stream()
                        .mapToDouble(piece -> 2 * CALL + pictures * piece.backward())
                        .sum();
    }

    /** Most values in memory during a forward pass of which nothing is kept. */
    long inference(int pictures) {
        Deque<Long> waiting = new ArrayDeque<>();
        long skips = 0;
        long most = 0;
        for (Piece piece : pieces) {
            if (piece.skip() == Piece.Skip.TAKEN) {
                skips -= waiting.pop();
            }
            most = Math.max(most, (skips + piece.input() + piece.room()) * pictures + piece.weights());
            if (piece.skip() == Piece.Skip.LEFT) {
                waiting.push(piece.output());
                skips += piece.output();
            }
        }
        return most;
    }

    /** Values that wait for the backward pass when the forward pass is done. */
    long kept(int pictures) {
        return pictures * pieces.stream().mapToLong(Piece::kept).sum();
    }

    /** Most values in memory during a forward pass and its backward pass. */
    long training(int pictures) {
        return Math.max(inference(pictures), Math.max(forwards(pictures), backwards(pictures)));
    }

    private long forwards(int pictures) {
        long kept = 0;
        long most = 0;
        for (Piece piece : pieces) {
            most = Math.max(most, (kept + piece.input() + piece.room()) * pictures + piece.weights());
            kept += piece.kept();
        }
        return most;
    }

    /** Gradients of skip connections wait from where they were joined until where they began. */
    private long backwards(int pictures) {
        long kept = pieces.stream().mapToLong(Piece::kept).sum();
        long waiting = 0;
        long most = 0;
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Piece piece = pieces.get(i);
            most = Math.max(most, (kept + waiting + piece.output() + piece.roomBack()) * pictures + piece.weights());
            kept -= piece.kept();
            waiting += piece.skip() == Piece.Skip.TAKEN ? piece.input() : 0;
        }
        return most;
    }
}
