package org.assetkiln.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assetkiln.files.Json;
import org.assetkiln.training.event.TrainingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a growing event log: each poll returns what has come since the one before. A line that is still being written
 * waits for the next poll. Made for one thread.
 */
public final class EventTail {
    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);
    private static final int CHUNK = 4 << 20;

    private final Path file;
    /** Where the next unread line begins. */
    private long position;
    /** The line before it, to notice that the log was rewritten. */
    private byte[] lastLine = {};

    private boolean rewound;

    EventTail(Path file) {
        this.file = file;
    }

    /**
     * The events since the last poll, some megabytes of them at most; empty when there are none. Events of a kind that
     * this version does not know are left out.
     */
    public List<TrainingEvent> poll() throws IOException {
        rewound = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() == position) {
                return List.of();
            }
            if (changed(channel)) {
                position = 0;
                lastLine = new byte[0];
                rewound = true;
            }
            return readLines(channel);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /**
     * Whether the last poll began at the start again, because the run was resumed from an earlier step: what was shown
     * so far is to be forgotten.
     */
    public boolean rewound() {
        return rewound;
    }

    /** Passes over all but the end of the log, for a glance at it; the first event may be lost to the cut. */
    EventTail skipToLast(int bytes) throws IOException {
        if (Files.exists(file)) {
            position = Math.max(0, Files.size(file) - bytes);
        }
        return this;
    }

    /** The event in a line, or null when it is cut or unknown. */
    static @Nullable TrainingEvent parse(byte[] line) {
        try {
            return line.length == 0 ? null : Json.mapper().readValue(line, TrainingEvent.class);
        } catch (IOException e) {
            LOG.debug("A line of the event log is no event.", e);
            return null;
        }
    }

    private boolean changed(FileChannel channel) throws IOException {
        if (channel.size() < position) {
            return true;
        }
        ByteBuffer there = ByteBuffer.allocate(lastLine.length);
        fill(channel, there, position - lastLine.length);
        return !Arrays.equals(there.array(), lastLine);
    }

    private List<TrainingEvent> readLines(FileChannel channel) throws IOException {
        List<TrainingEvent> events = new ArrayList<>();
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, channel.size() - position));
        fill(channel, chunk, position);
        int start = 0;
        byte[] bytes = chunk.array();
        for (int i = 0; i < chunk.position(); i++) {
            if (bytes[i] == '\n') {
                TrainingEvent event = parse(Arrays.copyOfRange(bytes, start, i));
                if (event != null) {
                    events.add(event);
                }
                lastLine = Arrays.copyOfRange(bytes, start, i + 1);
                start = i + 1;
            }
        }
        position += start;
        return events;
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // Reading goes on until the buffer is full or the file ends.
        }
    }
}
