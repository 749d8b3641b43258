package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs kernels and remembers them for a backward pass, block by block. What a block keeps in between is chosen for each:
 * a frozen one keeps what its written-out backward pass needs, one that learns keeps autograd's graph or, with
 * checkpointing (Chen et al. 2016, arXiv 1604.06174), only its inputs, from which it is computed again.
 */
public final class Tape implements Runner {
    private final NDManager scope;
    private final boolean checkpointing;
    private final Deque<Block> blocks = new ArrayDeque<>();
    /** Values whose gradient is wanted. */
    private final Set<NDArray> wanted = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<NDArray, NDArray> gradients = new IdentityHashMap<>();

    /**
     * @param scope receives everything made
     * @param checkpointing whether blocks that learn keep only their inputs
     */
    public Tape(NDManager scope, boolean checkpointing) {
        this.scope = scope;
        this.checkpointing = checkpointing;
    }

    /** Asks for the gradient of an input, to be had from {@link #gradient} after the backward pass. */
    public void want(NDArray input) {
        wanted.add(input);
    }

    /** Asks for the gradient of an input if autograd has recorded how it came about; returns whether it has. */
    public boolean wantRecorded(NDArray input) {
        boolean recorded = isRecorded(input);
        if (recorded) {
            want(input);
        }
        return recorded;
    }

    static boolean isRecorded(NDArray array) {
        return Kernels.callNumber("is_recorded", array) > 0;
    }

    @Override
    public NDArray call(String kernel, Object... arguments) {
        List<NDArray> inputs = arrays(arguments);
        Learning learning = Learning.of(arguments);
        if (!learning.learns() && inputs.stream().noneMatch(wanted::contains)) {
            return Torch.withoutGradients(() -> Kernels.call(scope, kernel, arguments));
        }
        Pull pull = Pull.of(kernel);
        Block block;
        if (pull != null && pull.covers(inputs, wanted, learning)) {
            block = FrozenBlock.run(scope, kernel, pull, arguments, checkpointing);
        } else if (checkpointing) {
            block = RepeatedBlock.run(scope, kernel, arguments, wanted);
        } else {
            block = RecordedBlock.run(scope, kernel, arguments, wanted);
        }
        blocks.push(block);
        wanted.add(block.output());
        return block.output();
    }

    /**
     * Runs all blocks backwards; gradients of weights add up in the weights. To be called once.
     *
     * @param output a value that {@link #call} returned
     * @param gradient of the loss with respect to it, of its shape
     */
    public void backward(NDArray output, NDArray gradient) {
        gradients.put(output, gradient);
        while (!blocks.isEmpty()) {
            try (Block block = blocks.pop()) {
                NDArray g = gradients.remove(block.output());
                if (g != null) {
                    spread(block.inputs(), block.pull(g));
                    g.close();
                }
            }
        }
    }

    /** The gradient of an input that was wanted, or null if nothing came of it. */
    public @Nullable NDArray gradient(NDArray input) {
        return gradients.get(input);
    }

    private void spread(List<NDArray> inputs, NDList parts) {
        for (int i = 0; i < inputs.size(); i++) {
            NDArray part = parts.get(i);
            if (!wanted.contains(inputs.get(i))) {
                part.close();
                continue;
            }
            NDArray other = gradients.get(inputs.get(i));
            if (other == null) {
                gradients.put(inputs.get(i), part);
            } else {
                gradients.put(inputs.get(i), Torch.withoutGradients(() -> Kernels.call(scope, "plus", other, part)));
                other.close();
                part.close();
            }
        }
    }

    static List<NDArray> arrays(Object[] arguments) {
        List<NDArray> arrays = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof NDArray array) {
                arrays.add(array);
            }
        }
        return arrays;
    }
}
