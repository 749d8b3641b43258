package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.TorchScriptBridge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The stateless functions in {@code kernels/*.torchscript}, compiled once a process. An argument may be an
 * {@link NDArray}, {@link Weights}, {@link Noise}, a list of arrays, a long, int, double, boolean, String or {@code long[]}.
 */
public final class Kernels {
    private static final List<String> SOURCES =
            List.of("layers", "unet", "vae", "clip", "inpainting", "training", "numbers", "backward", "blip");

    private Kernels() {}

    /** Compiled on first use: 0.2 s. */
    private static final class Module {
        static final long HANDLE = TorchScriptBridge.load(TorchScriptArchive.of(source()));
    }

    /** Compiles them now instead of at first use. */
    static void compile() {
        if (Module.HANDLE == 0) {
            throw new IllegalStateException("The kernels were not compiled");
        }
    }

    /**
     * Runs a kernel that returns one tensor.
     *
     * @param scope the result attaches to this manager
     * @throws ai.djl.engine.EngineException with TorchScript's own message if shapes do not fit
     */
    public static NDArray call(NDManager scope, String kernel, Object... arguments) {
        long result = invoke(kernel, arguments);
        try {
            return new PtNDArray((PtNDManager) scope, TorchScriptBridge.toTensor(result));
        } finally {
            TorchScriptBridge.delete(result);
        }
    }

    /** Runs a kernel that returns a list of tensors. */
    public static NDList callList(NDManager scope, String kernel, Object... arguments) {
        long result = invoke(kernel, arguments);
        try {
            var list = new NDList();
            for (long tensor : TorchScriptBridge.toTensors(result)) {
                list.add(new PtNDArray((PtNDManager) scope, tensor));
            }
            return list;
        } finally {
            TorchScriptBridge.delete(result);
        }
    }

    /** Runs a kernel that returns a number. */
    public static double callNumber(String kernel, Object... arguments) {
        long result = invoke(kernel, arguments);
        try {
            return TorchScriptBridge.toDouble(result);
        } finally {
            TorchScriptBridge.delete(result);
        }
    }

    /** Runs a kernel for its effect on its arguments. */
    public static void run(String kernel, Object... arguments) {
        TorchScriptBridge.delete(invoke(kernel, arguments));
    }

    /** Runs a kernel whose result only other kernels understand; the caller deletes the handle. */
    static long callOpaque(String kernel, Object... arguments) {
        return invoke(kernel, arguments);
    }

    private static long invoke(String kernel, Object... arguments) {
        long[] values = new long[arguments.length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = value(arguments[i]);
            }
            return TorchScriptBridge.run(Module.HANDLE, kernel, values);
        } finally {
            for (int i = 0; i < values.length; i++) {
                if (values[i] != 0 && !(arguments[i] instanceof Weights || arguments[i] instanceof Noise)) {
                    TorchScriptBridge.delete(values[i]);
                }
            }
        }
    }

    private static long value(Object argument) {
        if (argument instanceof NDArray array) {
            return TorchScriptBridge.ofTensor(((PtNDArray) array).getHandle());
        } else if (argument instanceof Weights weights) {
            return weights.dictionary();
        } else if (argument instanceof Noise noise) {
            return noise.handle();
        } else if (argument instanceof String text) {
            return TorchScriptBridge.of(text);
        } else if (argument instanceof Integer number) {
            return TorchScriptBridge.of((long) number);
        } else if (argument instanceof Long number) {
            return TorchScriptBridge.of((long) number);
        } else if (argument instanceof Double number) {
            return TorchScriptBridge.of((double) number);
        } else if (argument instanceof Boolean flag) {
            return TorchScriptBridge.of((boolean) flag);
        } else if (argument instanceof long[] numbers) {
            return TorchScriptBridge.of(numbers);
        } else if (argument instanceof List<?> arrays) {
            return TorchScriptBridge.ofTensors(arrays.stream()
                    .mapToLong(array -> ((PtNDArray) array).getHandle())
                    .toArray());
        }
        throw new IllegalArgumentException("A kernel takes no " + argument.getClass());
    }

    private static String source() {
        var text = new StringBuilder();
        for (String name : SOURCES) {
            try (InputStream in = Kernels.class.getResourceAsStream("kernels/" + name + ".torchscript")) {
                if (in == null) {
                    throw new IllegalStateException("The program is incomplete: kernels/" + name + " is missing");
                }
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }
}
