package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.TorchScriptBridge;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Named tensors that travel to kernels as one dictionary. The dictionary refers to the same storage as the arrays, so an
 * optimizer that updates in place is seen by the next call. Does not own the arrays: their manager does. Threads may use it side
 * by side as long as none changes it.
 */
public final class Weights implements AutoCloseable {
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    /** Sorted, which makes the arrays below a name quick to find; null until asked for. */
    private @Nullable NavigableMap<String, NDArray> sorted;

    private long dictionary;

    /** Weights whose dictionary lives until {@link #close}. */
    public Weights(Map<String, NDArray> arrays) {
        this.arrays.putAll(arrays);
    }

    /**
     * Weights whose dictionary is released with a manager: it refers to the tensors too, which would otherwise stay in
     * memory after the manager has closed its handles.
     *
     * @param owner the arrays' manager
     */
    public Weights(Map<String, NDArray> arrays, NDManager owner) {
        this(arrays);
        owner.attachInternal("weights " + UUID.randomUUID(), this);
    }

    /** The arrays by name, in the order they were put in; a view that cannot be changed. */
    public Map<String, NDArray> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    /** The named array; an unknown name is a mistake in the program, not in a file. */
    public NDArray get(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("No weight is named " + name);
        }
        return array;
    }

    /** Adds or replaces arrays, for example a LoRA's beside the layers it adapts. */
    public synchronized void putAll(Map<String, NDArray> more) {
        arrays.putAll(more);
        close();
    }

    /** Takes out the arrays whose names match; they stay open. */
    public synchronized void removeIf(Predicate<String> name) {
        arrays.keySet().removeIf(name);
        close();
    }

    /** The arrays below a name, such as a block's. */
    synchronized Map<String, NDArray> below(String name) {
        if (sorted == null) {
            sorted = new TreeMap<>(arrays);
        }
        // The sign after the dot that ends a name.
        return sorted.subMap(name + ".", name + "/");
    }

    synchronized long dictionary() {
        if (dictionary == 0) {
            String[] names = arrays.keySet().toArray(String[]::new);
            long[] handles = arrays.values().stream()
                    .mapToLong(array -> ((PtNDArray) array).getHandle())
                    .toArray();
            dictionary = TorchScriptBridge.ofTensorMap(names, handles);
        }
        return dictionary;
    }

    /** Whether a dictionary keeps the tensors in memory. */
    boolean holdsDictionary() {
        return dictionary != 0;
    }

    /** Releases the dictionary; it is made again when needed. */
    @Override
    public synchronized void close() {
        sorted = null;
        if (dictionary != 0) {
            TorchScriptBridge.delete(dictionary);
            dictionary = 0;
        }
    }
}
