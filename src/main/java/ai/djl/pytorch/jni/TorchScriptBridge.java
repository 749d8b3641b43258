package ai.djl.pytorch.jni;

import java.io.ByteArrayInputStream;

/**
 * The one door to DJL's package-private natives; nothing else in Assetkiln may lie in this package. Handles are addresses
 * of {@code torch::jit::Module} and {@code c10::IValue} objects and must be deleted once.
 */
public final class TorchScriptBridge {
    private static final int[] CPU = {0, -1};

    private TorchScriptBridge() {}

    /** Compiles a TorchScript archive and returns the module's handle; modules live as long as the process. */
    public static long load(byte[] archive) {
        return PyTorchLibrary.LIB.moduleLoad(
                new ByteArrayInputStream(archive), CPU, false, new byte[1 << 16], archive.length);
    }

    /**
     * Runs a method with IValue arguments under the thread's own gradient mode. The flag {@code true} matters: without it
     * libtorch runs in inference mode, whose results can take no part in autograd.
     */
    public static long run(long module, String method, long[] arguments) {
        return PyTorchLibrary.LIB.moduleRunMethod(module, method, arguments, true, false);
    }

    public static long ofTensor(long tensor) {
        return PyTorchLibrary.LIB.iValueFromTensor(tensor);
    }

    public static long ofTensors(long[] tensors) {
        return PyTorchLibrary.LIB.iValueFromTensorList(tensors);
    }

    public static long ofTensorMap(String[] names, long[] tensors) {
        return PyTorchLibrary.LIB.iValueFromStringMap(names, tensors);
    }

    public static long of(long value) {
        return PyTorchLibrary.LIB.iValueFromLong(value);
    }

    public static long of(double value) {
        return PyTorchLibrary.LIB.iValueFromDouble(value);
    }

    public static long of(boolean value) {
        return PyTorchLibrary.LIB.iValueFromBool(value);
    }

    public static long of(String value) {
        return PyTorchLibrary.LIB.iValueFromString(value);
    }

    public static long of(long[] values) {
        return PyTorchLibrary.LIB.iValueFromLongList(values);
    }

    public static long toTensor(long iValue) {
        return PyTorchLibrary.LIB.iValueToTensor(iValue);
    }

    public static long[] toTensors(long iValue) {
        return PyTorchLibrary.LIB.iValueToTensorList(iValue);
    }

    public static double toDouble(long iValue) {
        return PyTorchLibrary.LIB.iValueToDouble(iValue);
    }

    public static void delete(long iValue) {
        PyTorchLibrary.LIB.torchDeleteIValue(iValue);
    }
}
