package org.assetkiln.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.HalfFloats;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.model.safetensors.SafetensorsWriter;
import org.assetkiln.model.safetensors.TensorInfo;
import org.assetkiln.model.safetensors.TensorSource;
import org.assetkiln.tensor.Lanes;
import org.assetkiln.tensor.Storage;

/** Moves weights between safetensors files and float32 arrays. */
public final class WeightFiles {
    /** More win nothing: memory is the limit. */
    private static final int MOST_READERS = 4;

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
            // Converted at once, so that there are never two copies of more than one a thread.
            return each(layout.shapes().keySet(), name -> {
                long[] shape = layout.shapes().get(name);
                Source source = bytes -> in.read(name, bytes);
                return array(source, in.dtype(name), shape, name, in.path(), storage, manager);
            });
        }
    }

    /** Reads one weight. */
    private interface Reading {
        NDArray of(String name) throws IOException;
    }

    /**
     * Reads weights on several threads: most of the time goes into memory that is touched for the first time. The result has the
     * names' order.
     */
    private static Map<String, NDArray> each(Collection<String> names, Reading reading) throws IOException {
        List<String> order = List.copyOf(names);
        var read = new NDArray[order.size()];
        Lanes.of(Device.cpu(), MOST_READERS).run(read.length, i -> read[i] = reading.of(order.get(i)));
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (int i = 0; i < read.length; i++) {
            arrays.put(order.get(i), read[i]);
        }
        return arrays;
    }

    /** Reads whatever floating-point tensors a file holds. */
    public static Map<String, NDArray> readAll(Path file, NDManager manager) throws IOException {
        return readAll(file, name -> true, manager);
    }

    /** Reads those of a file's tensors, all floating-point, that are wanted by name. */
    public static Map<String, NDArray> readAll(Path file, Predicate<String> wanted, NDManager manager)
            throws IOException {
        try (var in = SafetensorsFile.open(file)) {
            List<String> names = in.names().stream().filter(wanted).toList();
            return each(names, name -> array(in, in.info(name), manager));
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

    /** Fills a buffer with a tensor's elements. */
    private interface Source {
        void read(ByteBuffer target) throws IOException;
    }

    private static NDArray array(SafetensorsFile in, TensorInfo info, NDManager manager) throws IOException {
        Source source = bytes -> in.read(info.name(), 0, bytes);
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
                source.read(bytes);
                float[] values = HalfFloats.toFloats(bytes.flip(), dtype);
                yield filled(manager.create(shape, DataType.FLOAT32), target -> target.asFloatBuffer()
                        .put(values));
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
            source.read(((PtNDArray) array).toByteBuffer(true).order(ByteOrder.LITTLE_ENDIAN));
        }
        return array;
    }
}
