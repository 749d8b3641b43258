package org.assetkiln.model.keys;

import java.util.Map;

/** Renames the modules in a weight's path. */
final class Renaming {
    private Renaming() {}

    /** The name with its first module, or modules, renamed where the map has them. */
    static String start(String name, Map<String, String> modules) {
        for (Map.Entry<String, String> entry : modules.entrySet()) {
            if (name.equals(entry.getKey()) || name.startsWith(entry.getKey() + ".")) {
                return entry.getValue() + name.substring(entry.getKey().length());
            }
        }
        return name;
    }
}
