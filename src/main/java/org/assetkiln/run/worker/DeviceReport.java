package org.assetkiln.run.worker;

/**
 * What a worker process computes with, as it found out by doing so.
 *
 * @param version of PyTorch
 * @param flavour which build of it: "cpu", or "cu128" for CUDA 12.8
 * @param folder where its libraries are
 * @param threads how many threads a computation is split among
 * @param gigaflops speed of the processor: billions of 32-bit operations a second in a large matrix product
 * @param gpu name of the GPU; empty when there is none that could be found
 * @param gpuGigaflops the same for the GPU; 0 when it cannot be used
 * @param problem why a GPU that is there cannot be used and what to do, one sentence; empty when all is well
 */
public record DeviceReport(
        String version,
        String flavour,
        String folder,
        int threads,
        double gigaflops,
        String gpu,
        double gpuGigaflops,
        String problem) {

    /** Whether training and drawing can run on the GPU. */
    public boolean usesGpu() {
        return gpuGigaflops > 0;
    }
}
