package org.assetkiln.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assetkiln.model.keys.Place;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.assetkiln.model.safetensors.TensorInfo;

/** The weights of one network in their files, all found and of the right shape. Reads nothing but headers before it is asked. */
final class StoredWeights implements AutoCloseable {
    private final Part part;
    private final Layout layout;
    private final List<SafetensorsFile> files = new ArrayList<>();
    private final Map<String, SafetensorsFile> fileOfKey = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    private StoredWeights(Part part, Layout layout) {
        this.part = part;
        this.layout = layout;
    }

    /**
     * Opens a network's files.
     *
     * @throws ModelFormatException naming missing, unknown or misshapen weights
     */
    static StoredWeights open(Part part, Layout layout) throws IOException {
        var weights = new StoredWeights(part, layout);
        try {
            for (Path path : part.files()) {
                weights.add(SafetensorsFile.open(path));
            }
            weights.find();
            weights.checkShapes();
            return weights;
        } catch (IOException | RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private void add(SafetensorsFile file) throws ModelFormatException {
        files.add(file);
        for (String key : file.names()) {
            SafetensorsFile other = fileOfKey.put(key, file);
            if (other != null) {
                throw new ModelFormatException("%s cannot be used: %s holds %s too; copy the model again."
                        .formatted(file.path(), other.path().getFileName(), ModelFormatException.printable(key)));
            }
        }
    }

    private void find() throws ModelFormatException {
        var missing = new TreeSet<String>();
        var unknown = fileOfKey.keySet().stream().filter(part.own()).collect(Collectors.toCollection(TreeSet::new));
        for (String name : layout.shapes().keySet()) {
            List<Place> candidates = part.names().places(name);
            candidates.stream()
                    .filter(place -> fileOfKey.containsKey(place.key()))
                    .findFirst()
                    .ifPresentOrElse(place -> places.put(name, place), () -> missing.add(name));
            candidates.forEach(place -> unknown.remove(place.key()));
        }
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new ModelFormatException("%s does not fit its configuration:%s%s. %s"
                    .formatted(path(), listed(" missing ", missing), listed(" unknown ", unknown), part.remedy()));
        }
    }

    private void checkShapes() throws ModelFormatException {
        for (var entry : layout.shapes().entrySet()) {
            Place place = place(entry.getKey());
            long[] expected = stored(entry.getValue(), place);
            long[] actual = info(entry.getKey()).shape();
            if (!Arrays.equals(withoutOnes(actual), withoutOnes(expected))) {
                throw new ModelFormatException("%s does not fit its configuration: %s has shape %s instead of %s."
                        .formatted(path(), place.key(), Arrays.toString(actual), Arrays.toString(expected)));
            }
        }
    }

    /** The shape of the tensor that holds a weight. */
    static long[] stored(long[] shape, Place place) {
        long[] stored = Arrays.copyOf(shape, shape.length + (place.pointwise() ? 2 : 0));
        Arrays.fill(stored, shape.length, stored.length, 1);
        stored[0] *= place.parts();
        return stored;
    }

    /** A matrix and a convolution of 1x1 hold the same numbers; files have the one or the other. */
    private static long[] withoutOnes(long[] shape) {
        int length = shape.length;
        while (length > 2 && shape[length - 1] == 1) {
            length--;
        }
        return Arrays.copyOf(shape, length);
    }

    Layout layout() {
        return layout;
    }

    /** The type a weight is stored in. */
    DType dtype(String name) {
        return info(name).dtype();
    }

    /** A weight's elements, row-major and little endian. */
    ByteBuffer bytes(String name) throws IOException {
        Place place = place(name);
        ByteBuffer whole = file(place).bytes(place.key());
        int length = whole.remaining() / place.parts();
        return whole.slice(place.part() * length, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Copies some of a weight's bytes, row-major and little endian; threads may do so side by side.
     *
     * @param from first of them, counted from the weight's beginning
     * @param target is filled from its position to its limit
     */
    void read(String name, long from, ByteBuffer target) throws IOException {
        Place place = place(name);
        SafetensorsFile file = file(place);
        long length = file.info(place.key()).length() / place.parts();
        file.read(place.key(), place.part() * length + from, target);
    }

    /** Bytes of all weights. */
    long length() {
        return places.entrySet().stream()
                .mapToLong(entry ->
                        info(entry.getKey()).length() / entry.getValue().parts())
                .sum();
    }

    /** The first of the files, for messages. */
    Path path() {
        return files.get(0).path();
    }

    private TensorInfo info(String name) {
        Place place = place(name);
        return file(place).info(place.key());
    }

    private Place place(String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("No weight is named " + name);
        }
        return place;
    }

    private SafetensorsFile file(Place place) {
        SafetensorsFile file = fileOfKey.get(place.key());
        if (file == null) {
            throw new IllegalStateException("No file holds " + place.key());
        }
        return file;
    }

    private static String listed(String title, Set<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String first =
                names.stream().limit(3).map(ModelFormatException::printable).collect(Collectors.joining(", "));
        return title + names.size() + " (" + first + (names.size() > 3 ? ", ..." : "") + ")";
    }

    @Override
    public void close() throws IOException {
        for (SafetensorsFile file : files) {
            file.close();
        }
    }
}
