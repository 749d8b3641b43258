package org.assetkiln.ui.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.ui.OnScreen.node;
import static org.assetkiln.ui.OnScreen.waitFor;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.project.CaptionedFiles;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.run.RunFolder;
import org.assetkiln.training.TinyRun;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.assetkiln.training.settings.SettingsFile;
import org.assetkiln.training.settings.TrainingSettings;
import org.assetkiln.ui.PlaceWindow;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.models.UnsaidModel;
import org.assetkiln.ui.runs.RunsPlace;
import org.assetkiln.ui.runs.Workers;
import org.assetkiln.ui.search.CaptionRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TrainPlaceTest {
    @TempDir
    static Path user;

    @TempDir
    Path project;

    private final List<Path> started = new ArrayList<>();
    private StudioContext context;
    private CaptionRules rules;
    private PlaceWindow window;

    @Start
    void start(Stage stage) {
        System.setProperty("assetkiln.user", user.toString());
        context = new StudioContext();
        rules = new CaptionRules(context);
        var workers = new Workers() {
            @Override
            public void start(RunFolder run) {
                started.add(run.path());
            }

            @Override
            public void kill(RunFolder run) {
                throw new AssertionError("this test ends no worker");
            }
        };
        var runs = new RunsPlace(context, workers, result -> {});
        window = new PlaceWindow(stage, context, new TrainPlace(context, workers, runs::select, rules.corpus()), runs);
    }

    @BeforeEach
    void openProject(FxRobot robot) throws Exception {
        for (int i = 1; i <= 10; i++) {
            var picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
            var g = picture.createGraphics();
            g.setColor(Color.getHSBColor(i / 10f, 0.7f, 0.9f));
            g.fillOval(8, 8, 48, 48);
            g.dispose();
            Path file = project.resolve("images").resolve((i <= 8 ? "cinder-" : "potion-") + i + ".png");
            Files.createDirectories(file.getParent());
            Pictures.writePng(file, picture, Map.of());
        }
        robot.interact(() -> context.open(project));
        waitFor(() -> text(robot, "train-count").contains("8 images"));
        chooseModel(robot, TinyRun.model());
        waitFor(() -> field(robot, "set-image-resolution").getText().equals("32"));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(context::close);
    }

    private static TextField field(FxRobot robot, String id) {
        return node(robot, id, TextField.class);
    }

    @SuppressWarnings("unchecked")
    private static void chooseModel(FxRobot robot, Path model) {
        robot.interact(
                () -> ((ComboBox<String>) node(robot, "set-baseModel", ComboBox.class)).setValue(model.toString()));
    }

    private static String text(FxRobot robot, String id) {
        return node(robot, id, Label.class).getText();
    }

    private static String story(FxRobot robot) {
        return robot.from(node(robot, "train-story", Node.class)).lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .reduce("", (a, b) -> a + "\n" + b);
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> node(robot, id, Button.class).fire());
    }

    @Test
    void settingsAreKeptAsAPresetUsedRenamedAndDeleted(FxRobot robot) throws Exception {
        robot.interact(() -> field(robot, "set-steps").setText("123"));
        press(robot, "train.presets");
        waitFor(() -> context.overlay().get() instanceof PresetSheet);
        robot.interact(() -> field(robot, "preset-name").setText("Badges"));
        press(robot, "preset-save");
        Path file = context.folders().config().resolve("train-presets.json");
        waitFor(() -> Files.exists(file) && Files.readString(file).contains("\"Badges\""));
        window.keepPictures(robot, "train-presets");
        press(robot, "train-preset-style");
        robot.interact(() -> inSheet("Use the preset Badges").fire());
        assertThat(field(robot, "set-steps").getText()).isEqualTo("123");
        assertThat(context.overlay().get()).isNull();
        press(robot, "train.presets");
        robot.interact(() -> {
            var name = (TextField) described("Name of the preset Badges");
            name.setText("Shields");
            name.fireEvent(new ActionEvent());
        });
        waitFor(() -> Files.readString(file).contains("\"Shields\""));
        robot.interact(() -> inSheet("Delete the preset Shields").fire());
        waitFor(() -> !Files.readString(file).contains("Shields"));
    }

    private Button inSheet(String description) {
        return (Button) described(description);
    }

    private Node described(String description) {
        return context.overlay().get().lookupAll("*").stream()
                .filter(node -> description.equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sampleProjectStartsWithItsSubjectAndASensibleRun(FxRobot robot) throws Exception {
        assertThat(field(robot, "train-search").getText()).isEqualTo("cinder-");
        assertThat(field(robot, "set-prior-classPrompt").getText()).isEqualTo("a slime");
        assertThat(story(robot)).contains("from 8 images").contains(DreamBoothDefaults.STEPS + " steps");
        window.keepPictures(robot, "train");
        press(robot, "train-preset-style");
        assertThat(story(robot))
                .contains("%,d steps".formatted(2 * DreamBoothDefaults.STEPS))
                .contains("rank " + 2 * DreamBoothDefaults.RANK)
                .contains("No prior preservation");
    }

    @Test
    void anotherProjectBeginsWithAllItsImagesAndASubjectOfItsOwn(FxRobot robot, @TempDir Path other) throws Exception {
        robot.interact(() -> {
            field(robot, "train-name").setText("My cinder");
            field(robot, "set-steps").setText("123");
        });
        for (String name : List.of("hat", "boot")) {
            Files.copy(project.resolve("images/potion-9.png"), other.resolve(name + ".png"));
        }
        robot.interact(() -> context.open(other));
        waitFor(() -> text(robot, "train-count").contains("2 images"));
        assertThat(field(robot, "train-search").getText()).isEmpty();
        assertThat(field(robot, "set-instance-prompt").getText()).isEmpty();
        assertThat(field(robot, "set-prior-classPrompt").getText()).isEmpty();
        assertThat(field(robot, "train-name").getText()).isEmpty();
        assertThat(field(robot, "set-steps").getText()).isEqualTo("123");
    }

    @Test
    void copiedCommandTrainsWithWhatTheFormSays(FxRobot robot) throws Exception {
        Recipe shrunk = Recipe.NONE.withShrink(true);
        Recipes recipes = Recipes.NONE.with(List.of("images/cinder-2.png"), shrunk);
        robot.interact(() -> context.recipes().change(recipes));
        press(robot, "train.copy");
        waitFor(() -> !context.notices().isEmpty());
        String file = context.notices().get(0).text().split("\"")[1];
        TrainingSettings copied = SettingsFile.read(Path.of(file));
        assertThat(copied.data().files()).hasSize(8);
        assertThat(copied.image().recipes())
                .isEqualTo(Map.of(project.resolve("images/cinder-2.png").toString(), shrunk));
        press(robot, "train.start");
        waitFor(() -> !started.isEmpty());
        assertThat(RunFolder.open(started.get(0)).config().training()).isEqualTo(copied);
    }

    @Test
    void runThatDoesNotFitOffersWhatHelps(FxRobot robot) throws Exception {
        Path starter = Path.of("assets/starter").toAbsolutePath();
        chooseModel(robot, starter);
        waitFor(() -> story(robot).contains("of this machine's"));
        assertThat(story(robot)).contains("known better after a first run", "on disk in all");
        window.keepPictures(robot, "train-fits");
        robot.interact(() -> {
            field(robot, "set-image-resolution").setText("512");
            field(robot, "set-batchSize").setText("1024");
        });
        assertThat(story(robot)).contains("It will not fit");
        window.keepPictures(robot, "train-does-not-fit");
        press(robot, "train-remedy-smaller_batch");
        assertThat(field(robot, "set-batchSize").getText()).isEqualTo("1");
        assertThat(story(robot)).contains("(1 × 1024 passes)").doesNotContain("It will not fit");
    }

    @Test
    void problemAppearsBesideItsFieldAndKeepsTheRunFromStarting(FxRobot robot) throws Exception {
        assertThat(node(robot, "set-network-rank-problem", Label.class).isVisible())
                .isFalse();
        robot.interact(() -> field(robot, "set-network-rank").setText("0"));
        assertThat(node(robot, "set-network-rank-problem", Label.class).isVisible())
                .as("not red before the user has left it")
                .isFalse();
        press(robot, "train.start");
        assertThat(text(robot, "set-network-rank-problem")).isEqualTo("The LoRA rank must be between 1 and 1024.");
        assertThat(node(robot, "set-network-rank-problem", Label.class).isVisible())
                .isTrue();
        assertThat(field(robot, "set-network-rank").isFocused()).isTrue();
        robot.interact(() -> field(robot, "set-steps").setText("many"));
        assertThat(text(robot, "set-steps-problem"))
                .contains("\"Steps\" needs a whole number, such as " + DreamBoothDefaults.STEPS + ".");
        window.keepPictures(robot, "train-problems");
        press(robot, "set-network-rank-reset");
        press(robot, "set-steps-reset");
        assertThat(field(robot, "set-steps").getText()).isEqualTo(Integer.toString(DreamBoothDefaults.STEPS));
        assertThat(story(robot)).contains("What learns");
        assertThat(started).isEmpty();
    }

    @Test
    void startMakesARunFolderWithTheSettingsOfTheForm(FxRobot robot) throws Exception {
        robot.interact(() -> {
            field(robot, "set-steps").setText("120");
            field(robot, "set-optimizer-learningRate").setText("5e-4");
            field(robot, "train-name").setText("My cinder");
        });
        press(robot, "train.start");
        waitFor(() -> started.size() == 1);
        TrainingSettings made = RunFolder.open(started.get(0)).config().training();
        assertThat(made.steps()).isEqualTo(120);
        assertThat(made.optimizer().learningRate()).isEqualTo(5e-4);
        assertThat(made.data().files()).hasSize(8).allMatch(file -> file.contains("cinder-"));
        assertThat(made.sampling().prompts()).containsExactly("a zkw slime", "a slime");
        waitFor(() -> robot.lookup("#runs-name").tryQueryAs(Label.class).isPresent());
        assertThat(text(robot, "runs-name")).isEqualTo("My cinder");
    }

    @Test
    void aCaptionedRunLearnsTheImagesThatHaveACaption(FxRobot robot) throws Exception {
        for (int i = 1; i <= 6; i++) {
            Files.writeString(project.resolve("images/cinder-" + i + ".txt"), "a red slime\na slime, red");
        }
        robot.interact(context::rescan);
        robot.interact(
                () -> node(robot, "train-mode-captioned", ToggleButton.class).fire());
        waitFor(() -> text(robot, "train-captions").equals("6 images with a caption; 4 are left out."));
        assertThat(node(robot, "set-instance-prompt", Node.class).getParent().isVisible()
                        && node(robot, "train-identifier", Node.class)
                                .getParent()
                                .isVisible())
                .isFalse();
        assertThat(story(robot))
                .contains("Learns 5 images with captions of their own", "1 image serves only to measure");
        assertThat(text(robot, "train-approved")).isEqualTo("0 of 10 captions are approved.");
        robot.interact(() -> context.captions().set(context.images().get(0), "a red slime", ReviewState.APPROVED));
        waitFor(() -> text(robot, "train-approved").startsWith("1 of 10"));
        robot.interact(() ->
                context.captions().set(context.images().get(0), "a red slime\na slime, red", ReviewState.APPROVED));
        window.keepPictures(robot, "train-captioned");
        press(robot, "train.table");
        waitFor(() -> Files.exists(project.resolve("data.csv")));
        assertThat(CaptionedFiles.read(project).captioned()).hasSize(6).allSatisfy(image -> assertThat(image.captions())
                .containsExactly("a red slime", "a slime, red"));
        press(robot, "train.start");
        waitFor(() -> started.size() == 1);
        TrainingSettings made = RunFolder.open(started.get(0)).config().training();
        assertThat(made.data()).isInstanceOfSatisfying(CaptionedData.class, data -> {
            assertThat(data.images()).hasSize(6);
            assertThat(data.images().get(0).captions()).containsExactly("a red slime", "a slime, red");
            assertThat(data.holdOut()).isEqualTo(0.1);
        });
        assertThat(made.sampling().prompts()).containsExactly("a red slime");
    }

    @Test
    void theProjectsTemplateReachesACaptionedRun(FxRobot robot) throws Exception {
        for (int i = 1; i <= 3; i++) {
            Files.writeString(project.resolve("images/cinder-" + i + ".txt"), "a red slime\na slime, red");
        }
        robot.interact(context::rescan);
        robot.interact(() -> rules.update(habits -> habits.withTrigger("zkw")));
        robot.interact(
                () -> node(robot, "train-mode-captioned", ToggleButton.class).fire());
        waitFor(() -> story(robot).contains("Each caption as zkw, {caption}: “zkw, a red slime”."));
        robot.interact(() -> field(robot, "set-captionTemplate").setText("{trigger} {word} {caption}"));
        press(robot, "train.start");
        assertThat(started).isEmpty();
        robot.interact(() -> field(robot, "set-captionTemplate").setText("{caption} by {trigger}"));
        press(robot, "train.start");
        waitFor(() -> started.size() == 1);
        TrainingSettings made = RunFolder.open(started.get(0)).config().training();
        assertThat(made.data()).isInstanceOfSatisfying(CaptionedData.class, data -> {
            assertThat(data.template()).isEqualTo("{caption} by zkw");
            assertThat(data.images().get(0).captions()).containsExactly("a red slime by zkw", "a slime, red by zkw");
        });
    }

    @Test
    void aModelThatDoesNotSayWhatItPredictsIsAskedAboutBeforeTheRunStarts(FxRobot robot) throws Exception {
        Path file = UnsaidModel.write(project.resolve("second.safetensors"));
        chooseModel(robot, file);
        Node question = node(robot, "prediction-question", Node.class);
        waitFor(question::isVisible);
        assertThat(story(robot)).contains("noise (epsilon) or velocity (v)");
        press(robot, "train.start");
        assertThat(text(robot, "set-baseModel-problem")).contains("noise (epsilon) or velocity (v)");
        window.keepPictures(robot, "train-prediction");
        press(robot, "prediction-velocity");
        waitFor(() -> !question.isVisible());
        assertThat(ModelFiles.open(file).scheduler().predictionType()).isEqualTo(PredictionType.V_PREDICTION);
        assertThat(started).isEmpty();
    }

    @Test
    void someRealStepsSayWhatTheRunTakes(FxRobot robot) throws Exception {
        chooseModel(robot, TinyRun.model());
        waitFor(() -> field(robot, "set-image-resolution").getText().equals("32"));
        waitFor(() -> robot.lookup((Node node) -> "train.measure".equals(node.getId()))
                .tryQuery()
                .isPresent());
        press(robot, "train.measure");
        assertThat(node(robot, "train.measure", Button.class).isDisabled()).isTrue();
        waitFor(() -> story(robot).contains("measured by"));
        assertThat(story(robot))
                .containsPattern("measured by \\d+ real steps: \\d+\\.\\d\\d s a step")
                .containsPattern("About .* of this machine's .*, measured by real steps");
        window.keepPictures(robot, "train-measured");
        robot.interact(() -> field(robot, "set-network-rank").setText("2"));
        assertThat(story(robot)).doesNotContain("measured by");
        robot.interact(() -> field(robot, "set-network-rank").setText("" + DreamBoothDefaults.RANK));
        robot.interact(() -> field(robot, "set-steps").setText("100000"));
        assertThat(story(robot)).contains("measured by");
    }

    @Test
    void repeatsComeFromTheFormAndFromKohyasFolderNames(FxRobot robot) throws Exception {
        Path folder = Files.createDirectories(project.resolve("images/10_slime"));
        Files.copy(project.resolve("images/cinder-1.png"), folder.resolve("cinder-9.png"));
        robot.interact(context::rescan);
        robot.interact(() -> field(robot, "train-search").setText(""));
        waitFor(() -> text(robot, "train-count").contains("11 images"));
        robot.interact(() -> field(robot, "set-repeats").setText("0"));
        press(robot, "train.start");
        assertThat(text(robot, "set-repeats-problem")).contains("between 1 and 1000");
        robot.interact(() -> {
            field(robot, "set-repeats").setText("2");
            field(robot, "set-sampling-validationImages").setText("3");
        });
        press(robot, "train.start");
        waitFor(() -> started.size() == 1);
        TrainingSettings made = RunFolder.open(started.get(0)).config().training();
        for (int i = 0; i < 11; i++) {
            boolean inFolder = made.data().files().get(i).contains("10_slime");
            assertThat(made.data().repeats(i)).isEqualTo(inFolder ? 20 : 2);
        }
        assertThat(made.sampling().validationImages()).isEqualTo(3);
    }

    @Test
    void theModelsOfTheLibraryAreOffered(FxRobot robot) throws Exception {
        ComboBox<?> box = node(robot, "set-baseModel", ComboBox.class);
        waitFor(() -> box.getItems().contains(context.starterModel().toString()));
        assertThat(box.getAccessibleHelp()).contains(".safetensors");
    }

    @Test
    void errorsInsideTheMoreSettingsOpenThem(FxRobot robot) throws Exception {
        robot.interact(() -> node(robot, "train-more", TitledPane.class).setExpanded(true));
        robot.interact(() -> field(robot, "set-optimizer-epsilon").setText("-1"));
        robot.interact(() -> node(robot, "train-more", TitledPane.class).setExpanded(false));
        press(robot, "train.start");
        assertThat(node(robot, "train-more", TitledPane.class).isExpanded()).isTrue();
        assertThat(text(robot, "set-optimizer-epsilon-problem")).contains("greater than 0");
        window.keepPictures(robot, "train-more");
    }

    @Test
    void clickOnAThumbnailLeavesTheImageOut(FxRobot robot) throws Exception {
        Node first = robot.from(node(robot, "train-strip", Node.class))
                .lookup(".list-cell")
                .query();
        robot.clickOn(first);
        assertThat(text(robot, "train-count")).isEqualTo("7 of 8 images");
        assertThat(story(robot)).contains("from 7 images");
        robot.clickOn(first);
        assertThat(text(robot, "train-count")).isEqualTo("8 images");
    }
}
