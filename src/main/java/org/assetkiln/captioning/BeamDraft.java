package org.assetkiln.captioning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Beam search exactly as in transformers' {@code generate}, with its defaults: length penalty 1, early stopping off. A
 * caption's score is its summed logarithm of probability, after the {@link Rules}, over its number of new tokens.
 */
final class BeamDraft implements Draft {
    private static final Comparator<Beam> BEST_FIRST =
            Comparator.comparing(Beam::score).reversed();

    private final int beams;
    private final int end;
    private final int most;
    private final Rules rules;
    private List<Beam> running;
    private List<Beam> finished = new ArrayList<>();
    private int written;
    private boolean improvable = true;
    private boolean full;

    /**
     * @param text every caption's beginning
     * @param most new tokens
     */
    BeamDraft(Tokens text, int beams, int end, int most, Rules rules) {
        this.beams = beams;
        this.end = end;
        this.most = most;
        this.rules = rules;
        this.running = List.of(new Beam(text, 0, 0, 0));
    }

    /**
     * A beginning, or a finished caption.
     *
     * @param origin the row it comes from
     * @param score summed logarithm of probability after the rules; of a finished caption, over the number of tokens
     * @param sum the same before the rules
     */
    private record Beam(Tokens text, int origin, float score, double sum) {}

    @Override
    public void advance(float[][] scores, float[] normalisers) {
        List<Beam> best = best(scores, normalisers);
        written++;
        full = written >= most;
        List<Beam> next = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            Beam beam = best.get(i);
            if (full || beam.text.last() == end) {
                if (i < beams && improvable) {
                    finished.add(new Beam(beam.text, beam.origin, beam.score / written, beam.sum / written));
                }
            } else if (next.size() < beams) {
                next.add(beam);
            }
        }
        finished.sort(BEST_FIRST);
        finished = new ArrayList<>(finished.subList(0, Math.min(beams, finished.size())));
        if (!full) {
            running = next;
            improvable = finished.size() < beams || running.get(0).score / written > finished.get(beams - 1).score;
        }
    }

    /** The best continuations, twice as many as beams: even if each beam may end there are enough to go on with. */
    private List<Beam> best(float[][] scores, float[] normalisers) {
        var best = new Best(2 * beams);
        float[][] plain = new float[scores.length][];
        for (int row = 0; row < scores.length; row++) {
            Beam beam = running.get(row);
            float[] chances = scores[row];
            for (int token = 0; token < chances.length; token++) {
                chances[token] -= normalisers[row];
            }
            plain[row] = chances.clone();
            rules.apply(chances, beam.text, written);
            for (int token = 0; token < chances.length; token++) {
                best.offer(chances[token] + beam.score, row, token);
            }
        }
        List<Beam> all = new ArrayList<>();
        for (Best.Entry entry : best.entries()) {
            Beam from = running.get(entry.row());
            double sum = from.sum + plain[entry.row()][entry.token()];
            all.add(new Beam(from.text.then(entry.token()), entry.row(), entry.score(), sum));
        }
        return all;
    }

    @Override
    public int rows() {
        return beams;
    }

    @Override
    public int origin(int row) {
        return running.get(row).origin;
    }

    @Override
    public int token(int row) {
        return running.get(row).text.last();
    }

    @Override
    public boolean done() {
        return full || !improvable;
    }

    @Override
    public List<Written> results() {
        return finished.stream()
                .map(beam -> new Written(content(beam.text), beam.sum))
                .toList();
    }

    private Tokens content(Tokens text) {
        Tokens before = text.before();
        return text.last() == end && before != null ? before : text;
    }
}
