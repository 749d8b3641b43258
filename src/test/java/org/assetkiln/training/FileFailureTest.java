package org.assetkiln.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileFailureTest {
    @Test
    void whatTheSystemSaysBecomesASentence() {
        assertThat(FileFailure.sentence(new IOException("No space left on device")))
                .contains("No space left on device", "check that the disk has space");
        assertThat(FileFailure.sentence(new NoSuchFileException("/runs/a"))).contains("/runs/a", "it is not there");
        assertThat(FileFailure.sentence(new AccessDeniedException("/runs/a"))).contains("/runs/a", "access is denied");
        assertThat(FileFailure.sentence(new FileSystemException("/runs/a", null, "Quota exceeded")))
                .contains("/runs/a", "Quota exceeded");
        assertThat(FileFailure.sentence(new IOException())).endsWith(".");
    }

    @Test
    void aSentenceStaysAsItIs() {
        assertThat(FileFailure.sentence(new IOException("The file a.png is no picture.")))
                .isEqualTo("The file a.png is no picture.");
    }
}
