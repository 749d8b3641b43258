package org.assetkiln.ui.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.ui.OnScreen.waitFor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.assetkiln.hub.HubServer;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.project.models.LibraryModel;
import org.assetkiln.training.TinyRun;
import org.assetkiln.ui.PlaceWindow;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.TestDialogs;
import org.assetkiln.ui.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ModelsPlaceTest {
    @TempDir
    Path user;

    private final TestDialogs dialogs = new TestDialogs();
    private HubServer hub;
    private StudioContext context;
    private PlaceWindow window;

    @Start
    void start(Stage stage) throws IOException {
        System.setProperty("assetkiln.user", user.toString());
        hub = new HubServer();
        try (Stream<Path> files = Files.walk(TinyRun.model())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = TinyRun.model().relativize(file).toString().replace('\\', '/');
                hub.put(name, Files.readAllBytes(file));
            }
        }
        Map<String, String> environment = new HashMap<>(hub.environment());
        context = new StudioContext();
        dialogs.answerIn(context);
        window = new PlaceWindow(stage, context, new ModelsPlace(context, environment));
    }

    @BeforeEach
    void listed(FxRobot robot) throws Exception {
        waitFor(() -> !models(robot).isEmpty());
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(() -> context.background().running().forEach(Work::cancel));
        waitFor(() -> context.background().running().isEmpty());
        robot.interact(context::close);
        hub.close();
        System.clearProperty("assetkiln.user");
    }

    @Test
    void theStarterModelIsThereWithItsFactsAndItsHash(FxRobot robot) throws Exception {
        waitFor(() -> find(robot, "#models-hash", TextField.class).getText().matches("[0-9a-f]{64}"));
        assertThat(find(robot, "#models-title", Label.class).getText()).isEqualTo("Starter model");
        assertThat(find(robot, "#models-short-hash", TextField.class).getText()).hasSize(10);
        assertThat(find(robot, "#models.remove", Button.class).isDisabled()).isTrue();
    }

    @Test
    void aModelIsLookedUpDownloadedMadeTheDefaultAndRemoved(FxRobot robot) throws Exception {
        openSheet(robot, HubServer.REPOSITORY);
        var offers = find(robot, "#download-offers", ListView.class);
        waitFor(() -> !offers.getItems().isEmpty());
        window.keepPictures(robot, "models-download");
        assertThat(find(robot, "#download-start", Button.class).getText()).matches("Download .* (kB|MB)");
        fire(robot, "#download-start");
        waitFor(() -> models(robot).size() == 2);
        assertThat(models(robot).get(1).name()).isEqualTo("kiln/tiny");
        waitFor(() -> find(robot, "#models-title", Label.class).getText().equals("kiln/tiny"));
        waitFor(() -> context.background().running().isEmpty());
        waitFor(() ->
                find(robot, "#models-list", ListView.class).getSelectionModel().getSelectedIndex() == 1);
        window.keepPictures(robot, "models");
        fire(robot, "#models.default");
        waitFor(() -> context.standardModel().get().endsWith("kiln--tiny"));
        waitFor(() -> models(robot).get(1).standard());
        fire(robot, "#models.remove");
        waitFor(() -> models(robot).size() == 1);
        assertThat(context.standardModel().get()).isEqualTo(context.starterModel());
    }

    @Test
    void aRefusalStandsInTheSheetAndATokenIsKeptOnlyWhenWanted(FxRobot robot) throws Exception {
        openSheet(robot, "kiln/nothing");
        var problem = find(robot, "#download-problem", Label.class);
        waitFor(() -> problem.getText().contains("There is no kiln/nothing"));
        robot.interact(() -> {
            find(robot, "#download-token", TextInputControl.class).setText("hf_secret");
            find(robot, "#download-repository", TextInputControl.class).setText(HubServer.REPOSITORY);
        });
        fire(robot, "#download-look");
        waitFor(() -> !find(robot, "#download-start", Button.class).isDisabled());
        fire(robot, "#download-start");
        waitFor(() -> models(robot).size() == 2);
        assertThat(user.resolve("config/hub-token")).doesNotExist();
        openSheet(robot, HubServer.REPOSITORY);
        robot.interact(
                () -> find(robot, "#download-token", TextInputControl.class).setText("hf_secret"));
        fire(robot, "#download-keep");
        fire(robot, "#download-look");
        waitFor(() -> !find(robot, "#download-start", Button.class).isDisabled());
        fire(robot, "#download-start");
        waitFor(() -> Files.exists(user.resolve("config/hub-token")));
    }

    @Test
    void aFailedDownloadSaysWhyAndGoesOn(FxRobot robot) throws Exception {
        openSheet(robot, HubServer.REPOSITORY);
        waitFor(() -> !find(robot, "#download-start", Button.class).isDisabled());
        hub.refuse("unet/diffusion_pytorch_model.safetensors");
        fire(robot, "#download-start");
        waitFor(() -> robot.lookup(".download-row .danger-text").tryQuery().isPresent());
        assertThat(robot.lookup(".download-row .danger-text")
                        .queryAs(Label.class)
                        .getText())
                .contains("The Hub does not let you in");
        assertThat(models(robot)).hasSize(1);
        window.keepPictures(robot, "models-failed");
        robot.interact(() -> robot.lookup("Go on").queryButton().fire());
        waitFor(() -> models(robot).size() == 2);
    }

    @Test
    void aFileThatDoesNotTellWhatItPredictsIsAskedAboutAndTheAnswerCanBeChanged(FxRobot robot) throws Exception {
        Path file = UnsaidModel.write(user.resolve("second.safetensors"));
        dialogs.file(file);
        fire(robot, "#models.addFile");
        waitFor(() -> find(robot, "#models-title", Label.class).getText().equals("second.safetensors"));
        waitFor(() -> find(robot, "#prediction-question", VBox.class).isVisible());
        assertThat(find(robot, "#models-prediction", ComboBox.class).getValue()).isNull();
        window.keepPictures(robot, "models-prediction");
        fire(robot, "#prediction-velocity");
        waitFor(() -> find(robot, "#models-prediction", ComboBox.class).getValue() == PredictionType.V_PREDICTION);
        assertThat(find(robot, "#prediction-question", VBox.class)).isNull();
        robot.interact(() -> chosen(robot).setValue(PredictionType.EPSILON));
        waitFor(() -> ModelFiles.open(file).scheduler().predictionType() == PredictionType.EPSILON);
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<PredictionType> chosen(FxRobot robot) {
        return find(robot, "#models-prediction", ComboBox.class);
    }

    @Test
    void aFileWithoutVaeSaysSoUntilOneIsChosen(FxRobot robot) throws Exception {
        Path file = UnsaidModel.write(user.resolve("blind.safetensors"), "first_stage_model");
        dialogs.file(file);
        fire(robot, "#models.addFile");
        waitFor(() -> problem(robot).contains("autoencoder"));
        assertThat(find(robot, "#models-weights", Label.class).getText()).isEqualTo("not complete");
        window.keepPictures(robot, "models-incomplete");
        dialogs.file(UnsaidModel.write(user.resolve("eyes.safetensors"), "model."));
        fire(robot, "#models.vae");
        waitFor(() -> find(robot, "#models-weights", Label.class).getText().equals("all there"));
        assertThat(problem(robot)).isEmpty();
    }

    private static String problem(FxRobot robot) {
        Label label = find(robot, "#models-problem", Label.class);
        return label == null ? "" : label.getText();
    }

    @Test
    void allModelsOfAFolderComeIntoTheList(FxRobot robot) throws Exception {
        Path folder = Files.createDirectories(user.resolve("mine"));
        UnsaidModel.write(folder.resolve("one.safetensors"));
        UnsaidModel.write(folder.resolve("two.safetensors"));
        dialogs.folder(folder);
        fire(robot, "#models.addFolder");
        waitFor(() -> models(robot).size() == 3);
        assertThat(models(robot))
                .extracting(LibraryModel::name)
                .containsExactly("Starter model", "one.safetensors", "two.safetensors");
    }

    @Test
    void aModelIsWrittenAsOneFileUnlessItIsCancelled(FxRobot robot) throws Exception {
        dialogs.folder(TinyRun.model());
        fire(robot, "#models.addFolder");
        waitFor(() -> find(robot, "#models-title", Label.class).getText().equals("sd1"));
        Path out = Files.createDirectories(user.resolve("out"));
        dialogs.target(out.resolve("tiny"));
        export(robot);
        robot.interact(() -> context.background().running().forEach(Work::cancel));
        waitFor(() -> context.background().running().isEmpty());
        assertThat(out).isEmptyDirectory();
        export(robot);
        waitFor(() -> !context.notices().isEmpty());
        assertThat(context.notices().get(0).text())
                .contains("Exported to " + out.resolve("tiny.safetensors"), "Checked");
        assertThat(ModelFiles.open(out.resolve("tiny.safetensors")).pixels())
                .isEqualTo(ModelFiles.open(TinyRun.model()).pixels());
        assertThat(out.toFile().list()).containsExactly("tiny.safetensors");
    }

    private void export(FxRobot robot) throws Exception {
        fire(robot, "#models.export");
        waitFor(() -> robot.lookup("#export-sheet").tryQuery().isPresent());
        robot.interact(() ->
                find(robot, "#export-form", ComboBox.class).getSelectionModel().selectLast());
        window.keepPictures(robot, "models-export");
        fire(robot, "#export-start");
    }

    private void openSheet(FxRobot robot, String repository) throws Exception {
        fire(robot, "#models.download");
        waitFor(() -> robot.lookup("#download-repository").tryQuery().isPresent());
        robot.interact(() ->
                find(robot, "#download-repository", TextInputControl.class).setText(repository));
        fire(robot, "#download-look");
    }

    private static void fire(FxRobot robot, String query) {
        robot.interact(
                () -> find(robot, query, javafx.scene.control.ButtonBase.class).fire());
    }

    /** Ids of actions have dots, which a query would take for style classes. */
    private static <T extends Node> T find(FxRobot robot, String query, Class<T> type) {
        String id = query.substring(1);
        return StudioFixture.onFx(() -> type.cast(robot.lookup((Node node) -> id.equals(node.getId()))
                .match(Node::isVisible)
                .tryQuery()
                .orElse(null)));
    }

    @SuppressWarnings("unchecked")
    private static List<LibraryModel> models(FxRobot robot) {
        return ((ListView<LibraryModel>) find(robot, "#models-list", ListView.class)).getItems();
    }
}
