package org.assetkiln.app.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assetkiln.Fixtures;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.LoraChoice;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.generation.GenerationJob;
import org.assetkiln.run.generation.GenerationMessage;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Precision;
import org.assetkiln.training.TinyRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureEngineTest {
    private static final Path LORA = Fixtures.path("training/lora_text_encoder/final.safetensors");

    @TempDir
    Path folder;

    private final PictureEngine engine = new PictureEngine();

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void aLoraChangesThePictureOnlyWhileItIsChosen() throws IOException {
        int[] without = make("a", List.of());
        assertThat(make("b", List.of(new LoraChoice(LORA.toString(), 3)))).isNotEqualTo(without);
        assertThat(make("c", List.of())).isEqualTo(without);
    }

    @Test
    void afterALoraThatDoesNotFitTheModelIsAsBefore() throws IOException {
        int[] without = make("a", List.of());
        Path other = Files.writeString(folder.resolve("other.safetensors"), "no tensors at all");
        var both = List.of(new LoraChoice(LORA.toString(), 3), new LoraChoice(other.toString(), 1));
        assertThatThrownBy(() -> make("b", both))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.safetensors");
        assertThat(make("c", List.of())).isEqualTo(without);
    }

    @Test
    void aLoraThatWasTrainedOnIsReadAgain() throws IOException {
        Path file = Files.copy(LORA, folder.resolve("again.safetensors"));
        var chosen = List.of(new LoraChoice(file.toString(), 3));
        int[] before = make("a", chosen);
        Files.write(file, Files.readAllBytes(Fixtures.path("lora_load/other.safetensors")));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertThat(make("b", chosen)).isNotEqualTo(before);
    }

    @Test
    void aCancelledJobLeavesNoPreview() {
        List<String> previews = new ArrayList<>();
        assertThatThrownBy(() -> make(settings(List.of(), 32, 6, 1), "a", message -> {
                    if (message instanceof GenerationMessage.Progress step && step.previewFile() != null) {
                        assertThat(Path.of(step.previewFile())).isNotEmptyFile();
                        previews.add(step.previewFile());
                        throw new IllegalStateException("enough");
                    }
                }))
                .hasMessageContaining("enough");
        assertThat(previews).singleElement().satisfies(file -> assertThat(Path.of(file))
                .doesNotExist());
    }

    @Test
    void whereNobodyLooksOnNothingIsShownAndThePictureIsTheSame() throws IOException {
        int[] shown = make("shown", List.of());
        List<String> previews = new ArrayList<>();
        try (var other = new PictureEngine(ComputeDevice.CPU, Precision.FP32, false)) {
            other.make(job(settings(List.of(), 32, 6, 1), "long"), message -> {
                if (message instanceof GenerationMessage.Progress step && step.previewFile() != null) {
                    previews.add(step.previewFile());
                }
            });
            other.make(job(settings(List.of(), 32, 2, 1), "unseen"), message -> {});
        }
        assertThat(previews).isEmpty();
        assertThat(pixels("unseen")).isEqualTo(shown);
    }

    @Test
    void picturesMadeSideBySideAreThoseMadeOneByOne() throws IOException {
        List<GenerationMessage> told = new ArrayList<>();
        try (var other = new PictureEngine(ComputeDevice.CPU, Precision.FP32, false)) {
            other.make(job(settings(List.of(), 32, 3, 5), "many"), told::add);
        }
        assertThat(told.stream().filter(GenerationMessage.Picture.class::isInstance))
                .hasSize(5);
        make(settings(List.of(), 32, 3, 5), "single", message -> {});
        for (int i = 0; i < 5; i++) {
            int[] one = pixels("single", i);
            int[] other = pixels("many", i);
            for (int p = 0; p < one.length; p++) {
                // The sums of one core and of several are rounded differently.
                assertThat((other[p] >> 8) & 0xff).isCloseTo((one[p] >> 8) & 0xff, within(1));
            }
        }
    }

    @Test
    void impossibleSizesStepsAndCountsAreOneSentence() {
        fails(settings(List.of(), 34, 2, 1), "multiples of 4");
        fails(settings(List.of(), 32, 0, 1), "number of steps");
        fails(settings(List.of(), 32, 2, 0), "number of pictures");
        fails(settings(List.of(new LoraChoice(folder.resolve("none").toString(), 1)), 32, 2, 1), "no LoRA file");
    }

    @ParameterizedTest
    @EnumSource(names = "FP32", mode = EnumSource.Mode.EXCLUDE)
    void picturesIn16BitsAreAboutThoseIn32(Precision precision) throws IOException {
        int[] exact = make("exact", List.of(new LoraChoice(LORA.toString(), 1)));
        try (var other = new PictureEngine(ComputeDevice.CPU, precision, true)) {
            other.make(job(settings(List.of(new LoraChoice(LORA.toString(), 1)), 32, 2, 1), "rounded"), message -> {});
        }
        int[] rounded = pixels("rounded");
        assertThat(rounded).isNotEqualTo(exact);
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            sum += Math.abs((exact[i] >> 8 & 0xff) - (rounded[i] >> 8 & 0xff));
        }
        assertThat(sum / exact.length).isLessThan(2);
    }

    @Test
    void aGpuThatIsNotThereIsOneSentence() {
        assumeThat(Engine.getEngine("PyTorch").getGpuCount()).isZero();
        try (var other = new PictureEngine(ComputeDevice.CUDA, Precision.FP32, true)) {
            assertThatThrownBy(() -> other.make(job(settings(List.of(), 32, 2, 1), "x"), message -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no NVIDIA GPU");
        }
    }

    private void fails(GenerationSettings settings, String words) {
        assertThatThrownBy(() -> make(settings, "x", message -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
    }

    private int[] make(String id, List<LoraChoice> loras) throws IOException {
        make(settings(loras, 32, 2, 1), id, message -> {});
        return pixels(id);
    }

    private int[] pixels(String id) throws IOException {
        return pixels(id, 0);
    }

    private int[] pixels(String id, int index) throws IOException {
        Path file = folder.resolve("made").resolve(id + "-" + index + ".png");
        return Pictures.read(file).getRGB(0, 0, 32, 32, null, 0, 32);
    }

    private void make(GenerationSettings settings, String id, Consumer<GenerationMessage> tell) throws IOException {
        engine.make(job(settings, id), tell);
    }

    private GenerationJob job(GenerationSettings settings, String id) {
        return new GenerationJob(id, settings, folder.resolve("made").toString());
    }

    private static GenerationSettings settings(List<LoraChoice> loras, int edge, int steps, int count) {
        return new GenerationSettings(
                TinyRun.model().toString(), loras, "a slime", "", edge, edge, steps, 3, SamplerKind.DDIM, 1, count);
    }
}
