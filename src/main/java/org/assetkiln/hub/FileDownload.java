package org.assetkiln.hub;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assetkiln.hub.HubException.Reason;

/** Fetches one file, going on from what an earlier try has left, and trusts nothing that the server says about it. */
final class FileDownload {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
    private static final int CHECKS = 2;

    private final HubHttp http;
    private final Patience patience;
    private final Resource resource;
    private final HubFile file;
    private final LongConsumer progress;
    private final BooleanSupplier cancelled;

    FileDownload(
            HubHttp http,
            Patience patience,
            Resource resource,
            HubFile file,
            LongConsumer progress,
            BooleanSupplier cancelled) {
        this.http = http;
        this.patience = patience;
        this.resource = resource;
        this.file = file;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /** @throws HubException when the file does not arrive, or arrives as another one twice */
    void to(Path target) throws IOException {
        try (PartFile part = PartFile.open(file, target, cancelled)) {
            for (int check = 0; check < CHECKS; check++) {
                patience.run(() -> attempt(part), part::length, cancelled);
                if (part.finish(target)) {
                    progress.accept(file.size());
                    return;
                }
            }
        }
        throw new HubException(
                Reason.WRONG_ANSWER,
                "What arrives as " + file.path() + " has the wrong checksum: it was damaged on the way or exchanged.");
    }

    private void attempt(PartFile part) throws IOException {
        long from = part.length();
        if (from == file.size()) {
            return;
        }
        Map<String, String> headers = new HashMap<>(Map.of("Accept-Encoding", "identity"));
        if (from > 0) {
            headers.put("Range", "bytes=" + from + "-");
            if (!part.tag().isEmpty()) {
                headers.put("If-Range", part.tag());
            }
        }
        try {
            http.get(resource, headers, new PartSink(part, from), cancelled);
        } catch (HubException e) {
            if (e.reason() == Reason.RANGE) {
                part.restart();
                throw new HubException(
                        Reason.CONNECTION, "The server does not have the rest of " + file.path() + ".", e);
            }
            throw e;
        }
        if (part.length() < file.size()) {
            throw new HubException(Reason.CONNECTION, "The server stops in the middle of " + file.path() + ".");
        }
    }

    private final class PartSink implements HubHttp.Sink {
        private final PartFile part;
        private final long from;

        PartSink(PartFile part, long from) {
            this.part = part;
            this.from = from;
        }

        @Override
        public void begin(int status, HttpHeaders headers) throws IOException {
            if (status == 206) {
                checkRange(headers.firstValue("Content-Range").orElse(""));
            } else {
                long announced = headers.firstValueAsLong("Content-Length").orElse(file.size());
                if (announced != file.size()) {
                    throw new HubException(
                            Reason.WRONG_ANSWER,
                            "The server announces %,d bytes for %s, the repository says %,d: try again later."
                                    .formatted(announced, file.path(), file.size()));
                }
                part.restart();
            }
            part.setTag(headers.firstValue("ETag").orElse(""));
        }

        /** Anything but the rest of this file makes the next try ask for all of it. */
        private void checkRange(String range) throws IOException {
            Matcher matcher = RANGE.matcher(range);
            boolean right = from > 0
                    && matcher.matches()
                    && Long.parseLong(matcher.group(1)) == from
                    && Long.parseLong(matcher.group(3)) == file.size();
            if (!right) {
                part.restart();
                throw new HubException(
                        Reason.CONNECTION, "The server sends another part of " + file.path() + " than asked for.");
            }
        }

        @Override
        public void take(byte[] bytes) throws IOException {
            part.append(bytes);
            progress.accept(part.length());
        }
    }
}
