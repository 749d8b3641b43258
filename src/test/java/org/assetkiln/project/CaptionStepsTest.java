package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionStepsTest {
    @TempDir
    Path root;

    private Project project;
    private DatasetImage knight;
    private DatasetImage sword;

    @BeforeEach
    void open() throws IOException {
        project = Project.open(root);
        knight = TestImages.image(root, "knight.png");
        sword = TestImages.image(root, "items/sword.png");
        Files.createDirectories(root.resolve("items"));
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void everyStepCanBeTakenBackAndDoneAgainAfterARestart() throws IOException {
        Files.writeString(root.resolve("knight.txt"), "a knigt\r\n");
        write(knight, "a knight", ReviewState.APPROVED);
        write(sword, "a sword", ReviewState.EDITED);
        reopen();
        write(knight, "a brave knight 🛡", ReviewState.EDITED);
        reopen();
        assertThat(steps()).isEqualTo(new NextSteps("the caption of knight.png", null));
        undo();
        assertThat(captions().read(knight)).isEqualTo(new Caption("a knight", ReviewState.APPROVED, true));
        undo();
        assertThat(captions().read(sword)).isEqualTo(Caption.NONE);
        reopen();
        undo();
        assertThat(root.resolve("knight.txt")).content().isEqualTo("a knigt\r\n");
        assertThat(captions().read(knight).state()).isEqualTo(ReviewState.DRAFT);
        assertThat(captions().undo()).isEmpty();
        for (int i = 0; i < 3; i++) {
            reopen();
            assertThat(captions().redo()).isPresent();
        }
        assertThat(captions().redo()).isEmpty();
        assertThat(captions().read(knight)).isEqualTo(new Caption("a brave knight 🛡", ReviewState.EDITED, true));
        assertThat(captions().read(sword)).isEqualTo(new Caption("a sword", ReviewState.EDITED, true));
    }

    @Test
    void aNewStepEndsWhatCouldBeDoneAgain() throws IOException {
        write(knight, "one", ReviewState.EDITED);
        write(knight, "two", ReviewState.EDITED);
        undo();
        write(knight, "three", ReviewState.EDITED);
        assertThat(captions().redo()).isEmpty();
        undo();
        undo();
        assertThat(captions().read(knight)).isEqualTo(Caption.NONE);
        assertThat(captions().history(knight))
                .extracting(CaptionVersion::text)
                .containsExactly("one", "two", "one", "three", "one", "");
    }

    @Test
    void writingOnIsOneStep() throws IOException {
        for (String text : List.of("a", "a kn", "a knight")) {
            captions().write(knight, text, ReviewState.EDITED);
        }
        captions().write(knight, "a knight", ReviewState.APPROVED);
        assertThat(captions().history(knight)).hasSize(1);
        undo();
        assertThat(captions().read(knight)).isEqualTo(Caption.NONE);
        captions().redo();
        assertThat(captions().read(knight)).isEqualTo(new Caption("a knight", ReviewState.APPROVED, true));
        assertThat(captions().history(knight)).hasSize(3);
    }

    @Test
    void whatIsTypedAndTakenAwayAgainIsNoStep() throws IOException {
        write(knight, "a knight", ReviewState.APPROVED);
        captions().write(knight, "a knightx", ReviewState.EDITED);
        captions().write(knight, "a knight", ReviewState.APPROVED);
        assertThat(captions().history(knight)).hasSize(1);
        undo();
        assertThat(captions().read(knight)).isEqualTo(Caption.NONE);
    }

    @Test
    void manyCaptionsAreOneStep() throws IOException {
        List<DatasetImage> images = IntStream.range(0, 50)
                .mapToObj(i -> TestImages.image(root, "items/" + i + ".png"))
                .toList();
        CaptionsChanged done = captions()
                .edit(
                        "writing 50 captions",
                        images.stream()
                                .map(i -> new CaptionEdit(i, "item " + i.name(), ReviewState.EDITED))
                                .toList());
        assertThat(done.captions()).hasSize(50).isEqualTo(captions().readAll(images));
        assertThat(done.leftAlone()).isEmpty();
        reopen();
        CaptionsChanged undone = captions().undo().orElseThrow();
        assertThat(undone.what()).isEqualTo("writing 50 captions");
        assertThat(undone.captions()).hasSize(50);
        assertThat(captions().readAll(images).values()).containsOnly(Caption.NONE);
        assertThat(root.resolve("items")).isEmptyDirectory();
    }

    @Test
    void whatAnotherProgramChangedIsLeftAlone() throws IOException {
        captions().read(knight);
        captions().read(sword);
        Files.writeString(knight.sidecar(), "theirs");
        CaptionsChanged done = captions()
                .edit(
                        "both",
                        List.of(
                                new CaptionEdit(knight, "mine", ReviewState.EDITED),
                                new CaptionEdit(sword, "mine", ReviewState.EDITED)));
        assertThat(done.captions()).containsOnlyKeys(sword.id());
        assertThat(done.leftAlone()).containsOnlyKeys(knight.id());
        assertThat(knight.sidecar()).hasContent("theirs");

        Files.writeString(sword.sidecar(), "theirs too");
        assertThat(captions().undo().orElseThrow().leftAlone()).containsOnlyKeys(sword.id());
        assertThat(sword.sidecar()).hasContent("theirs too");
        assertThat(steps()).isEqualTo(new NextSteps(null, "both"));
    }

    @Test
    void aFileThatCannotBeWrittenDoesNotHoldTheOthersBack() throws IOException {
        Files.createDirectories(knight.sidecar().resolve("in the way"));
        CaptionsChanged done = captions()
                .edit(
                        "both",
                        List.of(
                                new CaptionEdit(knight, "mine", ReviewState.EDITED),
                                new CaptionEdit(sword, "mine", ReviewState.EDITED)));
        assertThat(done.leftAlone().get(knight.id())).contains("knight.txt");
        assertThat(captions().history(knight)).isEmpty();
        undo();
        assertThat(captions().read(sword)).isEqualTo(Caption.NONE);
    }

    @Test
    void theHistorySaysWhoAndWhat() throws IOException {
        Files.writeString(knight.sidecar(), "from outside");
        write(knight, "mine", ReviewState.EDITED);
        Files.writeString(knight.sidecar(), "from outside again");
        captions().read(knight);
        write(knight, "mine again", ReviewState.EDITED);
        String user = System.getProperty("user.name");
        assertThat(captions().history(knight))
                .extracting(v -> v.text() + " | " + v.who() + " | " + v.what())
                .containsExactly(
                        "from outside | another program | found in the file",
                        "mine | " + user + " | the caption of knight.png",
                        "from outside again | another program | found in the file",
                        "mine again | " + user + " | the caption of knight.png");
    }

    private void write(DatasetImage image, String text, ReviewState state) throws IOException {
        captions().write(image, text, state);
        captions().closeStep();
    }

    private void undo() throws IOException {
        assertThat(captions().undo().orElseThrow().leftAlone()).isEmpty();
    }

    private NextSteps steps() {
        return captions().nextSteps();
    }

    private CaptionStore captions() {
        return project.captions();
    }

    private void reopen() throws IOException {
        project.close();
        project = Project.open(root);
    }
}
