package org.assetkiln.ui;

import java.util.List;

/** The one place where the places are wired, in the order of the rail. */
final class Places {
    private Places() {}

    static List<Place> create(StudioContext context) {
        return List.of(new SettingsPlace(context));
    }
}
