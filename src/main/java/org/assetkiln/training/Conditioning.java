package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;
import org.jspecify.annotations.Nullable;

/** The text embeddings of a batch: computed once and kept when the text encoder does not learn, else anew with their graph. */
final class Conditioning {
    private final ClipTextEncoder encoder;
    private final NDArray ids;
    private final @Nullable NDArray fixed;

    /**
     * @param prompts one for each part of a batch: the instance prompt, and the class prompt with prior preservation
     * @param learns whether the text encoder learns
     * @param modelHash stands for the text encoder in the cache's key
     * @param manager keeps the embeddings
     */
    Conditioning(
            List<String> prompts,
            ClipTokenizer tokenizer,
            ClipTextEncoder encoder,
            boolean learns,
            String modelHash,
            TensorCache cache,
            NDManager manager)
            throws IOException {
        this.encoder = encoder;
        long[] all = prompts.stream()
                .flatMapToLong(prompt -> Arrays.stream(tokenizer.encode(prompt)).asLongStream())
                .toArray();
        this.ids = manager.create(all, new Shape(prompts.size(), tokenizer.maxLength()));
        this.fixed = learns
                ? null
                : cache.get(
                        List.of("prompts 1", modelHash, Arrays.toString(all)),
                        manager,
                        () -> Torch.withoutGradients(() -> encoder.forward(manager, ids)));
    }

    /** Embeddings of a batch of equal parts: (parts · repeats, T, D), part by part. */
    NDArray of(NDManager scope, int repeats) {
        NDArray each = fixed == null ? encoder.forward(scope, ids) : fixed;
        return repeats == 1 ? each : Kernels.call(scope, "repeat_each", each, repeats);
    }

    /** Embeddings of the first prompt alone: (repeats, T, D). */
    NDArray first(NDManager scope, int repeats) {
        NDArray one = of(scope, 1).get("0:1");
        // A view attaches to its source's manager, which may be the one that lives as long as the run.
        one.attach(scope);
        return Kernels.call(scope, "repeat_each", one, repeats);
    }
}
