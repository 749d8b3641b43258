package org.assetkiln.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.training.settings.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path runs;

    @Test
    void namesAreSafeEverywhere() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        assertThat(RunNames.folderName(day, "Cinder LoRA")).isEqualTo("2026-11-22-cinder-lora");
        assertThat(RunNames.folderName(day, " ../Größe: an/alle? ")).isEqualTo("2026-11-22-gro-e-an-alle");
        assertThat(RunNames.folderName(day, "字")).isEqualTo("2026-11-22-run");
        assertThat(RunNames.folderName(day, "x".repeat(500))).hasSizeLessThan(80);
    }

    @Test
    void theBaseModelIsHashedOnceAndKept() throws IOException {
        Path model = Files.createDirectory(runs.resolve("model"));
        Path weights = Files.writeString(model.resolve("model.safetensors"), "weights");
        RunFolder run = RunFolder.create(runs, "hashed", TestRuns.settings(model, 10));
        assertThat(run.config().baseModelHash()).isEmpty();

        run.writeModelHash();
        RunFolder hashed = RunFolder.open(run.path());
        assertThat(hashed.config().baseModelHash()).hasSize(64);
        assertThat(hashed.config().training()).isEqualTo(run.config().training());

        Files.writeString(weights, "other weights");
        hashed.writeModelHash();
        assertThat(RunFolder.open(run.path()).config()).isEqualTo(hashed.config());
    }

    @Test
    void aRunIsReadBackAsItWasMade() throws IOException {
        RunFolder run = TestRuns.create(runs, "Cinder LoRA", 300);
        RunFolder again = RunFolder.open(run.path());
        assertThat(again.config()).isEqualTo(run.config());
        assertThat(again.config().training().steps()).isEqualTo(300);
        assertThat(again.status().state()).isEqualTo(RunState.CREATED);
        assertThat(again.status().steps()).isEqualTo(300);
    }

    @Test
    void aRunOfTheFirstVersionIsStillRead() throws IOException {
        RunFolder run = TestRuns.create(runs, "a", 300);
        Path file = run.path().resolve("run.json");
        ObjectNode json = (ObjectNode) Json.read(file, JsonNode.class);
        ObjectNode settings = (ObjectNode) json.remove("training");
        JsonNode data = settings.remove("data");
        settings.set("instance", data.get("instance"));
        settings.set("prior", data.get("prior"));
        json.put("format", 1).set("dreamBooth", settings);
        Json.write(file, json);
        assertThat(RunFolder.open(run.path()).config().training())
                .isEqualTo(run.config().training());
    }

    @Test
    void runsOfOneNameGetFoldersOfTheirOwnAndTheNewestIsFirst() throws IOException {
        RunFolder first = TestRuns.create(runs, "same", 1);
        RunFolder second = TestRuns.create(runs, "same", 1);
        Files.createDirectories(runs.resolve("no run"));
        Files.writeString(Files.createDirectories(runs.resolve("broken")).resolve("run.json"), "{");
        assertThat(second.path()).isNotEqualTo(first.path());
        assertThat(RunFolder.list(runs)).extracting(RunFolder::path).containsExactly(second.path(), first.path());
        assertThat(RunFolder.list(runs.resolve("nowhere"))).isEmpty();
    }

    @Test
    void whatIsNoRunIsSaidInASentence() throws IOException {
        assertThatThrownBy(() -> RunFolder.open(runs)).hasMessageContaining("no training run");
        Path file = TestRuns.create(runs, "a", 1).path().resolve("run.json");
        Files.writeString(file, Files.readString(file).replace("\"format\" : 2", "\"format\" : 99"));
        assertThatThrownBy(() -> RunFolder.open(file.getParent())).hasMessageContaining("newer version");
        Files.writeString(file, "{\"name\": \"a\"}");
        assertThatThrownBy(() -> RunFolder.open(file.getParent())).hasMessageContaining("training");
    }

    @Test
    void aRunWhoseProcessIsGoneIsLostOnceItsHeartbeatIsStale() throws Exception {
        RunFolder run = TestRuns.create(runs, "a", 10);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        process.waitFor();
        Instant beat = Instant.now();
        run.writeStatus(new RunStatus(RunState.RUNNING, process.pid(), beat, 4, 10, ""));
        assertThat(run.status(beat.plusSeconds(10)).state()).isEqualTo(RunState.RUNNING);
        assertThat(run.status(beat.plusSeconds(20)).state()).isEqualTo(RunState.LOST);
        assertThat(run.status(beat.plusSeconds(20)).message()).contains("step 4");
    }

    @Test
    void aSlowProcessIsNotLostButALaterOneOfItsNumberIs() throws IOException {
        RunFolder run = TestRuns.create(runs, "a", 10);
        long me = ProcessHandle.current().pid();
        Instant now = Instant.now();
        run.writeStatus(new RunStatus(RunState.RUNNING, me, now, 4, 10, ""));
        assertThat(run.status(now.plusSeconds(3600)).state()).isEqualTo(RunState.RUNNING);
        run.writeStatus(new RunStatus(RunState.RUNNING, me, now.minusSeconds(86_400), 4, 10, ""));
        assertThat(run.status(now).state()).isEqualTo(RunState.LOST);
    }

    @Test
    void aDamagedStatusIsNoDisaster() throws IOException {
        RunFolder run = TestRuns.create(runs, "a", 10);
        Files.writeString(run.path().resolve("status.json"), "{}");
        assertThat(run.status().state()).isEqualTo(RunState.CREATED);
    }

    @Test
    void aRunThatGoesOnSaysThatItsImagesHaveChangedAndKeepsItsRecipes() throws IOException {
        Path image = Files.writeString(runs.resolve("a.png"), "pixels");
        Files.writeString(runs.resolve("a.txt"), "a thing");
        Map<String, Recipe> recipes = Map.of(image.toString(), Recipe.NONE.withShrink(true));
        TrainingSettings plain = TestRuns.settings(runs.resolve("no-model"), 10, image);
        TrainingSettings prepared = new TrainingSettings(
                plain.baseModel(),
                plain.data(),
                plain.network(),
                plain.optimizer(),
                plain.loss(),
                plain.image().withRecipes(recipes),
                plain.sampling(),
                plain.compute(),
                plain.output(),
                10,
                1,
                1,
                100,
                7);
        RunFolder run = RunFolder.create(runs.resolve("runs"), "one", prepared);
        assertThat(run.changedSince()).isEmpty();
        assertThat(RunFolder.open(run.path()).config().training().image().recipes())
                .isEqualTo(recipes);
        Files.writeString(image, "other pixels");
        assertThat(RunFolder.open(run.path()).changedSince())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("have changed since it began"));
        Files.writeString(image, "pixels");
        assertThat(run.changedSince()).isEmpty();
        Files.delete(image);
        assertThat(run.changedSince()).isPresent();
    }
}
