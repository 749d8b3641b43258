package org.assetkiln.captioning.settings;

/**
 * How captions are drafted. Lengths are in tokens, which are words or parts of rare words.
 *
 * @param startText what every caption begins with, "a pixel art sprite of"; empty for none
 * @param keepStartText whether the start text stays in the caption
 * @param search how words are chosen
 * @param repetitionPenalty above 1 makes tokens that are there already less likely, 1 to 5; 1 for none
 * @param noRepeatNgram sequences of so many tokens never come twice; 0 for no such rule
 * @param minNewTokens after the start text at least, without the end
 * @param maxNewTokens after the start text at most, the end included; 1 to 100
 * @param candidates different captions to write of each picture, 1 to 16: one with greedy search, at most the number of beams
 * @param seed of random search
 * @param batch pictures at a time, 1 to 64; {@link #FASTEST} for as many as suit the captioner and the machine
 */
public record CaptionSettings(
        String startText,
        boolean keepStartText,
        Search search,
        double repetitionPenalty,
        int noRepeatNgram,
        int minNewTokens,
        int maxNewTokens,
        int candidates,
        long seed,
        int batch) {
    /** A batch that is chosen where captions are written. */
    public static final int FASTEST = 0;

    private static final int MOST_CANDIDATES = 16;
    private static final int MOST_TOKENS = 100;
    private static final int MOST_PICTURES = 64;

    public CaptionSettings {
        check(
                repetitionPenalty >= 1 && repetitionPenalty <= 5,
                "The repetition penalty is " + repetitionPenalty + ": choose 1 to 5.");
        check(noRepeatNgram >= 0, "The length of word sequences not to repeat is below 0: choose 0 for no such rule.");
        check(
                maxNewTokens >= 1 && maxNewTokens <= MOST_TOKENS,
                "The greatest length is " + maxNewTokens + ": choose 1 to " + MOST_TOKENS + ".");
        check(
                minNewTokens >= 0 && minNewTokens < maxNewTokens,
                "The least length is " + minNewTokens + ": choose 0 up to less than the greatest, " + maxNewTokens
                        + ".");
        check(
                candidates >= 1 && candidates <= mostCandidates(search),
                "The number of candidates is " + candidates + ": this search gives 1 to " + mostCandidates(search)
                        + ".");
        check(
                batch >= FASTEST && batch <= MOST_PICTURES,
                "The number of pictures at a time is " + batch + ": choose 1 to " + MOST_PICTURES
                        + ", or 0 for as many as are fastest.");
    }

    /** Three beams, as BLIP's authors caption. */
    public static CaptionSettings defaults() {
        return new CaptionSettings("", true, new Search.Beam(3), 1, 3, 0, 30, 3, 42, FASTEST);
    }

    /** The same with another search and number of candidates. */
    public CaptionSettings withSearch(Search other, int count) {
        return new CaptionSettings(
                startText,
                keepStartText,
                other,
                repetitionPenalty,
                noRepeatNgram,
                minNewTokens,
                maxNewTokens,
                count,
                seed,
                batch);
    }

    /** The same with another start text. */
    public CaptionSettings withStartText(String other) {
        return new CaptionSettings(
                other,
                keepStartText,
                search,
                repetitionPenalty,
                noRepeatNgram,
                minNewTokens,
                maxNewTokens,
                candidates,
                seed,
                batch);
    }

    /** The same with another seed. */
    public CaptionSettings withSeed(long other) {
        return new CaptionSettings(
                startText,
                keepStartText,
                search,
                repetitionPenalty,
                noRepeatNgram,
                minNewTokens,
                maxNewTokens,
                candidates,
                other,
                batch);
    }

    /** How many different captions a search can give. */
    public static int mostCandidates(Search search) {
        if (search instanceof Search.Beam beam) {
            return beam.beams();
        }
        return search instanceof Search.Greedy ? 1 : MOST_CANDIDATES;
    }

    private static void check(boolean fine, String sentence) {
        if (!fine) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
