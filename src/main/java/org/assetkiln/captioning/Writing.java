package org.assetkiln.captioning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.captioning.settings.Search;
import org.assetkiln.model.blip.BlipDecoder;
import org.assetkiln.model.config.BlipTextConfig;

/** Writes the captions of a batch token by token; pictures whose captions are done leave the batch. */
final class Writing {
    private final BlipDecoder decoder;
    private final BlipTextConfig config;
    private final CaptionSettings settings;
    private final BooleanSupplier cancelled;

    Writing(BlipDecoder decoder, BlipTextConfig config, CaptionSettings settings, BooleanSupplier cancelled) {
        this.decoder = decoder;
        this.config = config;
        this.settings = settings;
        this.cancelled = cancelled;
    }

    static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("Captioning was given up");
        }
    }

    /**
     * @param scope receives what is made on the way
     * @param images tokens of the pictures, some of them at a time (B', N, Dv); closed
     * @param start what every caption begins with, the start token first
     */
    List<List<Draft.Written>> write(NDManager scope, List<NDArray> images, int[] start) {
        int count =
                images.stream().mapToInt(some -> (int) some.getShape().get(0)).sum();
        int most = Math.min(settings.maxNewTokens(), config.positions() - start.length);
        if (most <= settings.minNewTokens()) {
            throw new IllegalArgumentException(
                    "The start text has %d tokens, and this captioner writes %d in all: choose a shorter one."
                            .formatted(start.length - 1, config.positions() - 1));
        }
        List<Draft> drafts =
                IntStream.range(0, count).mapToObj(i -> draft(start, most)).toList();
        check(cancelled);
        var session = decoder.begin(scope, images, start.length + most);
        long[] tokens = Arrays.stream(start).asLongStream().toArray();
        go(session, drafts, repeated(tokens, count));
        return drafts.stream().map(Draft::results).toList();
    }

    private static long[] repeated(long[] tokens, int times) {
        long[] all = new long[tokens.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = tokens[i % tokens.length];
        }
        return all;
    }

    private Draft draft(int[] start, int most) {
        var rules = new Rules(settings, config.end());
        Tokens text = Tokens.of(start);
        Search search = settings.search();
        if (search instanceof Search.Beam beam) {
            return new BeamDraft(text, beam.beams(), config.end(), most, rules);
        } else if (search instanceof Search.Nucleus nucleus) {
            var choices = IntStream.range(0, settings.candidates())
                    .mapToObj(i -> new NucleusChoice(nucleus, settings.seed() * 31 + i))
                    .toArray(RowsDraft.Choice[]::new);
            return new RowsDraft(text, config.end(), most, rules, choices);
        }
        return new RowsDraft(text, config.end(), most, rules, RowsDraft::likeliest);
    }

    private void go(BlipDecoder.Session session, List<Draft> drafts, long[] first) {
        List<Draft> going = drafts;
        long[] tokens = first;
        int rows = 1;
        while (true) {
            check(cancelled);
            BlipDecoder.Next next = session.step(tokens);
            for (int i = 0; i < going.size(); i++) {
                advance(going.get(i), next, i * rows, rows);
            }
            List<Draft> left = going.stream().filter(draft -> !draft.done()).toList();
            if (left.isEmpty()) {
                return;
            }
            tokens = goOn(session, going, left, rows);
            rows = left.get(0).rows();
            going = left;
        }
    }

    private void advance(Draft draft, BlipDecoder.Next next, int from, int rows) {
        int size = config.vocabSize();
        float[][] scores = new float[rows][];
        for (int row = 0; row < rows; row++) {
            scores[row] = Arrays.copyOfRange(next.logits(), (from + row) * size, (from + row + 1) * size);
        }
        draft.advance(scores, Arrays.copyOfRange(next.normalisers(), from, from + rows));
    }

    /** Brings the session to the rows of the drafts that are left; returns their last tokens. */
    private static long[] goOn(BlipDecoder.Session session, List<Draft> going, List<Draft> left, int rows) {
        if (left.size() < going.size()) {
            session.pictures(left.stream().mapToLong(going::indexOf).toArray());
        }
        List<Long> origins = new ArrayList<>();
        List<Long> tokens = new ArrayList<>();
        for (Draft draft : left) {
            long first = (long) going.indexOf(draft) * rows;
            for (int row = 0; row < draft.rows(); row++) {
                origins.add(first + draft.origin(row));
                tokens.add((long) draft.token(row));
            }
        }
        long[] order = origins.stream().mapToLong(Long::longValue).toArray();
        if (!Arrays.equals(
                order, LongStream.range(0, (long) going.size() * rows).toArray())) {
            session.rows(order);
        }
        return tokens.stream().mapToLong(Long::longValue).toArray();
    }
}
