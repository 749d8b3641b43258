package org.assetkiln.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assetkiln.Fixtures;
import org.assetkiln.model.lora.LoraBase;
import org.assetkiln.model.lora.LoraFile;
import org.assetkiln.model.safetensors.Mutations;
import org.assetkiln.tensor.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models from anywhere: each is opened or refused with a sentence, soon and in little memory, and nothing else happens. */
@Timeout(120)
class HostileModelsTest {
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+(\\.\\d+)?\\b");
    private static final List<String> NUMBERS = List.of(
            "0", "-1", "1", "3", "1000", "1000000", "2147483647", "99999999999", "1e308", "0.5", "null", "\"a\"");

    @TempDir
    Path temporary;

    @Test
    void mutatedSingleFilesAreOpenedOrRefused() throws IOException {
        byte[] sound = Files.readAllBytes(Fixtures.path("layouts/sd2.safetensors"));
        int header =
                8 + (int) ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Path file = temporary.resolve("mutant.safetensors");
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] start = Mutations.mutate(Arrays.copyOf(sound, header), random);
            Files.write(file, start);
            try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
                out.write(sound, header, sound.length - header);
            }
            refused += refused(file) ? 1 : 0;
        }
        assertThat(refused).isBetween(50, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model_index.json",
                "unet/config.json",
                "vae/config.json",
                "text_encoder/config.json",
                "scheduler/scheduler_config.json",
                "tokenizer/special_tokens_map.json",
                "tokenizer/tokenizer_config.json",
                "tokenizer/vocab.json",
                "tokenizer/merges.txt",
                "unet/diffusion_pytorch_model.safetensors.index.json",
            })
    void mutatedConfigurationsAreReadOrRefused(String name) throws IOException {
        Path model = Rewriting.copy(Fixtures.path("models/sd2"), temporary.resolve("model"));
        Path file = model.resolve(name);
        if (!Files.exists(file)) {
            Files.move(
                    model.resolve("unet/diffusion_pytorch_model.safetensors"),
                    model.resolve("unet/diffusion_pytorch_model-1.safetensors"));
            Files.writeString(file, "{\"weight_map\":{\"a\":\"diffusion_pytorch_model-1.safetensors\"}}");
        }
        String sound = Files.readString(file);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 150; i++) {
            byte[] mutant = i % 2 == 0
                    ? Mutations.mutate(sound.getBytes(StandardCharsets.UTF_8), random)
                    : otherNumber(sound, random).getBytes(StandardCharsets.UTF_8);
            Files.write(file, mutant);
            refused(model);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kohya.safetensors", "peft_folder/adapter_config.json"})
    void mutatedLorasAreReadOrRefused(String name) throws IOException {
        Path source = Fixtures.path("lora_formats/" + name);
        Path folder = Rewriting.copy(
                Files.isDirectory(source.getParent()) && name.contains("/")
                        ? source.getParent()
                        : Fixtures.path("lora_written"),
                temporary.resolve("lora"));
        byte[] sound = Files.readAllBytes(source);
        boolean weights = name.endsWith(".safetensors");
        int header = weights
                ? 8
                        + (int) ByteBuffer.wrap(sound)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getLong()
                : sound.length;
        Path mutant = weights ? folder.resolve("mutant.safetensors") : folder.resolve("adapter_config.json");
        Path read = weights ? mutant : folder.resolve("adapter_model.safetensors");
        ModelFiles model = Fixtures.model("sd1");
        var base = new LoraBase(model.unetConfig(), model.textConfig());
        Random random = new Random(3);
        int refused = 0;
        try (NDManager manager = Torch.newManager()) {
            for (int i = 0; i < 200; i++) {
                byte[] start = Mutations.mutate(Arrays.copyOf(sound, header), random);
                Files.write(mutant, start);
                Files.write(mutant, Arrays.copyOfRange(sound, header, sound.length), StandardOpenOption.APPEND);
                try (NDManager scope = manager.newSubManager()) {
                    LoraFile.read(read, base, scope);
                } catch (ModelFormatException e) {
                    assertThat(e.getMessage())
                            .endsWith(".")
                            .doesNotContain("\n")
                            .hasSizeLessThan(900);
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(10, 199);
    }

    private static String otherNumber(String text, Random random) {
        List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
        if (numbers.isEmpty()) {
            return text;
        }
        MatchResult one = numbers.get(random.nextInt(numbers.size()));
        String other = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return text.substring(0, one.start()) + other + text.substring(one.end());
    }

    private static boolean refused(Path model) throws IOException {
        try {
            ModelFiles files = ModelFiles.open(model);
            files.check();
            files.tokenizer().close();
            return false;
        } catch (ModelFormatException e) {
            assertThat(e.getMessage()).endsWith(".").doesNotContain("\n").hasSizeLessThan(900);
            return true;
        }
    }
}
