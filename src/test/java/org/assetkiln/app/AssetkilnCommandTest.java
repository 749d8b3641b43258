package org.assetkiln.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.Fixtures;
import org.assetkiln.app.command.AssetkilnCommand;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.generation.PictureText;
import org.assetkiln.training.TinyRun;
import org.junit.jupiter.api.Test;

class AssetkilnCommandTest extends CommandTest {
    @Test
    void helpListsTheCommands() {
        assertThat(AssetkilnCommand.run("--help")).isZero();
        assertThat(printed())
                .contains("train", "generate", "export", "tour", "worker", "models", "Exit codes")
                .doesNotContain("starter");
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertThat(AssetkilnCommand.run("generate")).isEqualTo(2);
        assertThat(AssetkilnCommand.run("train")).isEqualTo(2);
        assertThat(AssetkilnCommand.run("no-such-command")).isEqualTo(2);
        assertThat(AssetkilnCommand.run()).isEqualTo(2);
    }

    @Test
    void aMissingModelIsOneSentenceAndExitCodeOne() {
        String nowhere = folder.resolve("nowhere").toString();
        assertThat(AssetkilnCommand.run("generate", "--prompt", "a slime", "--model", nowhere))
                .isEqualTo(1);
        assertThat(complained().strip().lines()).singleElement().satisfies(line -> assertThat(line)
                .contains(nowhere, "is missing"));
    }

    @Test
    void aMissingImageIsOneSentenceAndExitCodeOne() {
        int code = AssetkilnCommand.run(
                "train",
                "--images",
                folder.resolve("none.png").toString(),
                "--prompt",
                "a zkw slime",
                "--model",
                TinyRun.model().toString());
        assertThat(code).isEqualTo(1);
        assertThat(complained()).contains("There is no image or folder");
    }

