package org.assetkiln.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.ui.OnScreen.node;
import static org.assetkiln.ui.OnScreen.waitFor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.assetkiln.diffusion.LoraChoice;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.safetensors.SafetensorsWriter;
import org.assetkiln.model.safetensors.TensorData;
import org.assetkiln.run.generation.GenerationWorker;
import org.assetkiln.run.generation.PictureText;
import org.assetkiln.run.worker.ChildJvm;
import org.assetkiln.training.TinyRun;
import org.assetkiln.ui.PlaceWindow;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.TestDialogs;
import org.assetkiln.ui.models.UnsaidModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The LoRAs of Preview that are no run's, and the question about a model's prediction. */
@ExtendWith(ApplicationExtension.class)
class PreviewLorasTest {
    @TempDir
    static Path user;

    @TempDir
    Path folder;

    private final TestDialogs dialogs = new TestDialogs();
    private StudioContext context;
    private GenerationWorker painter;
    private PlaceWindow window;

    @Start
    void start(Stage stage) {
        System.setProperty("assetkiln.user", user.toString());
        context = new StudioContext();
        dialogs.answerIn(context);
        painter = new GenerationWorker(ChildJvm.of(PainterMain.class), user, Duration.ofMinutes(1));
        window = new PlaceWindow(stage, context, new PreviewPlace(context, painter));
    }

    @BeforeEach
    void openProject(FxRobot robot) throws Exception {
        open(robot, "project");
        choose(robot, TinyRun.model());
    }

    @AfterEach
    void close(FxRobot robot) {
        painter.close();
        robot.interact(context::close);
    }

    private void open(FxRobot robot, String name) throws Exception {
        Path root = Files.createDirectories(folder.resolve(name));
        robot.interact(() -> context.open(root));
        waitFor(() -> context.project().get() != null
                && context.project().get().root().equals(root));
    }

    @SuppressWarnings("unchecked")
    private static void choose(FxRobot robot, Path model) {
        robot.interact(() -> ((ComboBox<String>) node(robot, "set-model", ComboBox.class)).setValue(model.toString()));
    }

    private static Path fixture(String name) {
        return Path.of(System.getProperty("assetkiln.fixtures"), "lora_formats", name);
    }

    private void add(FxRobot robot, Path... files) {
        dialogs.files(List.of(files));
        robot.interact(() -> node(robot, "preview.addLora", Button.class).fire());
    }

    private static List<CheckBox> names(FxRobot robot) {
        return StudioFixture.onFx(() -> List.copyOf(robot.lookup(".lora-name").queryAllAs(CheckBox.class)));
    }

    private static String said(FxRobot robot) {
        return StudioFixture.onFx(() -> robot.lookup(".lora-remark").queryAllAs(Label.class).stream()
                .filter(Node::isVisible)
                .map(Label::getText)
                .reduce("", (a, b) -> a + "\n" + b));
    }

    private static Slider strength(FxRobot robot, int index) {
        return StudioFixture.onFx(
                () -> List.copyOf(robot.lookup(".lora-strength").queryAllAs(Slider.class))
                        .get(index));
    }

    private Path forStableDiffusion2() throws Exception {
        Path file = folder.resolve("dragons.safetensors");
        String name = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k.lora_";
        SafetensorsWriter.write(
                file,
                List.of(
                        TensorData.of(name + "down.weight", new long[] {1, 1024}, new float[1024]),
                        TensorData.of(name + "up.weight", new long[] {320, 1}, new float[320])),
                Map.of());
        return file;
    }

    private Path withAStranger() throws Exception {
        Path file = folder.resolve("gems.safetensors");
        String name = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k.lora_";
        SafetensorsWriter.write(
                file,
                List.of(
                        TensorData.of(name + "down.weight", new long[] {1, 32}, new float[32]),
                        TensorData.of(name + "up.weight", new long[] {16, 1}, new float[16]),
                        TensorData.of("moon.lora_down.weight", new long[] {1, 32}, new float[32])),
                Map.of());
        return file;
    }

