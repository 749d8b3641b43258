package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDatabaseTest {
    @TempDir
    Path root;

    @Test
    void aDamagedDatabaseIsMovedAsideAndSaid() throws IOException {
        Path file = root.resolve(".assetkiln/project.db");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is no database, but long enough to look like a file ".repeat(100));
        try (Project project = Project.open(root)) {
            assertThat(project.problems()).singleElement().asString().contains("kept as");
            writesAndReads(project);
        }
        try (Stream<Path> entries = Files.list(file.getParent())) {
            assertThat(entries.filter(e -> e.getFileName().toString().startsWith("project.broken-")))
                    .singleElement()
                    .satisfies(aside -> assertThat(aside).content().startsWith("this is no database"));
        }
        try (Project project = Project.open(root)) {
            assertThat(project.problems()).isEmpty();
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws IOException, SQLException {
        Project.open(root).close();
        Path file = root.resolve(".assetkiln/project.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma user_version = 999");
        }
        try (Project project = Project.open(root)) {
            assertThat(project.problems()).singleElement().asString().contains("newer version");
            writesAndReads(project);
        }
        assertThat(file).exists();
    }

    @Test
    void captionsWorkWithoutAnyDatabase() throws IOException {
        Files.writeString(root.resolve(".assetkiln"), "a file where the folder should be");
        try (Project project = Project.open(root)) {
            assertThat(project.problems()).isNotEmpty();
            writesAndReads(project);
        }
    }

    @Test
    void aSecondWindowOnlyLooks() throws IOException {
        DatasetImage knight = TestImages.image(root, "knight.png");
        try (Project one = Project.open(root)) {
            one.captions().write(knight, "from one", ReviewState.APPROVED);
            try (Project two = Project.open(root)) {
                assertThat(one.readOnly()).isFalse();
                assertThat(two.readOnly()).isTrue();
                assertThat(two.problems()).singleElement().asString().contains("open in another window");
                assertThat(two.captions().read(knight)).isEqualTo(new Caption("from one", ReviewState.APPROVED, true));
                assertThatThrownBy(() -> two.captions().write(knight, "from two", ReviewState.EDITED))
                        .isInstanceOf(ReadOnlyProjectException.class);
                assertThatThrownBy(() -> two.captions().undo()).isInstanceOf(ReadOnlyProjectException.class);
            }
            one.captions().write(knight, "from one again", ReviewState.APPROVED);
        }
        try (Project two = Project.open(root)) {
            assertThat(two.readOnly()).isFalse();
            two.captions().write(knight, "from two", ReviewState.EDITED);
        }
        assertThat(root.resolve("knight.txt")).hasContent("from two");
    }

    @Test
    void theHistoryOfTheFirstVersionIsKept() throws IOException, SQLException {
        Path file = root.resolve(".assetkiln/project.db");
        Files.createDirectories(file.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "create table caption (image text primary key, text text not null, state text not null,"
                            + " changed integer not null)",
                    "create table caption_history (number integer primary key autoincrement, image text not null,"
                            + " text text not null, state text not null, written integer not null)",
                    "create table image_facts (image text primary key, bytes integer not null, modified integer not"
                            + " null, width integer not null, height integer not null, transparent integer not null)",
                    "insert into caption_history values (1, 'knight.png', 'a draft', 'DRAFT', 1000),"
                            + " (2, 'other.png', 'another', 'DRAFT', 1500), (3, 'knight.png', 'better', 'APPROVED', 2000)",
                    "insert into caption values ('knight.png', 'better', 'APPROVED', 2000)",
                    "pragma user_version = 1")) {
                statement.execute(sql);
            }
        }
        Files.writeString(root.resolve("knight.txt"), "better");
        DatasetImage knight = TestImages.image(root, "knight.png");
        try (Project project = Project.open(root)) {
            assertThat(project.problems()).isEmpty();
            assertThat(project.captions().read(knight).state()).isEqualTo(ReviewState.APPROVED);
            assertThat(project.captions().history(knight))
                    .extracting(CaptionVersion::text, CaptionVersion::state, CaptionVersion::written)
                    .containsExactly(
                            tuple("a draft", ReviewState.DRAFT, Instant.ofEpochMilli(1000)),
                            tuple("better", ReviewState.APPROVED, Instant.ofEpochMilli(2000)));
            assertThat(project.captions().undo()).isEmpty();
        }
    }

    private void writesAndReads(Project project) throws IOException {
        DatasetImage knight = TestImages.image(root, "knight.png");
        project.captions().write(knight, "a knight", ReviewState.APPROVED);
        assertThat(Files.readString(root.resolve("knight.txt"))).isEqualTo("a knight\n");
        assertThat(project.captions().read(knight)).isEqualTo(new Caption("a knight", ReviewState.APPROVED, true));
    }
}
