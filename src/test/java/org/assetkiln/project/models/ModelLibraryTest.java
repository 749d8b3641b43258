package org.assetkiln.project.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.files.FileHashes;
import org.assetkiln.model.Family;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsWriter;
import org.assetkiln.model.safetensors.TensorData;
import org.assetkiln.project.home.AppFolders;
import org.assetkiln.project.home.AppHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLibraryTest {
    private static final Path FIXTURES = Path.of(System.getProperty("assetkiln.fixtures"));

    @TempDir
    Path folder;

    private ModelLibrary library;
    private Path starter;

    @BeforeEach
    void open() throws IOException {
        starter = copy(folder.resolve("home/assets/starter"));
        library = reopened();
    }

    private ModelLibrary reopened() {
        var folders = new AppFolders(
                folder.resolve("config"), folder.resolve("cache"), folder.resolve("data"), folder.resolve("logs"));
        return ModelLibrary.open(
                folders,
                new AppHome(folder.resolve("home")),
                Map.of("HF_HOME", folder.resolve("hf").toString()));
    }

    @Test
    void aNewUserHasTheBundledModelAndUsesIt() throws IOException {
        List<LibraryModel> models = library.list(() -> false);
        assertThat(models).hasSize(1);
        LibraryModel bundled = models.get(0);
        assertThat(bundled.bundled()).isTrue();
        assertThat(bundled.standard()).isTrue();
        assertThat(bundled.facts().family()).isEqualTo(Family.OTHER);
        assertThat(bundled.facts().precision()).isEqualTo(DType.F32);
        assertThat(bundled.facts().parameters() * 4)
                .isBetween(bundled.facts().bytes() - 100_000, bundled.facts().bytes());
        assertThat(library.standard()).isEqualTo(starter);
        assertThatThrownBy(() -> library.remove(starter)).hasMessageContaining("stays in the list");
    }

    @Test
    void aFolderOfModelsAddsWhatIsInItAndPassesOverTheRest() throws IOException {
        Path models = folder.resolve("models");
        Path a = copy(models.resolve("a"));
        Path b = copy(models.resolve("deeper/b"));
        try (Stream<Path> loras = Files.walk(FIXTURES.resolve("lora_load"))) {
            for (Path lora :
                    loras.filter(f -> f.toString().endsWith(".safetensors")).toList()) {
                Files.copy(lora, models.resolve(lora.getFileName()));
            }
        }
        Files.writeString(models.resolve("broken.safetensors"), "no");
        Path single = models.resolve("single.safetensors");
        Files.copy(FIXTURES.resolve("layouts/sd2.safetensors"), single);
        Path averaged = models.resolve("z-ema.safetensors");
        String key = "model_ema.diffusion_modelinput_blocks00weight";
        SafetensorsWriter.write(averaged, List.of(TensorData.of(key, new long[] {1}, new float[1])), Map.of());
        assertThat(library.add(models, () -> false)).containsExactly(a, b, single, averaged);
        assertThat(paths(reopened())).containsExactly(starter, a, b, single, averaged);
        LibraryModel one = library.inspect(single);
        assertThat(one.name()).isEqualTo("single.safetensors");
        assertThat(one.facts().singleFile()).isTrue();
        assertThat(library.sources()).containsExactly(models);
    }

    @Test
    void aSingleFileIsToldWhatItPredicts() throws IOException {
        Path single = folder.resolve("single.safetensors");
        Files.copy(FIXTURES.resolve("layouts/sd2.safetensors"), single);
        for (PredictionType type : PredictionType.values()) {
            library.setPrediction(single, type);
            assertThat(library.inspect(single).facts().prediction()).isEqualTo(type);
        }
        String hash = new ModelHashes(folder.resolve("cache")).sha256(single, () -> false);
        assertThat(hash).isEqualTo(FileHashes.cachedIn(folder).sha256(single, () -> false));
    }

    @Test
    void whatIsRemovedStaysOffTheListAndOnTheDisk() throws IOException {
        Path models = folder.resolve("models");
        Path a = copy(models.resolve("a"));
        Path b = copy(models.resolve("b"));
        library.add(models, () -> false);
        library.remove(a);
        assertThat(paths(reopened())).containsExactly(starter, b);
        assertThat(a).isDirectory();
        library.add(a, () -> false);
        assertThat(paths(reopened())).containsExactly(starter, a, b);
        library.remove(models);
        assertThat(paths(reopened())).containsExactly(starter, a);
    }

    @Test
    void downloadsAndTheHubsOwnCacheAreListedByThemselves() throws IOException {
        Path download = copy(library.downloads().resolve("kiln--tiny"));
        Path repository = folder.resolve("hf/hub/models--other--small");
        Path snapshot = copy(repository.resolve("snapshots/0a1b2c"));
        Files.createDirectories(repository.resolve("refs"));
        Files.writeString(repository.resolve("refs/main"), "0a1b2c");
        Path unusable = Files.createDirectories(folder.resolve("hf/hub/models--other--large/snapshots/0a"));
        Files.writeString(unusable.resolve("model_index.json"), "{\"_class_name\": \"StableDiffusionXLPipeline\"}");
        assertThat(snapshot).isDirectory();
        assertThat(paths(library)).containsExactly(starter, download, repository);
        assertThat(library.list(() -> false))
                .extracting(LibraryModel::name)
                .containsExactly("Starter model", "kiln/tiny", "other/small");
    }

    @Test
    void theChosenModelIsUsedUntilItIsGone() throws IOException {
        Path a = copy(folder.resolve("a"));
        library.setStandard(a);
        assertThat(reopened().standard()).isEqualTo(a);
        assertThat(library.list(() -> false))
                .filteredOn(LibraryModel::standard)
                .extracting(LibraryModel::path)
                .containsExactly(a);
        Files.move(a, folder.resolve("elsewhere"));
        assertThat(library.standard()).isEqualTo(starter);
        LibraryModel gone = library.list(() -> false).get(1);
        assertThat(gone.facts()).isNull();
        assertThat(gone.problem()).contains(a.toString());
        assertThatThrownBy(() -> library.setStandard(a)).hasMessageContaining(a.toString());
    }

    @Test
    void aFolderWithoutModelsIsRefusedWithAReason() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> library.add(empty, () -> false)).hasMessageContaining("model_index.json");
        Files.writeString(empty.resolve("model.ckpt"), "pickle");
        assertThatThrownBy(() -> library.add(empty, () -> false)).hasMessageContaining("convert them to .safetensors");
        assertThatThrownBy(() -> library.add(empty.resolve("model.ckpt"), () -> false))
                .hasMessageContaining("run any code");
        assertThat(library.sources()).isEmpty();
    }

    @Test
    void aDamagedListStartsAnew() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/models.json"), "{\"sources\": 7");
        assertThat(paths(library)).containsExactly(starter);
    }

    @Test
    void aModelsHashIsThatOfItsContentAndIsRememberedWithoutReading() throws IOException {
        var hashes = new ModelHashes(folder.resolve("cache"));
        String hash = hashes.sha256(starter, () -> false);
        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(hashes.sha256(copy(folder.resolve("b")), () -> false));
        assertThat(ModelHashes.shortened(hash)).hasSize(10);
    }

    private static List<Path> paths(ModelLibrary library) throws IOException {
        return library.list(() -> false).stream().map(LibraryModel::path).toList();
    }

    private static Path copy(Path target) throws IOException {
        Path model = FIXTURES.resolve("models/sd1");
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(model.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return target;
    }
}
