package org.assetkiln.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.HalfFloats;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.model.safetensors.SafetensorsWriter;
import org.assetkiln.model.safetensors.TensorInfo;
import org.assetkiln.model.safetensors.TensorSource;
import org.assetkiln.tensor.Storage;

/** Moves weights between safetensors files and float32 arrays. */
public final class WeightFiles {
    private static final int SLICE = 1 << 20;

    private WeightFiles() {}

    /**
     * Reads exactly the weights of a layout.
     *
     * @param part the files, of F32, F16, BF16 or F64 tensors
     * @param layout which weights there must be
     * @param storage how they shall be kept
     * @param manager receives the arrays, on its device
     * @throws ModelFormatException naming missing, unknown or misshapen weights
     */
    public static Map<String, NDArray> read(Part part, Layout layout, Storage storage, NDManager manager)
            throws IOException {
        try (var in = StoredWeights.open(part, layout)) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (var weight : layout.shapes().entrySet()) {
                String name = weight.getKey();
                Source source = (from, bytes) -> in.read(name, from, bytes);
                // Converted at once, so that there are never two copies of more than one.
                arrays.put(name, array(source, in.dtype(name), weight.getValue(), name, in.path(), storage, manager));
            }
            return arrays;
        }
    }

    /** Reads whatever floating-point tensors a file holds. */
    public static Map<String, NDArray> readAll(Path file, NDManager manager) throws IOException {
        return readAll(file, name -> true, manager);
    }

    /** Reads those of a file's tensors, all floating-point, that are wanted by name. */
    public static Map<String, NDArray> readAll(Path file, Predicate<String> wanted, NDManager manager)
            throws IOException {
        try (var in = SafetensorsFile.open(file)) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (String name : in.names()) {
                if (wanted.test(name)) {
                    arrays.put(name, array(in, in.info(name), manager));
                }
            }
            return arrays;
        }
    }

    /**
     * Writes arrays, atomically.
     *
     * @param dtype F32, F16 or BF16
     * @param metadata free text for the header
     */
    public static void write(Path file, Map<String, NDArray> arrays, DType dtype, Map<String, String> metadata)
            throws IOException {
        List<TensorSource> tensors = new ArrayList<>();
        arrays.forEach((name, array) -> tensors.add(TensorSource.of(
                name, dtype, array.getShape().getShape(), () -> HalfFloats.fromFloats(array.toFloatArray(), dtype))));
        SafetensorsWriter.write(file, tensors, metadata);
    }

    /** Fills a buffer with a tensor's bytes from one of them on. */
    private interface Source {
        void read(long from, ByteBuffer target) throws IOException;
    }

    private static NDArray array(SafetensorsFile in, TensorInfo info, NDManager manager) throws IOException {
        Source source = (from, bytes) -> in.read(info.name(), from, bytes);
        return array(source, info.dtype(), info.shape(), info.name(), in.path(), Storage.PLAIN, manager);
    }

    private static NDArray array(
            Source source, DType dtype, long[] sizes, String name, Path file, Storage storage, NDManager manager)
            throws IOException {
        try (NDManager processor = manager.newSubManager(Device.cpu())) {
            return storage.of(read(source, dtype, new Shape(sizes), name, file, processor), manager);
        }
    }

    private static NDArray read(Source source, DType dtype, Shape shape, String name, Path file, NDManager manager)
            throws IOException {
        return switch (dtype) {
            case F32 -> filled(manager.create(shape, DataType.FLOAT32), source);
            case F16 -> {
                try (NDArray half = filled(manager.create(shape, DataType.FLOAT16), source)) {
                    yield half.toType(DataType.FLOAT32, true);
                }
            }
            case BF16, F64 -> {
                var bytes = ByteBuffer.allocate(Math.toIntExact(shape.size() * dtype.bytes()))
                        .order(ByteOrder.LITTLE_ENDIAN);
                source.read(0, bytes);
                NDArray array = manager.create(shape, DataType.FLOAT32);
                if (array.size() > 0) {
                    memory(array).asFloatBuffer().put(HalfFloats.toFloats(bytes.flip(), dtype));
                }
                yield array;
            }
            default ->
                throw new ModelFormatException("%s cannot be used: weight %s is of type %s, not a floating-point type."
                        .formatted(file, name, dtype));
        };
    }

    /**
     * In memory of the engine's own, not in a mapping or a Java buffer: those go when their array is closed, even while
     * another tensor, such as the same weight channels last, still lies in them.
     */
    private static NDArray filled(NDArray array, Source source) throws IOException {
        if (array.size() > 0) {
            inSlices(memory(array), source);
        }
        return array;
    }

    private static ByteBuffer memory(NDArray array) {
        return ((PtNDArray) array).toByteBuffer(true).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * On all cores, because most of the time goes into memory that is touched for the first time. It was allocated by one thread: the
     * C library gives each its own pool, and what is freed in one is no use to another.
     */
    private static void inSlices(ByteBuffer target, Source source) throws IOException {
        int length = target.remaining();
        if (length <= SLICE) {
            source.read(0, target);
            return;
        }
        try {
            IntStream.rangeClosed(0, (length - 1) / SLICE).parallel().forEach(i -> {
                int from = i * SLICE;
                try {
                    source.read(from, target.slice(from, Math.min(SLICE, length - from)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
