package org.assetkiln.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.credits.Credit;
import org.assetkiln.project.credits.Credits;
import org.assetkiln.project.intake.LeftOut;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.StudioTest;
import org.assetkiln.ui.TestDialogs;
import org.assetkiln.ui.dataset.intake.LeftOutSheet;
import org.junit.jupiter.api.Test;

class ExportAndCreditTest extends StudioTest {
    private final TestDialogs dialogs = new TestDialogs();

    @Test
    void theShownImagesAreExportedForKohya() throws Exception {
        dialogs.answerIn(studio);
        Path out = Files.createDirectories(folder.resolve("out"));
        dialogs.folder(out);
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        TextField words = find("#export-words", TextField.class);
        StudioFixture.onFx(() -> {
            words.setText("zwx thing");
            return true;
        });
        robot.clickOn("#export-folder");
        Path images = out.resolve("10_zwx thing");
        studio.waitFor(() ->
                count(images) > 0 && studio.context().background().running().isEmpty());
        assertThat(count(images)).isGreaterThanOrEqualTo(IMAGES - 1);
        assertThat(studio.context().overlay().get()).isNull();
    }

    @Test
    void aLicenceIsKeptForTheImageAndTakenBack() throws Exception {
        DatasetImage image = studio.context().current().get();
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        TextField author = find("#credit-author", TextField.class);
        studio.waitFor(() -> studio.context().background().running().isEmpty());
        StudioFixture.onFx(() -> {
            author.setText("Ann");
            return true;
        });
        robot.clickOn("#credit-save");
        studio.waitFor(() -> credit(image).equals(new Credit("Ann", "", "")));
        studio.waitFor(() -> studio.context().undo().canUndo().get());
        press(KeyCode.CONTROL, KeyCode.F);
        robot.write("licence:ann", 0);
        Label count = find("#dataset-count", Label.class);
        studio.waitFor(() -> count.getText().startsWith("1 of "));
        StudioFixture.onFx(() -> {
            studio.context().undo().undo();
            return true;
        });
        studio.waitFor(() -> credit(image).isNone());
    }

    @Test
    void whatWasLeftOutIsListedWithTheReason() throws Exception {
        StudioFixture.onFx(() -> {
            studio.context()
                    .overlay()
                    .set(new LeftOutSheet(List.of(new LeftOut("pack/notes.pdf", "is not a picture."))));
            return true;
        });
        studio.waitFor(() -> robot.lookup("pack/notes.pdf").tryQuery().isPresent());
        assertThat(robot.lookup("is not a picture.").queryAs(Label.class).isVisible())
                .isTrue();
    }

    private Credit credit(DatasetImage image) {
        return Credits.read(studio.context().project().get().records()).of(image.id());
    }

    private static long count(Path folder) throws Exception {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")).count();
        }
    }
}