    @Test
    void anImpossibleSettingEndsTheRunBeforeTrainingWithItsSentence() throws Exception {
        String image = TinyRun.images(folder, 1).get(0);
        int code = AssetkilnCommand.run(
                "train",
                "--images",
                image,
                "--prompt",
                "a zkw slime",
                "--model",
                TinyRun.model().toString(),
                "--size",
                "33",
                "--runs",
                folder.resolve("runs").toString());
        assertThat(code).isEqualTo(1);
        assertThat(complained()).contains("multiple of 8");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void aDryRunSaysWhatTheRunTakesAndLeavesNothing() throws Exception {
        Path image = Path.of(TinyRun.images(folder, 1).get(0));
        int code = AssetkilnCommand.run(
                "train",
                "--dry-run",
                "--images",
                image.toString(),
                "--prompt",
                "a zkw slime",
                "--model",
                TinyRun.model().toString(),
                "--runs",
                folder.resolve("runs").toString());
        assertThat(complained()).contains("fewer than 3 images");
        assertThat(code).isZero();
        String said = printed();
        assertThat(said.lines().map(String::strip))
                .filteredOn(line -> line.startsWith("Memory") || line.startsWith("Time"))
                .hasSize(4);
        assertThat(said).containsPattern("Corrected by \\d+ real steps:");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void aTableWithoutACaptionIsSaidBeforeTraining() throws Exception {
        Path image = Path.of(TinyRun.images(folder, 1).get(0));
        Path table =
                Files.writeString(folder.resolve("data.csv"), "image_path,caption\n" + image.getFileName() + ",\n");
        int code = AssetkilnCommand.run(
                "train",
                "--data=" + table,
                "--model=" + TinyRun.model(),
                "--mask=alpha",
                "--conv-rank=2",
                "--layers=!mid_block",
                "--runs=" + folder.resolve("runs"));
        assertThat(code).isEqualTo(1);
        assertThat(complained())
                .contains("Without a caption and left out: " + image, "at least one image with a caption");
    }

    @Test
    void aSettingsFileThatLacksAPartSaysWhichOne() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.json"), "{\"baseModel\": \"/models/a\"}");
        assertThat(AssetkilnCommand.run("train", file.toString())).isEqualTo(1);
        assertThat(complained()).contains("settings.json", "data is missing");
    }

    @Test
    void aLongPromptStillFitsAFileName() {
        int code = AssetkilnCommand.run(
                "generate",
                "--prompt",
                "sword ".repeat(100),
                "--model",
                TinyRun.model().toString(),
                "--steps",
                "1",
                "--out",
                folder.toString());
        assertThat(complained()).doesNotContain("File name too long");
        assertThat(code).isZero();
        assertThat(folder).isDirectoryContaining("glob:**/sword-sword-*-1-0.png");
    }

    @Test
    void generateWritesAPictureThatSaysHowItWasMade() throws Exception {
        int code = AssetkilnCommand.run(
                "generate",
                "--prompt",
                "a red slime",
                "--model",
                TinyRun.model().toString(),
                "--steps",
                "2",
                "--seed",
                "9",
                "--out",
                folder.toString());
        assertThat(complained()).doesNotContain("cannot");
        assertThat(code).isZero();
        Path picture = folder.resolve("a-red-slime-9-0.png");
        assertThat(Pictures.read(picture).getWidth()).isEqualTo(32);
        var settings = PictureText.read(Pictures.pngText(picture));
        assertThat(settings).isNotNull();
        assertThat(settings.prompt()).isEqualTo("a red slime");
        assertThat(settings.seed()).isEqualTo(9);
    }

    @Test
    void generateExtendsAPictureAndKeepsItExactly() throws Exception {
        Path start = Fixtures.path("pictures/start.png");
        int code = AssetkilnCommand.run(
                "generate",
                "--prompt=a key",
                "--model=" + TinyRun.model(),
                "--steps=4",
                "--init=" + start,
                "--extend=left=18,top=3",
                "--strength=0.5",
                "--keep-exactly",
                "--count=2",
                "--batch=2",
                "--out=" + folder);
        assertThat(complained()).isEmpty();
        assertThat(code).isZero();
        var made = Pictures.read(folder.resolve("a-key-1-1.png"));
        assertThat(made.getWidth()).isEqualTo(68);
        assertThat(made.getHeight()).isEqualTo(44);
        assertThat(made.getRGB(18, 3, 50, 41, null, 0, 50))
                .isEqualTo(Pictures.read(start).getRGB(0, 0, 50, 41, null, 0, 50));
        assertThat(Pictures.pngText(folder.resolve("a-key-1-1.png")).get("parameters"))
                .contains("Denoising strength: 0.5", "Seed: 2");
    }

    @Test
    void generateComputesWithTheNumbersAndOnTheDeviceAskedFor() throws Exception {
        int code = AssetkilnCommand.run(
                "generate",
                "--prompt=a key",
                "--model=" + TinyRun.model(),
                "--steps=2",
                "--precision=bf16",
                "--device=cpu",
                "--out=" + folder);
        assertThat(code).isZero();
        assertThat(folder).isDirectoryContaining("glob:**/a-key-1*.png");
        assertThat(AssetkilnCommand.run("generate", "--prompt=a key", "--precision=fp8"))
                .isEqualTo(2);
    }

    @Test
    void aPrecisionThatTheProcessorIsSlowWithIsWarnedOf() throws Exception {
        Path list = Files.writeString(folder.resolve("cpuinfo"), "flags : sse4_2 avx2\n");
        System.setProperty("assetkiln.cpuinfo", list.toString());
        try {
            String prompt = "--prompt=a key";
            String model = "--model=" + TinyRun.model();
            AssetkilnCommand.run("generate", prompt, model, "--steps=1", "--precision=fp16", "--out=" + folder);
            assertThat(printed()).contains("no instructions for FP16");
            String image = "--images=" + TinyRun.images(folder, 1).get(0);
            String runs = "--runs=" + folder.resolve("runs");
            AssetkilnCommand.run("train", image, prompt, model, runs, "--size=32", "--steps=1", "--precision=bf16");
            assertThat(printed()).contains("no instructions for BF16");
        } finally {
            System.clearProperty("assetkiln.cpuinfo");
        }
    }

    @Test
    void aRunTrainsInTheProcessThatWasStartedForItAndWritesItsFolderAsAWorkerWould() throws Exception {
        System.setProperty("assetkiln.trains", "true");
        try {
            String image = "--images=" + TinyRun.images(folder, 1).get(0);
            String model = "--model=" + TinyRun.model();
            String runs = "--runs=" + folder.resolve("runs");
            assertThat(AssetkilnCommand.run(
                            "train", image, "--prompt=a key", model, runs, "--size=32", "--steps=2", "--no-samples"))
                    .isZero();
            RunFolder run = RunFolder.list(folder.resolve("runs")).get(0);
            assertThat(run.status().state()).isEqualTo(RunState.FINISHED);
            assertThat(run.status().pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(run.config().baseModelHash()).hasSize(64);
            assertThat(run.log()).content().contains("FINISHED");
            assertThat(AssetkilnCommand.run("train", run.path().toString())).isEqualTo(1);
            assertThat(complained()).contains("finished: start a new one");
        } finally {
            System.clearProperty("assetkiln.trains");
        }
    }

    @Test
    void aMaskWithoutAPictureIsOneSentence() {
        int code = AssetkilnCommand.run(
                "generate", "--prompt=a key", "--model=" + TinyRun.model(), "--mask=mask.png", "--out=" + folder);
        assertThat(code).isEqualTo(1);
        assertThat(complained()).contains("--init");
    }

    @Test
    void drawWritesPicturesWithCaptions() throws Exception {
        assertThat(AssetkilnCommand.run("draw", "--count", "3", "--out", folder.toString()))
                .isZero();
        assertThat(Files.readString(folder.resolve("asset-000001.txt"))).isNotBlank();
        assertThat(Pictures.read(folder.resolve("asset-000003.png")).getWidth()).isEqualTo(64);
    }
}
