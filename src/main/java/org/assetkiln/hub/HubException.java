package org.assetkiln.hub;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A download or a look at the Hub that did not work; the message is one sentence for the user. */
public final class HubException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient @Nullable Duration retryAfter;

    /** What kind of failure it is, for those who can do something about it. */
    public enum Reason {
        /** The user has switched downloads off. */
        OFFLINE,
        /** The user took it back. */
        CANCELLED,
        /** A token is needed, or the one given is not valid. */
        TOKEN,
        /** The token's owner has not been let in, for example has not accepted the model's terms. */
        GATED,
        /** There is no such repository, revision or file, or it is private. */
        NOT_FOUND,
        /** The server asks to come back later. */
        BUSY,
        /** The server does not have the part of a file that was asked for. */
        RANGE,
        /** The connection failed or broke off. */
        CONNECTION,
        /** The server's answer contradicts itself or what was announced. */
        WRONG_ANSWER,
        /** The repository holds nothing that can be used here. */
        NO_MODEL,
        /** The disk is too full or refuses to be written to. */
        DISK
    }

    HubException(Reason reason, String message) {
        this(reason, message, null, null);
    }

    HubException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, null, cause);
    }

    HubException(Reason reason, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    /** How long the server wants to be left alone; null when it does not say. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the same request may work a moment later. */
    boolean passing() {
        return reason == Reason.BUSY || reason == Reason.CONNECTION;
    }
}
