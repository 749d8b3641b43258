package org.assetkiln.diffusion.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.tensor.Kernels;

/**
 * Text embeddings of written prompts.
 *
 * <p>A prompt without emphasis that fits the tokenizer's length gives exactly what diffusers gives. One that is longer,
 * which diffusers cuts, is read in chunks of 75 tokens, each with start and end token of its own, whose embeddings follow
 * each other as in AUTOMATIC1111's web UI; shorter prompts of the same batch are filled up with empty chunks.
 *
 * <p>Emphasis, see {@link Emphasis}, multiplies the embeddings of the tokens; then the whole chunk is scaled so that its
 * mean is what it was before, which is the web UI's rule too.
 *
 * @param tokenizer splits prompts
 * @param text reads the tokens
 */
public record PromptEncoder(ClipTokenizer tokenizer, ClipTextEncoder text) {
    /** How many chunks the longest of these prompts has, at least 1. */
    public int chunks(List<String> prompts) {
        return prompts.stream()
                .mapToInt(prompt -> Chunk.of(tokenizer, prompt).size())
                .max()
                .orElse(1);
    }

    /**
     * Encodes prompts.
     *
     * @param scope receives the result
     * @param clipSkip how many of the text encoder's last layers to leave out, as diffusers' {@code clip_skip}
     * @return (B, N T, D) with N the number of chunks of the longest prompt and T the tokenizer's length
     * @throws IllegalArgumentException if the clip skip leaves no layer
     */
    public NDArray encode(NDManager scope, List<String> prompts, int clipSkip) {
        return encode(scope, prompts, clipSkip, chunks(prompts));
    }

    /**
     * Encodes prompts that are to fit to others.
     *
     * @param clipSkip as above
     * @param count number of chunks, at least as many as the longest prompt has
     * @return (B, count T, D)
     */
    public NDArray encode(NDManager scope, List<String> prompts, int clipSkip, int count) {
        Chunk empty = Chunk.of(tokenizer, "").get(0);
        List<Chunk> chunks = new ArrayList<>();
        for (String prompt : prompts) {
            List<Chunk> own = Chunk.of(tokenizer, prompt);
            chunks.addAll(own);
            chunks.addAll(Collections.nCopies(count - own.size(), empty));
        }
        try (NDManager inner = scope.newSubManager()) {
            NDArray embeddings = embeddings(inner, chunks, clipSkip);
            NDArray joined = embeddings.reshape(
                    prompts.size(),
                    (long) count * tokenizer.maxLength(),
                    embeddings.getShape().get(2));
            joined.attach(scope);
            return joined;
        }
    }

    /** (chunks, T, D). */
    private NDArray embeddings(NDManager scope, List<Chunk> chunks, int clipSkip) {
        int length = tokenizer.maxLength();
        long[] ids = new long[chunks.size() * length];
        float[] weights = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            Chunk chunk = chunks.get(i / length);
            ids[i] = chunk.ids()[i % length];
            weights[i] = chunk.weights()[i % length];
        }
        var shape = new Shape(chunks.size(), length);
        NDArray embeddings = text.forward(scope, scope.create(ids, shape), clipSkip);
        return chunks.stream().anyMatch(Chunk::weighted)
                ? Kernels.call(scope, "emphasise", embeddings, scope.create(weights, shape))
                : embeddings;
    }
}
