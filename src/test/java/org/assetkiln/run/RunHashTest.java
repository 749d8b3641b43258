package org.assetkiln.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHashTest {
    @TempDir
    Path folder;

    @Test
    void aModelsHashIsThatOfItsFilesWhereverItIs() throws IOException {
        Path a = model("a", "weights");
        Path b = model("b", "weights");
        Path c = model("c", "other weights");
        Files.writeString(b.resolve("unet/notes.md"), "not part of the model");
        assertThat(hash().model(a)).hasSize(64).isEqualTo(hash().model(b)).isNotEqualTo(hash().model(c));
        assertThat(hash().model(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void aLargeFileIsReadOnceUntilItChanges() throws IOException {
        Path model = model("a", "x".repeat(5 << 20));
        Path weights = model.resolve("unet/model.safetensors");
        FileTime time = Files.getLastModifiedTime(weights);
        String first = hash().model(model);
        // Same size and time, other content: shows that the remembered hash is what is used.
        Files.writeString(weights, "y".repeat(5 << 20));
        Files.setLastModifiedTime(weights, time);
        assertThat(hash().model(model)).isEqualTo(first);
        Files.setLastModifiedTime(weights, FileTime.fromMillis(time.toMillis() + 1000));
        assertThat(hash().model(model)).isNotEqualTo(first);
    }

    @Test
    void aDatasetsHashIsThatOfImagesAndCaptions() throws IOException {
        Path a = Files.writeString(folder.resolve("a.png"), "picture a");
        Path b = Files.writeString(folder.resolve("b.png"), "picture b");
        String without = hash().images(List.of(a, b));
        assertThat(hash().images(List.of(b, a))).isEqualTo(without);
        Files.writeString(folder.resolve("a.txt"), "a caption");
        assertThat(hash().images(List.of(a, b))).hasSize(64).isNotEqualTo(without);
        assertThat(hash().images(List.of(a, folder.resolve("gone.png")))).isEmpty();
    }

    private Path model(String name, String weights) throws IOException {
        Path model = folder.resolve(name);
        Files.createDirectories(model.resolve("unet"));
        Files.writeString(model.resolve("model_index.json"), "{}");
        Files.writeString(model.resolve("unet/model.safetensors"), weights);
        return model;
    }

    private RunHash hash() {
        return RunHash.cachedIn(folder.resolve("cache"));
    }
}
