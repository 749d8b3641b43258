package org.assetkiln.diffusion.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.model.token.Token;

/**
 * As much of a prompt as the text encoder reads at once.
 *
 * @param ids tokens between start and end token, padded: {@link ClipTokenizer#maxLength()} numbers
 * @param weights how much each counts; 1 for start, end and padding
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record Chunk(int[] ids, float[] weights) {
    /** The chunks of a prompt, at least one; words are not kept together at their borders. */
    static List<Chunk> of(ClipTokenizer tokenizer, String prompt) {
        List<Integer> ids = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (WeightedText part : Emphasis.parts(prompt)) {
            for (Token token : tokenizer.tokens(part.text())) {
                ids.add(token.id());
                weights.add((float) part.weight());
            }
        }
        int most = tokenizer.maxLength() - 2;
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from == 0 || from < ids.size(); from += most) {
            int to = Math.min(ids.size(), from + most);
            chunks.add(of(tokenizer, ids.subList(from, to), weights.subList(from, to)));
        }
        return chunks;
    }

    private static Chunk of(ClipTokenizer tokenizer, List<Integer> ids, List<Float> weights) {
        float[] all = new float[tokenizer.maxLength()];
        Arrays.fill(all, 1);
        for (int i = 0; i < weights.size(); i++) {
            all[i + 1] = weights.get(i);
        }
        return new Chunk(
                tokenizer.framed(ids.stream().mapToInt(Integer::intValue).toArray()), all);
    }

    boolean weighted() {
        for (float weight : weights) {
            if (weight != 1) {
                return true;
            }
        }
        return false;
    }
}
