package org.assetkiln.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.assetkiln.training.event.TrainingEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    @TempDir
    Path folder;

    private Path file;
    private EventLog log;

    @BeforeEach
    void open() {
        file = folder.resolve("events.jsonl");
        log = new EventLog(file);
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    @Test
    void everyKindOfEventComesBack() throws IOException {
        List<TrainingEvent> events = List.of(
                new TrainingEvent.State("RUNNING", ""),
                new TrainingEvent.Phase("Encoding images", 3, 8),
                new TrainingEvent.Finding("a.png", "It is damaged."),
                new TrainingEvent.Validation(0, 0.5),
                new TrainingEvent.Sample(0, 1, 42, "samples/step-000000/1.png"),
                new TrainingEvent.Step(1, Double.NaN, 0.25, 0.75, 1e-5, 2, 0.1, 1L << 40),
                new TrainingEvent.Checkpoint(1, "checkpoints/step-000001"));
        for (TrainingEvent event : events) {
            log.append(event);
        }
        assertThat(log.read()).isEqualTo(events);
        assertThat(Files.readAllLines(file)).hasSize(7).allMatch(line -> line.contains("\"time\":\"20"));
    }

    @Test
    void aTailGetsOnlyWhatIsNewAndComplete() throws IOException {
        EventTail tail = log.tail();
        assertThat(tail.poll()).isEmpty();
        log.append(TestRuns.step(1));
        log.append(TestRuns.step(2));
        assertThat(tail.poll()).containsExactly(TestRuns.step(1), TestRuns.step(2));
        assertThat(tail.poll()).isEmpty();

        log.append(TestRuns.step(3));
        String line = Files.readAllLines(file).get(2).replace("\"step\":3", "\"step\":4");
        Files.writeString(file, line.substring(0, 30), StandardOpenOption.APPEND);
        assertThat(tail.poll()).containsExactly(TestRuns.step(3));
        assertThat(tail.poll()).isEmpty();
        Files.writeString(file, line.substring(30) + "\n", StandardOpenOption.APPEND);
        assertThat(tail.poll()).singleElement().satisfies(e -> assertThat(((TrainingEvent.Step) e).step())
                .isEqualTo(4));
        assertThat(tail.rewound()).isFalse();
    }

    @Test
    void aCutLastLineIsPassedOverAndTheNextEventStandsAlone() throws IOException {
        log.append(TestRuns.step(1));
        log.close();
        Files.writeString(file, "{\"type\":\"step\",\"st", StandardOpenOption.APPEND);
        try (EventLog next = new EventLog(file)) {
            next.append(TestRuns.step(2));
            assertThat(next.read()).containsExactly(TestRuns.step(1), TestRuns.step(2));
        }
    }

    @Test
    void eventsOfALaterVersionAreLeftOut() throws IOException {
        Files.writeString(file, "{\"type\":\"weather\",\"sun\":true}\n");
        log.append(TestRuns.step(1));
        assertThat(log.read()).containsExactly(TestRuns.step(1));
    }

    @Test
    void aLongLogIsReadWhole() throws IOException {
        String line = "{\"type\":\"finding\",\"file\":\"" + "x".repeat(1000) + "\",\"message\":\"\"}\n";
        Files.writeString(file, line.repeat(9000));
        assertThat(log.read()).hasSize(9000);
    }

    @Test
    void rewindingTakesBackWhatCameAfterTheCheckpoint() throws IOException {
        TrainingEvent finding = new TrainingEvent.Finding("a.png", "It is damaged.");
        TrainingEvent checkpoint = new TrainingEvent.Checkpoint(2, "checkpoints/step-000002");
        log.append(TestRuns.step(1));
        log.append(TestRuns.step(2));
        log.append(checkpoint);
        log.append(TestRuns.step(3));
        log.append(finding);
        log.append(new TrainingEvent.Validation(3, 0.5));
        log.append(new TrainingEvent.Sample(3, 0, 1, "x.png"));
        log.append(new TrainingEvent.Checkpoint(4, "checkpoints/step-000004"));
        log.rewindTo(2);
        assertThat(log.read()).containsExactly(TestRuns.step(1), TestRuns.step(2), checkpoint, finding);
        log.append(TestRuns.step(3));
        assertThat(log.read()).hasSize(5).endsWith(TestRuns.step(3));
    }

    @Test
    void aTailNoticesThatTheLogWasRewound() throws IOException {
        for (int i = 1; i <= 5; i++) {
            log.append(TestRuns.step(i));
        }
        EventTail behind = log.tail();
        EventTail ahead = log.tail();
        ahead.poll();
        log.rewindTo(2);
        for (int i = 3; i <= 9; i++) {
            log.append(new TrainingEvent.Step(i, 9, 9, null, 9, 9, 9, 9));
        }
        List<TrainingEvent> whole = log.read();
        assertThat(ahead.poll()).isEqualTo(whole);
        assertThat(ahead.rewound()).isTrue();
        assertThat(ahead.poll()).isEmpty();
        assertThat(ahead.rewound()).isFalse();
        assertThat(behind.poll()).isEqualTo(whole);
        assertThat(behind.rewound()).isFalse();
    }

    @Test
    void aTailThatStoodBeforeTheRewindGoesOn() throws IOException {
        log.append(TestRuns.step(1));
        EventTail tail = log.tail();
        tail.poll();
        log.append(TestRuns.step(2));
        log.rewindTo(1);
        log.append(TestRuns.step(2));
        assertThat(tail.poll()).containsExactly(TestRuns.step(2));
        assertThat(tail.rewound()).isFalse();
    }
}
