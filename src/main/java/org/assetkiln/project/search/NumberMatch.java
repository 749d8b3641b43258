package org.assetkiln.project.search;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code >75}, {@code <=0.5}, {@code 64}, {@code 16..64}, {@code >100k}: what a number must be. */
final class NumberMatch {
    private static final String NUMBER = "(\\d{1,12}(?:\\.\\d{1,6})?)([km]?)";
    private static final Pattern BOUND = Pattern.compile("(<=|>=|<|>|=)?" + NUMBER);
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER);
    private static final double KIBI = 1024;

    private NumberMatch() {}

    /** @param of NaN where there is no number; it matches nothing then */
    static Field field(String name, String help, List<String> examples, ToDoubleFunction<Subject> of) {
        return new Field(name, help, examples, value -> {
            DoublePredicate wanted = wanted(value);
            return wanted == null ? null : new Condition.OfOne(subject -> wanted.test(of.applyAsDouble(subject)));
        });
    }

    /** What a number must be; null for what is no such thing. NaN is never wanted. */
    static @Nullable DoublePredicate wanted(String value) {
        Matcher range = RANGE.matcher(value);
        if (range.matches()) {
            double least = number(range.group(1), range.group(2));
            double most = number(range.group(3), range.group(4));
            return number -> number >= least && number <= most;
        }
        Matcher bound = BOUND.matcher(value);
        return bound.matches()
                ? compare(bound.group(1) == null ? "=" : bound.group(1), number(bound.group(2), bound.group(3)))
                : null;
    }

    private static double number(String digits, String unit) {
        double factor = unit.isEmpty() ? 1 : unit.equals("k") ? KIBI : KIBI * KIBI;
        return Double.parseDouble(digits) * factor;
    }

    private static DoublePredicate compare(String sign, double bound) {
        return switch (sign) {
            case "<" -> number -> number < bound;
            case "<=" -> number -> number <= bound;
            case ">" -> number -> number > bound;
            case ">=" -> number -> number >= bound;
            default -> number -> Math.abs(number - bound) < 1e-6;
        };
    }
}
