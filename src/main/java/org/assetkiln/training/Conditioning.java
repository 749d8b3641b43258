package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * The text embeddings of a batch: computed once and kept when the text encoder does not learn, else anew with their graph.
 * T tokens of width D.
 */
final class Conditioning {
    private final NDManager manager;
    /** Token ids of each prompt (1, T). */
    private final List<NDArray> ids = new ArrayList<>();
    /** Embeddings of each prompt (1, T, D); empty while the text encoder learns. */
    private final List<NDArray> fixed = new ArrayList<>();

    private final @Nullable ClipTextEncoder learning;

    private Conditioning(
            List<String> prompts, ClipTokenizer tokenizer, @Nullable ClipTextEncoder learning, NDManager manager) {
        this.manager = manager;
        this.learning = learning;
        for (String prompt : prompts) {
            long[] row = Arrays.stream(tokenizer.encode(prompt)).asLongStream().toArray();
            ids.add(manager.create(row, new Shape(1, row.length)));
        }
    }

    /**
     * For a text encoder that learns.
     *
     * @param prompts all that the run uses
     * @param manager keeps what lives as long as the run
     */
    static Conditioning learning(
            List<String> prompts, ClipTokenizer tokenizer, ClipTextEncoder encoder, NDManager manager) {
        return new Conditioning(prompts, tokenizer, encoder, manager);
    }

    /**
     * For a text encoder that stays as it is: each prompt's embeddings are found in the cache by the model and the prompt's
     * tokens, or computed.
     *
     * @param modelHash stands for the text encoder in the cache's key
     * @param manager keeps the embeddings
     */
    static Conditioning fixed(
            List<String> prompts,
            ModelParts parts,
            String modelHash,
            TensorCache cache,
            NDManager manager,
            Preparation preparation)
            throws IOException {
        var conditioning = new Conditioning(prompts, parts.tokenizer(), null, manager);
        for (int i = 0; i < prompts.size(); i++) {
            NDArray row = conditioning.ids.get(i);
            List<String> ingredients = List.of("prompt 3", modelHash, Arrays.toString(row.toLongArray()));
            conditioning.fixed.add(cache.get(ingredients, manager, () -> {
                ClipTextEncoder encoder = parts.text();
                return Torch.withoutGradients(() -> encoder.forward(manager, row));
            }));
            preparation.phase("Reading captions", i + 1, prompts.size());
        }
        return conditioning;
    }

    /** The text encoder has learned enough: from now on its embeddings are kept. */
    void fix() {
        ClipTextEncoder encoder = learning;
        if (encoder != null && fixed.isEmpty()) {
            ids.forEach(row -> fixed.add(Torch.withoutGradients(() -> encoder.forward(manager, row))));
        }
    }

    /** Embeddings (B, T, D) of prompts by their indices. */
    NDArray of(NDManager scope, int[] prompts) {
        ClipTextEncoder encoder = learning;
        if (encoder == null || !fixed.isEmpty()) {
            return rows(scope, fixed, prompts);
        }
        // Each prompt once, however often it stands in the batch.
        int[] distinct = Arrays.stream(prompts).distinct().toArray();
        NDArray each = encoder.forward(scope, rows(scope, ids, distinct));
        if (Arrays.equals(distinct, prompts)) {
            return each;
        }
        List<Integer> order = Arrays.stream(distinct).boxed().toList();
        long[] rows = Arrays.stream(prompts).mapToLong(order::indexOf).toArray();
        return Kernels.call(scope, "rows", each, rows);
    }

    private static NDArray rows(NDManager scope, List<NDArray> all, int[] chosen) {
        return Kernels.call(
                scope, "join_batch", Arrays.stream(chosen).mapToObj(all::get).toList());
    }
}
