package org.assetkiln.ui.form;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as users type and read them. */
public final class NumberText {
    private NumberText() {}

    /** The number written in a text, of the same type as the example; null when there is none. */
    @SuppressWarnings("unchecked")
    public static <T> @Nullable T read(String text, T example) {
        String digits = text.strip().replace(" ", "").replace("_", "");
        try {
            if (example instanceof Integer) {
                return (T) (Integer) new BigDecimal(digits).intValueExact();
            }
            if (example instanceof Long) {
                return (T) (Long) new BigDecimal(digits).longValueExact();
            }
            double value = Double.parseDouble(digits.replace(',', '.'));
            return Double.isFinite(value) ? (T) (Double) value : null;
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    /** Shortest text that reads back as the same number: 0.001, 1e-8, 200. */
    public static String write(Object number) {
        if (!(number instanceof Double value)) {
            return String.valueOf(number);
        }
        if (value == 0) {
            return "0";
        }
        var decimal = BigDecimal.valueOf(value).stripTrailingZeros();
        if (Math.abs(value) < 1e-4) {
            int exponent = decimal.precision() - decimal.scale() - 1;
            return decimal.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
        }
        return decimal.toPlainString();
    }

    /** What is wrong with a text that holds no such number. */
    public static String complaint(String label, Object example) {
        String kind = example instanceof Double ? "a number" : "a whole number";
        return "\"%s\" needs %s, such as %s.".formatted(label, kind, write(example));
    }
}
