package org.assetkiln.app.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assetkiln.run.worker.DeviceReport;
import org.assetkiln.tensor.Torch;

/** Finds out what this process computes with, by computing. */
public final class DeviceCheck {
    private static final Pattern FLAVOUR = Pattern.compile("\\b(cpu|cu\\d{2,3})\\b");
    private static final int CPU_EDGE = 1024;
    private static final int GPU_EDGE = 8192;
    private static final int ROUNDS = 5;

    private DeviceCheck() {}

    /** Loads PyTorch and multiplies matrices on the processor and, where it can be used, on the GPU. */
    public static DeviceReport run() {
        Torch.prepareThread(false);
        Engine engine = Engine.getEngine("PyTorch");
        Path folder = Path.of(LibUtils.getLibtorchPath());
        boolean cuda = engine.hasCapability(StandardCapabilities.CUDA);
        String gpu = gpuName();
        double gpuSpeed = 0;
        String problem = "";
        if (cuda && engine.getGpuCount() > 0) {
            gpuSpeed = gigaflops(Device.gpu(), GPU_EDGE);
        } else if (!gpu.isEmpty()) {
            problem = problem(gpu, cuda);
        }
        return new DeviceReport(
                engine.getVersion(),
                flavour(folder, cuda),
                folder.toString(),
                JniUtils.getNumThreads(),
                gigaflops(Device.cpu(), CPU_EDGE),
                gpu,
                gpuSpeed,
                problem);
    }

    private static String problem(String gpu, boolean cuda) {
        return cuda
                ? gpu + " cannot be reached: DJL does not find the CUDA runtime; install it or name its folder in"
                        + " jna.library.path."
                : gpu
                        + " is not used, because this PyTorch is made for processors: get the library for NVIDIA cards, or"
                        + " unpack libtorch 2.7.1 for CUDA and name its lib folder in PYTORCH_LIBRARY_PATH.";
    }

    /** The fastest of some rounds, the first of which is for warming up. */
    private static double gigaflops(Device device, int edge) {
        try (NDManager manager = NDManager.newBaseManager(device, "PyTorch")) {
            NDArray a = manager.randomUniform(-1, 1, new Shape(edge, edge), DataType.FLOAT32, device);
            long best = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                try (NDArray product = a.matMul(a);
                        NDArray one = product.get("0, 0")) {
                    one.getFloat(); // a GPU computes in the background: reading waits for it
                }
                best = Math.min(best, System.nanoTime() - start);
            }
            return 2.0 * edge * edge * edge / best;
        }
    }

    /** From the library's own note of its version, as "2.7.1+cu128", else from its folder. */
    private static String flavour(Path folder, boolean cuda) {
        String text = folder.toString();
        Path parent = folder.getParent();
        try {
            if (parent != null && Files.isRegularFile(parent.resolve("build-version"))) {
                text = Files.readString(parent.resolve("build-version"));
            }
        } catch (IOException e) {
            text = "";
        }
        Matcher matcher = FLAVOUR.matcher(text);
        return matcher.find() ? matcher.group(1) : cuda ? "cuda" : "cpu";
    }

    /** The first GPU's name as the driver's own tool says it; empty without driver or GPU. */
    private static String gpuName() {
        try {
            Process process = new ProcessBuilder("nvidia-smi", "--query-gpu=name", "--format=csv,noheader")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0
                    ? text.lines().findFirst().orElse("").strip()
                    : "";
        } catch (IOException e) {
            return ""; // no such tool: no NVIDIA driver
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
