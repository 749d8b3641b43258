package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
    void twoProgramsShareAProject() throws IOException {
        DatasetImage knight = TestImages.image(root, "knight.png");
        try (Project one = Project.open(root);
                Project two = Project.open(root)) {
            one.captions().write(knight, "from one", ReviewState.APPROVED);
            assertThat(two.captions().read(knight)).isEqualTo(new Caption("from one", ReviewState.APPROVED, true));
            assertThat(two.problems()).isEmpty();
        }
    }

    private void writesAndReads(Project project) throws IOException {
        DatasetImage knight = TestImages.image(root, "knight.png");
        project.captions().write(knight, "a knight", ReviewState.APPROVED);
        assertThat(Files.readString(root.resolve("knight.txt"))).isEqualTo("a knight\n");
        assertThat(project.captions().read(knight)).isEqualTo(new Caption("a knight", ReviewState.APPROVED, true));
    }
}
