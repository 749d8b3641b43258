package org.assetkiln.hub;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.assetkiln.hub.HubException.Reason;
import org.jspecify.annotations.Nullable;

/** What went wrong, in sentences. */
final class Refusals {
    private Refusals() {}

    static HubException of(int status, HttpHeaders headers, Resource resource, HubSettings settings) {
        String about = resource.name();
        String code = headers.firstValue("X-Error-Code").orElse("");
        // Without a token the Hub answers 401 also for a repository that does not exist.
        boolean missing = status == 404 || code.equals("RepoNotFound") && settings.token() != null;
        if (missing) {
            return new HubException(Reason.NOT_FOUND, missing(about, code, settings));
        }
        if (status == 401 && settings.token() == null) {
            return new HubException(
                    Reason.TOKEN,
                    "The Hub does not show " + about + " to everybody: check the name, or give an access token.");
        }
        if (status == 401) {
            return new HubException(Reason.TOKEN, "The Hub does not accept the access token: make a new one there.");
        }
        if (status == 403) {
            return new HubException(
                    Reason.GATED,
                    "The Hub does not let you in: open " + settings.endpoint() + "/"
                            + resource.repository().id()
                            + " in a browser, accept the terms, and give an access token that may read it.");
        }
        if (status == 416) {
            return new HubException(Reason.RANGE, "The server does not have the rest of " + about + ".");
        }
        if (status == 408 || status == 429 || status >= 500) {
            return new HubException(
                    Reason.BUSY,
                    "The server is busy (answer " + status + "): try again later.",
                    retryAfter(headers),
                    null);
        }
        return new HubException(
                Reason.WRONG_ANSWER,
                "The server answers " + status + " when asked for " + about + ": try again later.");
    }

    private static String missing(String about, String code, HubSettings settings) {
        return switch (code) {
            case "RevisionNotFound" -> about + " has no such revision: check what stands behind the @.";
            case "EntryNotFound" -> about + " is no longer there: look at the repository again.";
            default ->
                "There is no " + about + " on " + settings.endpoint().getHost()
                        + ": check the name; a private model needs an access token.";
        };
    }

    static HubException cancelled() {
        return new HubException(Reason.CANCELLED, "The download was cancelled; it can go on from where it was.");
    }

    static HubException unreachable(HubSettings settings, Throwable cause) {
        return new HubException(
                Reason.CONNECTION,
                "The connection to " + settings.endpoint().getHost()
                        + " failed or broke off: check the network and the proxy; what has arrived is kept.",
                cause);
    }

    /** Seconds, or a date as HTTP writes it; null for none. */
    static @Nullable Duration retryAfter(HttpHeaders headers) {
        String text = headers.firstValue("Retry-After").orElse("").strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            var then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(ZonedDateTime.now(then.getZone()), then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
