package org.assetkiln.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that a program works in a project, so that a second one only looks. The operating system takes the lock back when
 * its owner ends, however that happens.
 */
final class ProjectLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectLock.class);

    private final @Nullable FileChannel channel;
    private final boolean taken;

    private ProjectLock(@Nullable FileChannel channel, boolean taken) {
        this.channel = channel;
        this.taken = taken;
    }

    /** Tries once; where files cannot be locked at all, nobody else is assumed. */
    static ProjectLock acquire(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return acquire(channel);
        } catch (IOException e) {
            LOG.info("{} cannot be locked.", file, e);
            return new ProjectLock(null, false);
        }
    }

    private static ProjectLock acquire(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                long process = ProcessHandle.current().pid();
                channel.truncate(0).write(ByteBuffer.wrap((process + "\n").getBytes(StandardCharsets.UTF_8)));
                return new ProjectLock(channel, false);
            }
        } catch (OverlappingFileLockException e) {
            // Another window of this very program.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return new ProjectLock(null, true);
    }

    /** Whether another program, or another window of this one, works in the project. */
    boolean takenByAnother() {
        return taken;
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.warn("The project's lock could not be given back.", e);
            }
        }
    }
}
