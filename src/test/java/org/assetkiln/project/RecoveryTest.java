package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database and the files are brought into every order that a crash can leave them in, then opened. */
class RecoveryTest {
    private static final String WRITTEN_UNFORCED = "update step set phase = 'WRITTEN' where name = 'the batch'";

    @TempDir
    Path root;

    private DatasetImage knight;
    private DatasetImage sword;

    @BeforeEach
    void aBatchOverTwoCaptions() throws IOException {
        knight = TestImages.image(root, "knight.png");
        sword = TestImages.image(root, "sword.png");
        Files.writeString(knight.sidecar(), "a knight\r\n");
        try (Project project = Project.open(root)) {
            project.captions()
                    .edit(
                            "the batch",
                            List.of(
                                    new CaptionEdit(knight, "a brave knight", ReviewState.APPROVED),
                                    new CaptionEdit(sword, "a sword", ReviewState.EDITED)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatWasIntendedIsCarriedOutHoweverManyFilesWereWritten(int written) throws IOException, SQLException {
        asIntended();
        if (written < 1) {
            Files.writeString(knight.sidecar(), "a knight\r\n");
        }
        if (written < 2) {
            Files.delete(sword.sidecar());
            Files.writeString(root.resolve(".sword.txt.1234-5.tmp"), "a sw");
        }
        checkBatchIsDone();
        assertThat(root.resolve(".sword.txt.1234-5.tmp")).doesNotExist();
    }

    @Test
    void filesThatLostTheirContentInAPowerCutAreWrittenAgain() throws IOException, SQLException {
        sql(WRITTEN_UNFORCED);
        Files.write(knight.sidecar(), new byte[16]);
        Files.write(sword.sidecar(), new byte[0]);
        try (Project project = Project.open(root)) {
            assertThat(project.captions().read(knight).text()).isEqualTo("a brave knight");
            assertThat(project.captions().read(sword)).isEqualTo(new Caption("a sword", ReviewState.EDITED, true));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnotherProgramWroteAfterTheCrashStays(boolean intended) throws IOException, SQLException {
        if (intended) {
            asIntended();
        } else {
            sql(WRITTEN_UNFORCED);
        }
        Files.writeString(knight.sidecar(), "theirs");
        try (Project project = Project.open(root)) {
            assertThat(knight.sidecar()).content().isEqualTo("theirs");
            assertThat(project.captions().read(knight)).isEqualTo(new Caption("theirs", ReviewState.EDITED, true));
            assertThat(project.captions().history(knight))
                    .extracting(CaptionVersion::text)
                    .containsExactly("a knight", "a brave knight");
            assertThat(project.captions().undo().orElseThrow().leftAlone()).containsOnlyKeys(knight.id());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUndoThatWasInterruptedIsCarriedOut(boolean written) throws IOException, SQLException {
        try (Project project = Project.open(root)) {
            assertThat(project.captions().undo()).isPresent();
        }
        sql("update step set phase = 'INTENDED' where kind = 'UNDO'");
        sql("update step set undo = 'LIVE' where kind = 'EDIT'");
        sql("update caption set text = 'a brave knight', state = 'APPROVED' where image = 'knight.png'");
        sql("update caption set text = 'a sword', state = 'EDITED' where image = 'sword.png'");
        if (!written) {
            Files.writeString(knight.sidecar(), "a brave knight\r\n");
            Files.writeString(sword.sidecar(), "a sword\n");
        }
        try (Project project = Project.open(root)) {
            assertThat(knight.sidecar()).content().isEqualTo("a knight\r\n");
            assertThat(project.captions().read(sword)).isEqualTo(Caption.NONE);
            assertThat(project.captions().nextSteps()).isEqualTo(new NextSteps(null, "the batch"));
            assertThat(project.captions().redo()).isPresent();
        }
        checkBatchIsDone();
    }

    private void asIntended() throws SQLException {
        sql("update step set phase = 'INTENDED', undo = 'NEVER' where name = 'the batch'");
        sql("update caption set text = 'a knight', state = 'DRAFT' where image = 'knight.png'");
        sql("delete from caption where image = 'sword.png'");
    }

    private void checkBatchIsDone() throws IOException {
        try (Project project = Project.open(root)) {
            CaptionStore captions = project.captions();
            assertThat(project.problems()).isEmpty();
            assertThat(knight.sidecar()).content().isEqualTo("a brave knight\r\n");
            assertThat(captions.read(knight)).isEqualTo(new Caption("a brave knight", ReviewState.APPROVED, true));
            assertThat(captions.read(sword)).isEqualTo(new Caption("a sword", ReviewState.EDITED, true));
            assertThat(captions.undo().orElseThrow().leftAlone()).isEmpty();
            assertThat(knight.sidecar()).content().isEqualTo("a knight\r\n");
            assertThat(sword.sidecar()).doesNotExist();
        }
    }

    private void sql(String statement) throws SQLException {
        Path file = root.resolve(".assetkiln/project.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement run = connection.createStatement()) {
            assertThat(run.executeUpdate(statement)).isPositive();
        }
    }
}
