package org.assetkiln.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionWatchTest {
    @TempDir
    Path root;

    private final BlockingQueue<OutsideChange> told = new LinkedBlockingQueue<>();
    private Project project;
    private DatasetImage knight;
    private DatasetImage sword;

    @BeforeEach
    void open() throws IOException {
        project = Project.open(root);
        knight = TestImages.image(root, "knight.png");
        sword = TestImages.image(root, "items/sword.png");
        Files.createDirectories(root.resolve("items"));
        Files.createFile(knight.file());
        Files.createFile(sword.file());
        project.captions().readAll(List.of(knight, sword));
    }

    @AfterEach
    void close() {
        project.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnotherProgramWritesIsToldOnceAndNotWrittenOver(boolean polling) throws Exception {
        try (CaptionWatch watch = watch(polling)) {
            watch.images(List.of(knight, sword));
            project.captions().write(knight, "mine", ReviewState.EDITED);
            Files.writeString(sword.sidecar(), "theirs");
            assertThat(next()).isEqualTo(new OutsideChange(sword.id(), "", "theirs"));
            assertThatThrownBy(() -> project.captions().write(sword, "mine", ReviewState.EDITED))
                    .isInstanceOf(CaptionChangedElsewhereException.class);

            Files.writeString(knight.sidecar(), "mine and theirs");
            assertThat(next()).isEqualTo(new OutsideChange(knight.id(), "mine", "mine and theirs"));
            project.captions().read(knight);
            Files.delete(knight.sidecar());
            assertThat(next()).isEqualTo(new OutsideChange(knight.id(), "mine and theirs", ""));
            Files.delete(sword.file());
            Files.delete(sword.sidecar());
            assertThat(told.poll(800, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    private CaptionWatch watch(boolean polling) {
        return polling ? CaptionWatch.polling(project, told::addAll) : CaptionWatch.of(project, told::addAll);
    }

    private OutsideChange next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }
}
