package org.assetkiln.project.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexWatchTest {
    @TempDir
    Path folder;

    private final Semaphore told = new Semaphore(0);

    @Test
    void tellsOfANewImageButNotOfACaption() throws Exception {
        try (IndexWatch watch = IndexWatch.of(told::release)) {
            watch.folders(List.of(folder));
            Thread.sleep(300);
            Files.writeString(folder.resolve("a.txt"), "a caption");
            assertThat(told.tryAcquire(1200, TimeUnit.MILLISECONDS)).isFalse();
            Files.write(folder.resolve("a.png"), new byte[1]);
            assertThat(told.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void tellsOfANewFolderWithADotInItsName() throws Exception {
        try (IndexWatch watch = IndexWatch.of(told::release)) {
            watch.folders(List.of(folder));
            Thread.sleep(300);
            Files.createDirectory(folder.resolve("icons.v2"));
            assertThat(told.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whereNothingCanBeWatchedItLooksNowAndThen() throws Exception {
        try (IndexWatch watch = IndexWatch.polling(told::release)) {
            watch.folders(List.of());
            assertThat(told.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
