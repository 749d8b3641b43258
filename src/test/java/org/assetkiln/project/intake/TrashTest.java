package org.assetkiln.project.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.ScanListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashTest {
    private static final ScanListener QUIETLY = (done, total) -> {};

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void open() throws IOException {
        project = Project.open(root);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private DatasetImage image(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "pixels of " + name);
        return new DatasetImage(name, file, 1, 1, 8, 8, true, null);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith(".assetkiln"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void allThatBelongsToAnImageGoesAlongAndComesBack() throws Exception {
        DatasetImage knight = image("a/knight.png");
        for (String name : List.of(
                "knight.txt", "knight.mask.png", "knight.caption", "knight.json", "knight.txt.bak", "knight.png.txt")) {
            Files.writeString(root.resolve("a").resolve(name), name);
        }
        Files.writeString(root.resolve("a/knight.kra"), "the drawing itself");
        Files.writeString(root.resolve("a/knight-2.txt"), "another one's");
        project.captions().write(knight, "a knight", ReviewState.APPROVED);
        List<String> before = files();
        List<Trash.Move> moves = Trash.images(project, List.of(knight), Set.of(), QUIETLY);
        assertThat(files()).containsExactly("a/knight-2.txt", "a/knight.kra");
        Trash.restore(moves, QUIETLY);
        assertThat(files()).isEqualTo(before);
        assertThat(project.captions().read(knight)).isEqualTo(new Caption("a knight", ReviewState.APPROVED, true));
        assertThat(root.resolve("a/knight.mask.png")).hasContent("knight.mask.png");
    }

    @Test
    void whatAnotherImageSharesStays() throws Exception {
        DatasetImage png = image("hero.png");
        DatasetImage gif = image("hero.gif");
        Files.writeString(root.resolve("hero.txt"), "a hero");
        Files.writeString(root.resolve("hero.mask.png"), "a mask");
        Files.writeString(root.resolve("hero.gif.json"), "facts");
        Trash.images(project, List.of(gif), Set.of(png.sidecar()), QUIETLY);
        assertThat(files()).containsExactly("hero.mask.png", "hero.png", "hero.txt");
    }

    @Test
    void aThousandImagesAreOneStepWithProgress() throws Exception {
        List<DatasetImage> images = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            images.add(image(i + ".png"));
            Files.writeString(root.resolve(i + ".txt"), "a thing");
        }
        List<Integer> told = new ArrayList<>();
        List<Trash.Move> moves = Trash.images(project, images, Set.of(), (done, total) -> told.add(total));
        assertThat(moves).hasSize(2000);
        assertThat(told).hasSize(2000).containsOnly(2000);
        assertThat(files()).isEmpty();
        Trash.restore(moves, QUIETLY);
        assertThat(files()).hasSize(2000);
    }

    @Test
    void whatCannotAllComeBackStaysWhereItIs() throws Exception {
        List<Trash.Move> moves = Trash.images(project, List.of(image("a.png"), image("b.png")), Set.of(), QUIETLY);
        image("b.png");
        assertThatThrownBy(() -> Trash.restore(moves, QUIETLY)).hasMessageContaining("another file");
        assertThat(files()).containsExactly("b.png");
    }

    @Test
    void whatCannotAllGoStaysWhereItIs() throws Exception {
        DatasetImage one = image("a.png");
        DatasetImage other = image("b.png");
        ScanListener full = (done, total) -> {
            try {
                Files.delete(other.file()); // as if somebody had taken it away meanwhile
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        assertThatThrownBy(() -> Trash.images(project, List.of(one, other), Set.of(), full))
                .isInstanceOf(IOException.class);
        assertThat(files()).containsExactly("a.png");
    }
}
