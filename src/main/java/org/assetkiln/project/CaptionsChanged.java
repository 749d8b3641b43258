package org.assetkiln.project;

import java.util.Map;

/**
 * What a step has done.
 *
 * @param what the step's name
 * @param captions by the images' ids, as they are now; only those that the step changed
 * @param leftAlone by the images' ids, one sentence each: another program has changed the file, or it cannot be written
 */
public record CaptionsChanged(String what, Map<String, Caption> captions, Map<String, String> leftAlone) {
    public CaptionsChanged {
        captions = Map.copyOf(captions);
        leftAlone = Map.copyOf(leftAlone);
    }
}
