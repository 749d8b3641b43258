package org.assetkiln.imaging.aseprite;

import java.util.function.IntBinaryOperator;

/**
 * How the colours of a layer mix with what is below, in the order of the file format. The formulas are those of the W3C's
 * Compositing and Blending Level 1 (10.1 and 10.2), for 8-bit channels.
 */
enum Blend {
    NORMAL(each((below, top) -> top)),
    MULTIPLY(each(Blend::multiply)),
    SCREEN(each(Blend::screen)),
    OVERLAY(each((below, top) -> hardLight(top, below))),
    DARKEN(each(Math::min)),
    LIGHTEN(each(Math::max)),
    COLOR_DODGE(each((below, top) -> below == 0 ? 0 : below >= 255 - top ? 255 : quotient(below, 255 - top))),
    COLOR_BURN(each((below, top) -> below == 255 ? 255 : 255 - below >= top ? 0 : 255 - quotient(255 - below, top))),
    HARD_LIGHT(each(Blend::hardLight)),
    SOFT_LIGHT(each(Blend::softLight)),
    DIFFERENCE(each((below, top) -> Math.abs(below - top))),
    EXCLUSION(each((below, top) -> below + top - 2 * multiply(below, top))),
    HUE(HueBlend::hue),
    SATURATION(HueBlend::saturation),
    COLOR(HueBlend::colour),
    LUMINOSITY(HueBlend::luminosity),
    ADDITION(each((below, top) -> Math.min(255, below + top))),
    SUBTRACT(each((below, top) -> Math.max(0, below - top))),
    DIVIDE(each((below, top) -> below == 0 ? 0 : below >= top ? 255 : quotient(below, top)));

    private final HueBlend.Mix mix;

    Blend(HueBlend.Mix mix) {
        this.mix = mix;
    }

    private static HueBlend.Mix each(IntBinaryOperator channel) {
        return (below, top) -> channel.applyAsInt(below >> 16 & 0xff, top >> 16 & 0xff) << 16
                | channel.applyAsInt(below >> 8 & 0xff, top >> 8 & 0xff) << 8
                | channel.applyAsInt(below & 0xff, top & 0xff);
    }

    /** The one of that number; unknown ones of later versions are drawn normally. */
    static Blend of(int number) {
        return number < values().length ? values()[number] : NORMAL;
    }

    /**
     * One pixel over another, straight alpha, 0xAARRGGBB. Where nothing is below, the colour stays as it is.
     *
     * @param opacity of the upper one, 0 to 255
     */
    int over(int below, int top, int opacity) {
        int alphaTop = multiply(top >>> 24, opacity);
        int alphaBelow = below >>> 24;
        if (alphaTop == 0) {
            return below;
        } else if (alphaBelow == 0) {
            return alphaTop << 24 | top & 0xffffff;
        }
        int mixed = this == NORMAL ? top : faded(top, mix.rgb(below & 0xffffff, top & 0xffffff), alphaBelow);
        int alpha = alphaTop + alphaBelow - multiply(alphaTop, alphaBelow);
        return alpha << 24
                | between(below >> 16 & 0xff, mixed >> 16 & 0xff, alphaTop, alpha) << 16
                | between(below >> 8 & 0xff, mixed >> 8 & 0xff, alphaTop, alpha) << 8
                | between(below & 0xff, mixed & 0xff, alphaTop, alpha);
    }

    /** A mixed colour counts as far as there is something below. */
    private static int faded(int top, int mixed, int alphaBelow) {
        return between(top >> 16 & 0xff, mixed >> 16 & 0xff, alphaBelow, 255) << 16
                | between(top >> 8 & 0xff, mixed >> 8 & 0xff, alphaBelow, 255) << 8
                | between(top & 0xff, mixed & 0xff, alphaBelow, 255);
    }

    private static int between(int from, int to, int part, int whole) {
        return from + (to - from) * part / whole;
    }

    private static int multiply(int a, int b) {
        int product = a * b + 128;
        return (product >> 8) + product >> 8; // a·b / 255, rounded
    }

    private static int quotient(int a, int b) {
        return (a * 255 + b / 2) / b;
    }

    private static int screen(int below, int top) {
        return below + top - multiply(below, top);
    }

    private static int hardLight(int below, int top) {
        return top < 128 ? multiply(below, 2 * top) : screen(below, 2 * top - 255);
    }

    private static int softLight(int below, int top) {
        double b = below / 255.0;
        double s = top / 255.0;
        double d = b <= 0.25 ? ((16 * b - 12) * b + 4) * b : Math.sqrt(b);
        double mixed = s <= 0.5 ? b - (1 - 2 * s) * b * (1 - b) : b + (2 * s - 1) * (d - b);
        return (int) Math.round(mixed * 255);
    }
}
