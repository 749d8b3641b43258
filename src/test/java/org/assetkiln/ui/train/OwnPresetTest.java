package org.assetkiln.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assetkiln.training.settings.LossSettings.Mask;
import org.junit.jupiter.api.Test;

class OwnPresetTest {
    private final TrainForm form = new TrainForm();

    @Test
    void keepsWhatDiffersFromTheUsualButNotWhatTheRunIsAbout() {
        form.rank.set(32);
        form.learningRate.set(3e-4);
        form.finer.mask.set(Mask.ALPHA);
        form.prior.set(!form.prior.standard());
        form.seed.set(77L);
        form.instancePrompt.set("a zkw slime");
        form.baseModel.set("/models/mine");
        OwnPreset preset = OwnPreset.of(" Mine ", form);
        assertThat(preset.name()).isEqualTo("Mine");
        assertThat(preset.values())
                .containsOnlyKeys("network.rank", "optimizer.learningRate", "loss.mask", "prior.enabled", "seed");
    }

    @Test
    void setsTheFormAsItWasAndLeavesPromptAndModel() {
        form.rank.set(32);
        form.finer.mask.set(Mask.ALPHA);
        form.learningRate.set(3e-4);
        OwnPreset preset = OwnPreset.of("Mine", form);
        TrainForm other = new TrainForm();
        other.instancePrompt.set("a bronze shield");
        other.steps.set(9);
        preset.apply(other);
        assertThat(other.rank.get()).isEqualTo(32);
        assertThat(other.finer.mask.get()).isEqualTo(Mask.ALPHA);
        assertThat(other.learningRate.get()).isEqualTo(3e-4);
        assertThat(other.steps.get()).isEqualTo(other.steps.standard());
        assertThat(other.instancePrompt.get()).isEqualTo("a bronze shield");
    }

    @Test
    void whatThisVersionDoesNotKnowStaysAsUsual() {
        var preset = new OwnPreset("Old", Map.of("loss.mask", "STAR_SHAPED", "network.rank", "many", "gone", "1"));
        preset.apply(form);
        assertThat(form.finer.mask.get()).isEqualTo(Mask.NONE);
        assertThat(form.rank.get()).isEqualTo(form.rank.standard());
    }
}
