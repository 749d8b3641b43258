package org.assetkiln.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.assetkiln.model.AutoencoderKl;
import org.assetkiln.tensor.Kernels;

/**
 * The autoencoder on a large picture in overlapping tiles of its own training size, so that memory does not grow with the
 * picture; equal to diffusers' {@code enable_vae_tiling()}. Tiles differ a little from the whole, and fade into each other.
 *
 * @param vae the autoencoder
 */
record TiledVae(AutoencoderKl vae) {
    private static final double OVERLAP = 0.25;

    /** As {@link AutoencoderKl#encode}. */
    NDArray encode(NDManager scope, NDArray pixels) {
        return fits(pixels, edge()) ? vae.encode(scope, pixels) : tiled(scope, pixels, edge(), small(), vae::encode);
    }

    /** As {@link AutoencoderKl#decode}. */
    NDArray decode(NDManager scope, NDArray latents) {
        return fits(latents, small())
                ? vae.decode(scope, latents)
                : tiled(scope, latents, small(), edge(), vae::decode);
    }

    /** Of a tile, in pixels. */
    private int edge() {
        return vae.config().sampleSize();
    }

    /** Of a tile, in latents. */
    private int small() {
        return edge() / vae.reduction();
    }

    private static boolean fits(NDArray x, int edge) {
        return height(x) <= edge && width(x) <= edge;
    }

    /**
     * @param from edge of a tile that goes in
     * @param to edge of a tile that comes out
     */
    private static NDArray tiled(
            NDManager scope, NDArray x, int from, int to, BiFunction<NDManager, NDArray, NDArray> half) {
        int stride = (int) (from * (1 - OVERLAP));
        int fade = (int) (to * OVERLAP);
        List<NDArray> rows = new ArrayList<>();
        List<NDArray> above = List.of();
        for (int top = 0; top < height(x); top += stride) {
            List<NDArray> row = new ArrayList<>();
            for (int left = 0; left < width(x); left += stride) {
                NDArray tile = half(scope, x, top, left, from, half);
                if (top > 0) {
                    tile = blend(scope, above.get(row.size()), tile, fade, 2);
                }
                row.add(left > 0 ? blend(scope, row.get(row.size() - 1), tile, fade, 3) : tile);
            }
            rows.add(joined(scope, row, to - fade));
            above.forEach(NDArray::close);
            above = row;
        }
        above.forEach(NDArray::close);
        NDArray whole = Kernels.call(scope, "join_tiles", rows, 2);
        rows.forEach(NDArray::close);
        return whole;
    }

    private static NDArray half(
            NDManager scope, NDArray x, int top, int left, int edge, BiFunction<NDManager, NDArray, NDArray> half) {
        try (NDManager inner = scope.newSubManager()) {
            NDArray result = half.apply(inner, Kernels.call(inner, "tile", x, top, left, edge));
            result.attach(scope);
            return result;
        }
    }

    private static NDArray blend(NDManager scope, NDArray before, NDArray tile, int fade, int dimension) {
        long shared = Math.min(before.getShape().get(dimension), tile.getShape().get(dimension));
        try (tile) {
            return Kernels.call(scope, "blend", before, tile, Math.min(fade, shared), dimension);
        }
    }

    /** What no later tile covers, side by side. */
    private static NDArray joined(NDManager scope, List<NDArray> row, int keep) {
        try (NDManager inner = scope.newSubManager()) {
            List<NDArray> cut = row.stream()
                    .map(tile -> Kernels.call(inner, "tile", tile, 0, 0, keep))
                    .toList();
            return Kernels.call(scope, "join_tiles", cut, 3);
        }
    }

    private static long height(NDArray x) {
        return x.getShape().get(2);
    }

    private static long width(NDArray x) {
        return x.getShape().get(3);
    }
}
