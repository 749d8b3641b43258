package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assetkiln.Fixtures;
import org.assetkiln.app.command.AssetkilnCommand;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.junit.jupiter.api.Test;

class ExportCommandTest extends CommandTest {
    private static final String LORA =
            Fixtures.path("lora_formats/kohya_blocks.safetensors").toString();
    private static final String MODEL = Fixtures.path("models/sd1").toString();

    @Test
    void aLoraGoesIntoAnotherFormCheckedInOneLine() throws Exception {
        Path to = folder.resolve("shield.safetensors");
        assertThat(export(LORA, to, "--format", "peft", "--precision", "bf16", "--model", MODEL))
                .isZero();
        assertThat(said())
                .containsPattern("(?m)^Checked: 129 of 129 layers read back")
                .contains("hash ");
        try (var file = SafetensorsFile.open(to)) {
            assertThat(file.names()).contains("unet.mid_block.resnets.0.conv1.lora_A.weight");
            assertThat(file.info("unet.mid_block.resnets.0.conv1.lora_A.weight").dtype())
                    .isEqualTo(DType.BF16);
        }
    }

    @Test
    void aLoraForAnotherModelIsOneSentenceAndNoFile() {
        Path to = folder.resolve("shield.safetensors");
        assertThat(export(LORA, to, "--model", Fixtures.path("models/sd2").toString()))
                .isEqualTo(1);
        assertThat(said()).contains("kohya_blocks.safetensors was made for another model");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aModelGoesIntoOneFileAndBackIntoAFolder() throws Exception {
        Path single = folder.resolve("single.safetensors");
        assertThat(export(MODEL, single)).isZero();
        assertThat(said()).containsPattern("(?m)^Checked: read back, networks differ by 0.0e\\+00");
        try (var file = SafetensorsFile.open(single)) {
            assertThat(file.metadata()).containsEntry("modelspec.architecture", "stable-diffusion-v1");
        }
        Path back = folder.resolve("back");
        assertThat(export(single.toString(), back)).isZero();
        assertThat(ModelFiles.open(back).unetConfig())
                .isEqualTo(ModelFiles.open(Path.of(MODEL)).unetConfig());
    }

    @Test
    void aModelInHalfPrecisionIsStillTheSameModel() throws Exception {
        Path half = folder.resolve("half");
        assertThat(export(MODEL, half, "--precision", "f16")).isZero();
        assertThat(ModelFiles.open(half).precision()).isEqualTo(DType.F16);
    }

    @Test
    void aLoraCannotBecomeAFolder() {
        assertThat(export(LORA, folder.resolve("folder"), "--model", MODEL)).isEqualTo(2);
    }

    private static int export(String from, Path to, String... more) {
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"export", from, "--to", to.toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return AssetkilnCommand.run(args);
    }
}
