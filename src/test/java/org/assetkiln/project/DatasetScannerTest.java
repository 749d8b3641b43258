package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetScannerTest {
    @TempDir
    Path root;

    @Test
    void findsImagesInTheirOrderWithTheirFacts() throws IOException {
        TestImages.png(root.resolve("images/b.png"), 5, 7, true);
        TestImages.png(root.resolve("images/Deep/A.PNG"), 3, 2, false);
        TestImages.png(root.resolve("images/.hidden/c.png"), 3, 2, false);
        Files.writeString(root.resolve("images/b.txt"), "a caption");
        assertThat(scan())
                .extracting(DatasetImage::id, DatasetImage::width, DatasetImage::height, DatasetImage::transparent)
                .containsExactly(tuple("images/b.png", 5, 7, true), tuple("images/Deep/A.PNG", 3, 2, false));
    }

    @Test
    void passesOverHiddenAndOwnFoldersOnly() throws IOException {
        for (String id : List.of("runs/a.png", "generated/a.png", ".assetkiln/a.png", ".git/a.png", ".hidden.png")) {
            TestImages.png(root.resolve(id), 1, 1, false);
        }
        TestImages.png(root.resolve("heroes/runs/a.png"), 1, 1, false);
        assertThat(scan()).extracting(DatasetImage::id).containsExactly("heroes/runs/a.png");
    }

    @Test
    void aBadFileIsInTheListWithAProblem() throws IOException {
        Files.writeString(root.resolve("broken.png"), "this is no image");
        Files.createFile(root.resolve("empty.jpg"));
        TestImages.png(root.resolve("good.png"), 2, 2, false);
        List<DatasetImage> images = scan();
        assertThat(images).extracting(DatasetImage::usable).containsExactly(false, false, true);
        assertThat(images.get(0).problem()).contains("broken.png").endsWith(".");
    }

    @Test
    void followsALinkedFolderButNoLoop() throws IOException {
        Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
        Path project = Files.createDirectories(root.resolve("project"));
        TestImages.png(elsewhere.resolve("a.png"), 1, 1, false);
        Files.createSymbolicLink(project.resolve("linked"), elsewhere);
        Files.createSymbolicLink(elsewhere.resolve("loop"), elsewhere);
        try (Project opened = Project.open(project)) {
            assertThat(DatasetScanner.scan(opened, (done, total) -> {}, () -> false))
                    .extracting(DatasetImage::id)
                    .containsExactly("linked/a.png");
        }
    }

    @Test
    void noticesAnImageThatChangedSinceTheLastScan() throws IOException {
        Path file = TestImages.png(root.resolve("a.png"), 1, 1, false);
        assertThat(scan()).extracting(DatasetImage::width).containsExactly(1);
        TestImages.png(file, 9, 9, false);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(scan()).extracting(DatasetImage::width).containsExactly(9);
        assertThat(scan()).extracting(DatasetImage::width).containsExactly(9);
    }

    @Test
    void tellsItsProgress() throws IOException {
        for (int i = 0; i < 4; i++) {
            TestImages.png(root.resolve(i + ".png"), 1, 1, false);
        }
        List<String> told = new ArrayList<>();
        try (Project project = Project.open(root)) {
            DatasetScanner.scan(project, (done, total) -> told.add(done + "/" + total), () -> false);
        }
        assertThat(told).endsWith("4/4");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> Project.open(root.resolve("nowhere")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
    }

    private List<DatasetImage> scan() throws IOException {
        try (Project project = Project.open(root)) {
            return DatasetScanner.scan(project, (done, total) -> {}, () -> false);
        }
    }
}
