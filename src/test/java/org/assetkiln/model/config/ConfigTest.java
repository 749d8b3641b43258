package org.assetkiln.model.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.model.ModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    @TempDir
    Path folder;

    @Test
    void emptyUNetFileHasTheDefaultsOfDiffusers() throws IOException {
        UNetConfig config = UNetConfig.read(file("{}"));
        assertThat(config.blockOutChannels()).containsExactly(320, 640, 1280, 1280);
        assertThat(config.attentionHeads()).containsExactly(8, 8, 8, 8);
        assertThat(config.crossAttentionDim()).isEqualTo(1280);
        assertThat(config.layersPerBlock()).isEqualTo(2);
        assertThat(config.downAttention(0)).isTrue();
        assertThat(config.downAttention(3)).isFalse();
        assertThat(config.upAttention(0)).isFalse();
        assertThat(config.useLinearProjection()).isFalse();
    }

    @Test
    void stableDiffusion2sHeadsAreAListAndUnknownKeysAreIgnored() throws IOException {
        UNetConfig config = UNetConfig.read(
                file(
                        """
                        {"attention_head_dim": [5, 10, 20, 20], "cross_attention_dim": 1024, "use_linear_projection": true,
                         "upcast_attention": true, "dual_cross_attention": false, "num_class_embeds": null, "of_the_future": {"x": 1}}
                        """));
        assertThat(config.attentionHeads()).containsExactly(5, 10, 20, 20);
        assertThat(config.upcastAttention()).isTrue();
        assertThat(config.useLinearProjection()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'class_embed_type':'timestep'} | class_embed_type",
                "{'addition_embed_type':'text_time'} | addition_embed_type",
                "{'mid_block_type':'UNetMidBlock2D'} | mid_block_type",
                "{'act_fn':'gelu'} | act_fn",
                "{'only_cross_attention':true} | only_cross_attention",
                "{'resnet_time_scale_shift':'scale_shift'} | resnet_time_scale_shift",
                "{'transformer_layers_per_block':[1,2,10,1]} | transformer_layers_per_block",
                "{'layers_per_block':[1,2,2,2]} | layers_per_block",
                "{'down_block_types':['AttnDownBlock2D','DownBlock2D','DownBlock2D','DownBlock2D']} | down_block_types",
                "{'up_block_types':['UpBlock2D']} | up_block_types",
                "{'block_out_channels':[320,640]} | block_out_channels",
                "{'block_out_channels':[30,640,1280,1280]} | block_out_channels",
                "{'block_out_channels':[-320,640,1280,1280]} | block_out_channels",
                "{'block_out_channels':['320',640,1280,1280]} | block_out_channels",
                "{'attention_head_dim':7} | attention_head_dim",
                "{'in_channels':0} | in_channels",
                "{'in_channels':99999999999} | in_channels",
                "{'cross_attention_dim':[768,768]} | cross_attention_dim",
                "{'norm_eps':'small'} | norm_eps",
                "{'norm_eps':0} | norm_eps",
                "{'flip_sin_to_cos':'yes'} | flip_sin_to_cos",
            })
    void unetThatCannotBeIsRefusedByFileAndKey(String json, String key) throws IOException {
        Path file = file(json.replace('\'', '"'));
        assertThatThrownBy(() -> UNetConfig.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file + ": " + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"a\":1,\"a\":2}", "\u0000"})
    void whatIsNoConfigurationIsRefused(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> VaeConfig.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void autoencoderOfStableDiffusionIsRead() throws IOException {
        VaeConfig config = VaeConfig.read(
                file(
                        """
                        {"block_out_channels": [128, 256, 512, 512], "layers_per_block": 2, "latent_channels": 4, "sample_size": 512,
                         "down_block_types": ["DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D"],
                         "up_block_types": ["UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D"]}
                        """));
        assertThat(config.pixelsPerLatent()).isEqualTo(8);
        assertThat(config.scalingFactor()).isEqualTo(0.18215);
        assertThatThrownBy(() -> VaeConfig.read(file("{\"shift_factor\": 0.1}")))
                .hasMessageContaining("shift_factor");
        assertThatThrownBy(() -> VaeConfig.read(file("{\"use_quant_conv\": false}")))
                .hasMessageContaining("use_quant_conv");
    }

    @Test
    void activationOfATextEncoderIsKnownOrRefused() throws IOException {
        assertThat(ClipTextConfig.read(file("{}")).activation()).isEqualTo(Activation.QUICK_GELU);
        assertThat(ClipTextConfig.read(file("{\"hidden_act\": \"gelu\"}")).activation())
                .isEqualTo(Activation.GELU);
        assertThatThrownBy(() -> ClipTextConfig.read(file("{\"hidden_act\": \"relu\"}")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("hidden_act is \"relu\"");
        assertThatThrownBy(() -> ClipTextConfig.read(file("{\"num_attention_heads\": 7}")))
                .hasMessageContaining("num_attention_heads");
    }

    @Test
    void schedulerLeavesWhatItsFileLacksToTheSampler() throws IOException {
        SchedulerConfig config = SchedulerConfig.read(
                file(
                        """
                        {"_class_name": "PNDMScheduler", "beta_end": 0.012, "beta_schedule": "scaled_linear", "beta_start": 0.00085,
                         "set_alpha_to_one": false, "skip_prk_steps": true, "steps_offset": 1, "trained_betas": null, "clip_sample": false}
                        """));
        assertThat(config.timestepSpacing()).isNull();
        assertThat(config.spacingOr(TimestepSpacing.LINSPACE)).isEqualTo(TimestepSpacing.LINSPACE);
        assertThat(config.predictionType()).isEqualTo(PredictionType.EPSILON);
        SchedulerConfig empty = SchedulerConfig.read(file("{}"));
        assertThat(empty.clipSampleOr(true)).isTrue();
        assertThat(empty.clipSampleOr(false)).isFalse();
        assertThat(config.clipSampleOr(true)).isFalse();
        assertThat(config.alphaToOneOr(true)).isFalse();
        assertThat(config.method()).isEqualTo(MethodConfig.STABLE_DIFFUSION);
    }

    @Test
    void schedulerOfAnEarlyModelIsCorrectedAsInThePipelinesOfDiffusers() throws IOException {
        SchedulerConfig config = SchedulerConfig.read(file("{}"));
        assertThat(config.corrected(false).stepsOffset()).isEqualTo(1);
        assertThat(config.corrected(false).clipSampleOr(true)).isFalse();
        assertThat(config.corrected(false).method()).isEqualTo(config.method());
        assertThat(config.corrected(true).stepsOffset()).isEqualTo(1);
        assertThat(config.corrected(true).clipSampleOr(true)).isTrue();
        assertThat(config.corrected(true).method().skipRungeKutta()).isTrue();
    }

    @Test
    void schedulerOfDpmSolverHoldsAnInfinity() throws IOException {
        SchedulerConfig config =
                SchedulerConfig.read(file("{\"lambda_min_clipped\": -Infinity, \"euler_at_final\": true}"));
        assertThat(config.method().eulerAtFinal()).isTrue();
        assertThatThrownBy(() -> SchedulerConfig.read(file("{\"beta_end\": Infinity}")))
                .hasMessageContaining("beta_end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'prediction_type':'sample'} | prediction_type",
                "{'beta_schedule':'squaredcos_cap_v2'} | beta_schedule",
                "{'trained_betas':[0.1]} | trained_betas",
                "{'thresholding':true} | thresholding",
                "{'timestep_spacing':'uniform'} | timestep_spacing",
                "{'beta_start':0} | beta_start",
                "{'beta_end':1} | beta_end",
                "{'num_train_timesteps':1} | num_train_timesteps",
                "{'num_train_timesteps':2000000000} | num_train_timesteps",
                "{'steps_offset':1000} | steps_offset",
                "{'original_inference_steps':1001} | original_inference_steps",
                "{'timestep_scaling':0} | timestep_scaling",
            })
    void schedulerThatCannotBeIsRefusedByFileAndKey(String json, String key) throws IOException {
        Path file = file(json.replace('\'', '"'));
        assertThatThrownBy(() -> SchedulerConfig.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file + ": " + key);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = folder.resolve("written.json");
        UNetConfig unet = new UNetConfig(
                8,
                4,
                4,
                List.of("CrossAttnDownBlock2D", "DownBlock2D"),
                List.of("UpBlock2D", "CrossAttnUpBlock2D"),
                List.of(32, 64),
                1,
                32,
                List.of(2, 4),
                true,
                false,
                16,
                1e-5,
                true,
                0);
        unet.write(file);
        assertThat(UNetConfig.read(file)).isEqualTo(unet);
        VaeConfig vae = new VaeConfig(64, 3, 3, 4, List.of(16, 32, 32, 64), 1, 8, 0.5, true);
        vae.write(file);
        assertThat(VaeConfig.read(file)).isEqualTo(vae);
        ClipTextConfig text = new ClipTextConfig(600, 32, 64, 32, 2, 4, 77, Activation.GELU, 1e-5);
        text.write(file);
        assertThat(ClipTextConfig.read(file)).isEqualTo(text);
        SchedulerConfig scheduler = SchedulerConfig.stableDiffusion(PredictionType.V_PREDICTION);
        scheduler.write(file);
        assertThat(SchedulerConfig.read(file)).isEqualTo(scheduler);
        ModelIndex index = ModelIndex.stableDiffusion("DDIMScheduler");
        index.write(file);
        assertThat(ModelIndex.read(file)).isEqualTo(index);
    }

    @Test
    void otherPipelinesAreRefused() throws IOException {
        Path file = file("{\"_class_name\": \"StableDiffusionXLPipeline\"}");
        assertThatThrownBy(() -> ModelIndex.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("StableDiffusionXLPipeline");
        Path other = file("{\"_class_name\": \"StableDiffusionPipeline\", \"unet\": [\"diffusers\", \"Other\"]}");
        assertThatThrownBy(() -> ModelIndex.read(other))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("unet");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("config.json"), text);
    }
}