    @Test
    void filesOfEveryKindAreAddedUsedWithStrengthsAndRememberedByTheProject(FxRobot robot) throws Exception {
        add(robot, fixture("kohya.safetensors"), fixture("peft_folder/adapter_model.safetensors"), withAStranger());
        waitFor(() -> said(robot).contains("1 entry belongs to no layer of this model"));
        assertThat(said(robot)).contains("moon.lora_down.weight").doesNotContain("Made for");
        assertThat(names(robot)).extracting(CheckBox::getText).containsExactly("kohya", "peft_folder", "gems");
        assertThat(names(robot)).allMatch(CheckBox::isSelected);
        robot.interact(() -> {
            strength(robot, 0).setValue(0.75);
            strength(robot, 1).setValue(-1.5);
            names(robot).get(2).setSelected(false);
            node(robot, "set-prompt", TextArea.class).setText("a red potion");
            node(robot, "set-count", TextField.class).setText("1");
            node(robot, "set-steps", TextField.class).setText("2");
        });
        window.keepPictures(robot, "preview-loras");
        robot.interact(() -> node(robot, "preview.draw", Button.class).fire());
        GalleryStrip gallery = node(robot, "preview-gallery", GalleryStrip.class);
        waitFor(() -> gallery.getItems().size() == 1);
        var drawn = PictureText.read(Pictures.pngText(gallery.getItems().get(0).file()));
        assertThat(drawn.loras())
                .containsExactly(
                        new LoraChoice(fixture("kohya.safetensors").toString(), 0.75),
                        new LoraChoice(
                                fixture("peft_folder/adapter_model.safetensors").toString(), -1.5));
        Path kept = folder.resolve("project/.assetkiln/loras.json");
        waitFor(() -> Files.exists(kept) && Files.readString(kept).contains("-1.5"));
        open(robot, "another");
        waitFor(() -> names(robot).isEmpty());
        open(robot, "project");
        waitFor(() -> names(robot).size() == 3);
        assertThat(strength(robot, 1).getValue()).isEqualTo(-1.5);
        assertThat(names(robot)).extracting(CheckBox::isSelected).containsExactly(true, true, false);
    }

    @Test
    void oneThatWasMadeForAnotherFamilySaysSoAndIsLeftOutUntilItIsRemoved(FxRobot robot) throws Exception {
        add(robot, forStableDiffusion2(), fixture("kohya.safetensors"));
        waitFor(() -> said(robot).contains("Made for Stable Diffusion 2; the chosen model is"));
        assertThat(names(robot)).extracting(CheckBox::getText).containsExactly("kohya", "dragons");
        assertThat(names(robot)).extracting(CheckBox::isDisabled).containsExactly(false, true);
        window.keepPictures(robot, "preview-lora-misfit");
        robot.interact(() -> List.copyOf(robot.lookup(".lora-remove").queryAllAs(Button.class))
                .get(1)
                .fire());
        assertThat(names(robot)).hasSize(1);
    }

    @Test
    void whereTheFileCannotTellThePredictionIsAskedForAndKeptBesideIt(FxRobot robot) throws Exception {
        Path file = UnsaidModel.write(folder.resolve("second.safetensors"));
        VBox question = node(robot, "prediction-question", VBox.class);
        assertThat(question.isVisible()).isFalse();
        choose(robot, file);
        waitFor(question::isVisible);
        window.keepPictures(robot, "preview-prediction");
        robot.interact(() -> {
            node(robot, "set-prompt", TextArea.class).setText("a red potion");
            node(robot, "preview.draw", Button.class).fire();
        });
        assertThat(context.notices().get(0).text()).contains("what the model predicts");
        robot.interact(() -> node(robot, "prediction-noise", Button.class).fire());
        waitFor(() -> !question.isVisible());
        assertThat(ModelFiles.open(file).scheduler().predictionType()).isEqualTo(PredictionType.EPSILON);
    }
}
