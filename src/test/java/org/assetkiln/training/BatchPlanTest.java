package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.LossSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchPlanTest {
    @TempDir
    Path folder;

    @Test
    void aBatchIsTheInstanceHalfWithMinSnrAndThenTheClassHalfWithTheirWeight() throws Exception {
        Torch.prepareThread(false);
        try (NDManager manager = Torch.newManager()) {
            var model = ModelFiles.open(TinyRun.model());
            Denoising denoising = Denoising.of(model.scheduler());
            LatentStore latents = latents(model, manager);
            var settings = TinyRun.with(
                    TinyRun.weighted(LossSettings.minSnr(5), TinyRun.settings(List.of(), 1)),
                    new PriorSettings(true, "a slime", 1, "", 0.25),
                    new NetworkSettings(NetworkSettings.Kind.LORA, 2, 2, NetworkSettings.Target.ATTENTION, false));
            var prompts = new Prompts(settings.data(), new Seeds(settings.seed()));
            var plan = new BatchPlan(settings, latents, List.of(0, 1, 2), latents, prompts, denoising);
            Set<Integer> timesteps = new TreeSet<>();
            for (int pass = 0; pass < 50; pass++) {
                Denoising.Batch batch = plan.at(manager, pass).get(0).batch();
                assertThat(batch.latents().getShape().getShape()).containsExactly(4, 4, 8, 8);
                for (int i = 0; i < 4; i++) {
                    int t = batch.timesteps()[i];
                    timesteps.add(t);
                    double weight = i < 2 ? denoising.minSnrWeight(t, 5) : 0.25;
                    assertThat(batch.coefficients()[i]).isEqualTo((float) (weight / 2));
                }
            }
            assertThat(timesteps).hasSizeGreaterThan(150).allMatch(t -> t >= 0 && t < 1000);
            // Clean steps count less, noisy ones fully.
            assertThat(denoising.minSnrWeight(0, 5)).isLessThan(0.01);
            assertThat(denoising.minSnrWeight(999, 5)).isEqualTo(1);
        }
    }

    private LatentStore latents(ModelFiles model, NDManager manager) throws Exception {
        List<Path> files = TinyRun.images(folder, 3).stream().map(Path::of).toList();
        var parts = new ModelParts(model, new LazyUNet(() -> model.unet(manager)), model.tokenizer(), null, manager);
        var settings = TinyRun.settings(List.of(), 1);
        var cache = new TensorCache(folder.resolve("cache"));
        return new Encoding(settings.image(), settings.loss(), event -> {}, parts, "hash", cache, manager)
                .of(files, new Preparation(event -> {}, () -> TrainingControl.Request.NONE, false));
    }

    @Test
    void everyEpochVisitsEachImageOnce() {
        var order = new ImageOrder(7, new Seeds(3), 0);
        for (int epoch = 0; epoch < 5; epoch++) {
            Set<Integer> seen = new TreeSet<>();
            for (int i = 0; i < 7; i++) {
                seen.add(order.at(epoch * 7L + i));
            }
            assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void aBatchHasOneSizeAndEveryImageComesEquallyOften() {
        List<Integer> members = List.of(0, 1, 2, 3, 4, 4, 5);
        var order = new BatchOrder(members, index -> index < 3 ? "square" : "wide", 2, new Seeds(9), 0);
        int[] uses = new int[6];
        for (int pass = 0; pass < 3 * members.size(); pass++) {
            int[] batch = order.at(pass);
            assertThat(batch[0] < 3).isEqualTo(batch[1] < 3);
            uses[batch[0]]++;
            uses[batch[1]]++;
        }
        assertThat(uses).containsExactly(6, 6, 6, 6, 12, 6);
    }

    @Test
    void everyCaptionIsSaidAndNowAndThenNone() {
        var data = new CaptionedData(
                List.of(CaptionedImage.of("/a.png", "one", " ", "two"), CaptionedImage.of("/b.png", "two")), 0.25, 0);
        var prompts = new Prompts(data, new Seeds(1));
        assertThat(prompts.all()).containsExactly("", "one", "two");
        int[] said = new int[3];
        for (int pass = 0; pass < 4000; pass++) {
            said[prompts.of(0, pass, 0)]++;
            assertThat(prompts.of(1, pass, 1)).isNotEqualTo(1);
        }
        assertThat(said[0]).isBetween(900, 1100);
        assertThat(said[1]).isBetween(1350, 1650);
        assertThat(prompts.first(1)).isEqualTo(2);
    }

    @Test
    void orderDependsOnTheSeedAndOnNothingElse() {
        var order = new ImageOrder(100, new Seeds(3), 0);
        var again = new ImageOrder(100, new Seeds(3), 0);
        var other = new ImageOrder(100, new Seeds(4), 0);
        assertThat(again.at(150)).isEqualTo(order.at(150));
        assertThat(LongStream.range(0, 100).map(other::at).toArray())
                .isNotEqualTo(LongStream.range(0, 100).map(order::at).toArray());
    }

    @Test
    void seedsOfDifferentUsesAndPlacesDiffer() {
        var seeds = new Seeds(42);
        Set<Long> all = new TreeSet<>();
        for (Seeds.Use use : Seeds.Use.values()) {
            for (int a = 0; a < 20; a++) {
                for (int b = 0; b < 20; b++) {
                    all.add(seeds.of(use, a, b));
                }
            }
        }
        assertThat(all).hasSize(Seeds.Use.values().length * 400);
    }
}
