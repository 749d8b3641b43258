package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assetkiln.EngineTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorCacheTest extends EngineTest {
    @TempDir
    Path folder;

    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void aValueIsComputedOnceForTheSameIngredients() throws IOException {
        assertThat(value("image a", "#ffffff")).containsExactly(1, 2, 3);
        assertThat(value("image a", "#ffffff")).containsExactly(1, 2, 3);
        assertThat(computed).hasValue(1);
    }

    @Test
    void anyOtherIngredientMakesItAnotherValue() throws IOException {
        value("image a", "#ffffff");
        value("image b", "#ffffff");
        value("image a", "#000000");
        assertThat(computed).hasValue(3);
    }

    @Test
    void aDamagedEntryIsComputedAnew() throws IOException {
        value("image a", "#ffffff");
        try (Stream<Path> files = Files.walk(folder)) {
            Path entry = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.writeString(entry, "cut off");
        }
        assertThat(value("image a", "#ffffff")).containsExactly(1, 2, 3);
        assertThat(computed).hasValue(2);
    }

    private float[] value(String... ingredients) throws IOException {
        return new TensorCache(folder)
                .get(List.of(ingredients), manager, () -> {
                    computed.incrementAndGet();
                    return manager.create(new float[] {1, 2, 3});
                })
                .toFloatArray();
    }
}
