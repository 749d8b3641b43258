package org.assetkiln.tensor;

/** Whether a kernel's weights learn: those whose names begin with one of the names among its arguments. */
final class Learning {
    private Learning() {}

    static boolean learns(Object[] arguments) {
        if (arguments.length == 0 || !(arguments[0] instanceof Weights weights)) {
            return false;
        }
        for (Object argument : arguments) {
            if (argument instanceof String name && weights.learns(name)) {
                return true;
            }
        }
        return false;
    }
}
