package org.assetkiln.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.UNet;
import org.assetkiln.tensor.Arrangement;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Storage;
import org.assetkiln.tensor.Tape;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.Trainable;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.OptimizerSettings;

/**
 * One UNet alone, in this process: seconds and processor seconds of a forward pass without gradients, and of a forward and
 * backward pass with a LoRA of rank 4 on attention; and resident memory. Arguments: model, pixels, rounds, arrangement of the
 * weights ({@code PACKED} stops before the backward pass), then perhaps {@code checkpointing} and {@code bf16};
 * {@code -Dbatch=4} for a batch.
 */
public final class UNetBench {
    private UNetBench() {}

    public static void main(String[] args) throws Exception {
        var files = ModelFiles.open(Path.of(args[0]));
        int edge = Integer.parseInt(args[1]) / 8;
        int rounds = Integer.parseInt(args[2]);
        int batch = Integer.getInteger("batch", 1);
        Set<String> options = Set.copyOf(List.of(args).subList(4, args.length));
        Torch.prepareThread(true);
        try (NDManager manager = Torch.newManager()) {
            Arrangement arrangement = Arrangement.valueOf(args[3]);
            Precision precision = options.contains("bf16") ? Precision.BF16 : Precision.FP32;
            UNet unet = files.unet(new Storage(precision, arrangement), manager);
            NDArray x = Kernels.call(
                    manager, "randn", new long[] {batch, files.unetConfig().inChannels(), edge, edge}, 1);
            NDArray context = Kernels.call(
                    manager, "randn", new long[] {batch, 77, files.unetConfig().crossAttentionDim()}, 2);
            NDArray time = manager.full(new Shape(batch), 500f);
            System.out.printf("loaded: %d MB%n", memory("VmRSS"));
            for (int i = 0; i < rounds; i++) {
                measure(
                        "forward",
                        () -> Torch.withoutGradients(() -> {
                            try (NDManager scope = manager.newSubManager()) {
                                return unet.forward(scope, x, time, context).getShape();
                            }
                        }));
            }
            if (arrangement == Arrangement.PACKED) {
                return;
            }
            var network = new NetworkSettings(NetworkSettings.Kind.LORA, 4, 4, NetworkSettings.Target.ATTENTION, false);
            new Trainable(network, unet, null, 1, manager).optimizer(OptimizerSettings.adamW(1e-4), manager);
            for (int i = 0; i < rounds; i++) {
                measure("forward and backward", () -> {
                    try (NDManager scope = manager.newSubManager()) {
                        var tape = new Tape(scope, options.contains("checkpointing"));
                        NDArray y = unet.forward(tape, x, time, context);
                        System.out.printf("    after the forward pass: %d MB%n", memory("VmRSS"));
                        tape.backward(y, y.onesLike());
                        return y;
                    }
                });
            }
        }
    }

    private static void measure(String what, java.util.concurrent.Callable<?> work) throws Exception {
        long start = System.nanoTime();
        long processor = processor();
        work.call();
        System.out.printf(
                "%-22s %8.3f s, processor %8.3f s, now %d MB, at most %d MB%n",
                what,
                (System.nanoTime() - start) / 1e9,
                (processor() - processor) / 1e9,
                memory("VmRSS"),
                memory("VmHWM"));
    }

    private static long processor() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    private static long memory(String name) throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
