package org.assetkiln.hub;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import org.assetkiln.hub.HubException.Reason;

/**
 * An answer that is kept in memory.
 *
 * @param longest bytes that it may have
 * @param refusal the sentence when it has more
 */
record ShortAnswer(ByteArrayOutputStream content, int longest, String refusal) implements HubHttp.Sink {
    @Override
    public void begin(int status, HttpHeaders headers) {
        content.reset();
    }

    @Override
    public void take(byte[] bytes) throws HubException {
        if (content.size() + bytes.length > longest) {
            throw new HubException(Reason.WRONG_ANSWER, refusal);
        }
        content.writeBytes(bytes);
    }
}
