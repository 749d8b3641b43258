package org.assetkiln.ui.dataset.facets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.assetkiln.project.ImageCollection;
import org.assetkiln.ui.StudioFixture;
import org.assetkiln.ui.StudioTest;
import org.junit.jupiter.api.Test;

class FacetPaneTest extends StudioTest {
    @SuppressWarnings("unchecked")
    private FacetRow.Choice choice(String term) throws Exception {
        ListView<FacetRow> list = (ListView<FacetRow>) find("#facet-list", ListView.class);
        studio.waitFor(() -> choices(list).stream().anyMatch(row -> row.term().equals(term)));
        return choices(list).stream()
                .filter(row -> row.term().equals(term))
                .findFirst()
                .orElseThrow();
    }

    private static List<FacetRow.Choice> choices(ListView<FacetRow> list) {
        return list.getItems().stream()
                .filter(FacetRow.Choice.class::isInstance)
                .map(FacetRow.Choice.class::cast)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private void choose(String term) throws Exception {
        FacetRow.Choice choice = choice(term);
        ListView<FacetRow> list = (ListView<FacetRow>) find("#facet-list", ListView.class);
        StudioFixture.onFx(() -> {
            list.getSelectionModel().select(choice);
            list.requestFocus();
            return choice;
        });
        press(KeyCode.SPACE);
        studio.settle();
    }

    private String count() {
        return find("#dataset-count", Label.class).getText();
    }

    @Test
    void aFacetIsLookedForAndNoLonger() throws Exception {
        assertThat(choice("state:none").count()).isEqualTo("4");
        choose("state:none");
        studio.waitFor(() -> count().startsWith("4 of "));
        choose("state:draft");
        assertThat(find("#dataset-search", TextField.class).getText()).isEqualTo("state:draft");
        choose("state:draft");
        assertThat(find("#dataset-search", TextField.class).getText()).isEmpty();
    }

    @Test
    void aFindingSaysWhatToDoAndIdenticalImagesGoToTheTrashButOne() throws Exception {
        Path images = studio.project().resolve("images");
        Path first;
        try (var files = Files.list(images)) {
            first = files.filter(file -> file.toString().endsWith("-00.png"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.copy(first, images.resolve("copy.png"));
        studio.waitFor(() -> studio.context().images().size() == IMAGES + 1); // noticed without being asked
        choose("finding:identical");
        studio.waitFor(() -> count().startsWith("2 of "));
        assertThat(find("#finding-text", Label.class).getText()).contains("Keep one of each");
        studio.waitFor(() -> robot.lookup("#inspector-findings .label").queryAll().stream()
                .anyMatch(node -> ((Label) node).getText().contains("Keep one of each")));
        Button fix = find("#finding-fix", Button.class);
        studio.waitFor(() -> fix.getText().contains("1 image"));
        robot.clickOn(fix);
        studio.waitFor(() -> studio.context().images().size() == IMAGES);
        assertThat(first).exists();
        assertThat(images.resolve("copy.png")).doesNotExist();
        press(KeyCode.CONTROL, KeyCode.Z);
        studio.waitFor(() -> Files.exists(images.resolve("copy.png")));
    }

    @Test
    void aSearchIsKeptAsACollectionAndFoundByItsName() throws Exception {
        press(KeyCode.CONTROL, KeyCode.F);
        robot.write("potion", 0);
        studio.waitFor(() -> count().startsWith("3 of "));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        robot.clickOn("#collection-name").write("my potions", 0);
        snapshot("collection");
        robot.clickOn("#collection-save");
        studio.settle();
        assertThat(studio.context().project().get().collections().all())
                .containsExactly(ImageCollection.ofSearch("my potions", "potion"));
        StudioFixture.onFx(() -> {
            find("#dataset-search", TextField.class).clear();
            return 0;
        });
        choose("collection:\"my potions\"");
        studio.waitFor(() -> count().startsWith("3 of "));
    }

    @Test
    void aRunLearnsFromACollection() throws Exception {
        StudioFixture.onFx(() -> {
            find("#dataset-search", TextField.class).setText("potion");
            return 0;
        });
        studio.waitFor(() -> count().startsWith("3 of "));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        robot.clickOn("#collection-name").write("potions", 0);
        robot.clickOn("#collection-save");
        studio.settle();
        studio.goTo("train");
        ComboBox<?> collections = find("#train-collection", ComboBox.class);
        StudioFixture.onFx(() -> {
            collections.getSelectionModel().select(1);
            return 0;
        });
        studio.waitFor(() -> find("#train-count", Label.class).getText().equals("3 images"));
    }

    @Test
    void aSearchCompletesItselfAndMarksTheWrongWord() throws Exception {
        press(KeyCode.CONTROL, KeyCode.F);
        robot.write("red fin", 0);
        studio.waitFor(() -> robot.lookup("#dataset-search-ways").tryQuery().isPresent());
        snapshot("ways");
        press(KeyCode.TAB);
        assertThat(find("#dataset-search", TextField.class).getText()).isEqualTo("red finding:");
        robot.write("blur", 0);
        studio.waitFor(() -> robot.lookup("#dataset-search-ways").tryQuery().isPresent());
        press(KeyCode.TAB);
        assertThat(find("#dataset-search", TextField.class).getText()).isEqualTo("red finding:blurred");
        robot.write(" colour:red", 0);
        studio.waitFor(() -> robot.lookup("#dataset-search-reason").tryQuery().isPresent());
        assertThat(find("#dataset-search-reason", Label.class).getText()).contains("There is no “colour:”");
        snapshot("wrong");
    }

    /** For people to look at, where {@code -Dassetkiln.snapshots=FOLDER} says so. */
    private static void snapshot(String name) throws Exception {
        String target = System.getProperty("assetkiln.snapshots", "");
        if (!target.isEmpty()) {
            WritableImage picture =
                    StudioFixture.onFx(() -> studio.stage().getScene().snapshot(null));
            ImageIO.write(
                    SwingFXUtils.fromFXImage(picture, null),
                    "png",
                    Path.of(target, name + ".png").toFile());
        }
    }
}
