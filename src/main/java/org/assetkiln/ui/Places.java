package org.assetkiln.ui;

import java.util.List;
import org.assetkiln.ui.captions.CaptionsPlace;
import org.assetkiln.ui.dataset.DatasetPlace;

/** The one place where the places are wired, in the order of the rail. */
final class Places {
    private Places() {}

    static List<Place> create(StudioContext context) {
        return List.of(new DatasetPlace(context), new CaptionsPlace(context), new SettingsPlace(context));
    }
}
