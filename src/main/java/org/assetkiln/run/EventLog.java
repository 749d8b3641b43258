package org.assetkiln.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.files.Json;
import org.assetkiln.training.event.TrainingEvent;
import org.jspecify.annotations.Nullable;

/**
 * A run's events, one JSON object a line with the time in {@code time}, appended while the run goes on. One process
 * writes; any number read through an {@link EventTail}. A line that was cut by a crash is passed over.
 */
public final class EventLog implements AutoCloseable {
    private final Path file;
    private @Nullable FileChannel channel;

    EventLog(Path file) {
        this.file = file;
    }

    /** Appends an event; when this returns, other processes see the whole line. */
    public synchronized void append(TrainingEvent event) throws IOException {
        ObjectNode json = Json.mapper().valueToTree(event);
        json.put("time", Instant.now().toString());
        ByteBuffer line = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
        FileChannel out = open();
        while (line.hasRemaining()) {
            out.write(line);
        }
    }

    /** Waits until the disk has everything appended so far. */
    public synchronized void force() throws IOException {
        if (channel != null) {
            channel.force(false);
        }
    }

    /** All events so far. */
    public List<TrainingEvent> read() throws IOException {
        List<TrainingEvent> events = new ArrayList<>();
        EventTail tail = tail();
        for (List<TrainingEvent> part = tail.poll(); !part.isEmpty(); part = tail.poll()) {
            events.addAll(part);
        }
        return events;
    }

    /** Follows the log from its beginning. */
    public EventTail tail() {
        return new EventTail(file);
    }

    /**
     * Takes back what happened after a step, for a run that resumes from the checkpoint of that step: steps,
     * validations, samples and checkpoints with a higher number, and a cut last line. Findings, phases and states stay.
     * The file is replaced atomically.
     *
     * @param step steps done in the checkpoint, 0 for a run that starts over
     */
    public synchronized void rewindTo(int step) throws IOException {
        close();
        if (!Files.exists(file)) {
            return;
        }
        StringBuilder kept = new StringBuilder();
        for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
            TrainingEvent event = EventTail.parse(line.getBytes(StandardCharsets.UTF_8));
            if (event != null && stepOf(event) <= step) {
                kept.append(line).append('\n');
            }
        }
        AtomicFiles.write(file, kept.toString());
    }

    private static int stepOf(TrainingEvent event) {
        if (event instanceof TrainingEvent.Step e) {
            return e.step();
        }
        if (event instanceof TrainingEvent.Errors e) {
            return e.step();
        }
        if (event instanceof TrainingEvent.Validation e) {
            return e.step();
        }
        if (event instanceof TrainingEvent.Sample e) {
            return e.step();
        }
        if (event instanceof TrainingEvent.Checkpoint e) {
            return e.step();
        }
        return 0;
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            endLastLine(open);
            channel = open;
        }
        return open;
    }

    /** A line that a crash has cut becomes a line of its own, so that the next one does not continue it. */
    private static void endLastLine(FileChannel open) throws IOException {
        long size = open.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        boolean cut = size > 0 && open.read(last, size - 1) == 1 && last.get(0) != '\n';
        open.position(size);
        if (cut) {
            open.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
