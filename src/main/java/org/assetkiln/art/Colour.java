package org.assetkiln.art;

import java.util.Locale;

/** The colours that things are drawn in; each is told apart from every other at a glance. */
public enum Colour {
    RED(0xff7d6e, 0xe0322f, 0x981d30),
    ORANGE(0xffb45c, 0xf57f1c, 0xb84d14),
    YELLOW(0xfff68f, 0xffdd2b, 0xd9a716),
    GOLDEN(0xfff0a0, 0xe6a817, 0x99640f),
    GREEN(0x8be06a, 0x3fae3f, 0x22743a),
    TEAL(0x74ecd9, 0x1fb5a8, 0x117276),
    BLUE(0x76b4ff, 0x2b6fe0, 0x1c429c),
    PURPLE(0xc58bff, 0x8a45d1, 0x562690),
    PINK(0xffc2dc, 0xff7fb4, 0xcf4a8a),
    BROWN(0xbd8154, 0x88512e, 0x57301e),
    BLACK(0x6a6a7c, 0x3a3a48, 0x25242f),
    WHITE(0xffffff, 0xf3f4f8, 0xc3c8d6),
    SILVER(0xe2e7ee, 0xa9b2bf, 0x6e7888);

    private final Tones tones;

    Colour(int light, int base, int shade) {
        this.tones = Tones.of(light, base, shade);
    }

    /** The word that captions use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Tones tones() {
        return tones;
    }

    /** What lines and dots are drawn with on a thing of this colour. */
    Tones ink() {
        return this == BLACK ? Tones.BONE : Tones.INK;
    }

    /** Whether two colours lie so near that a thing in both would not show its parts. */
    boolean near(Colour other) {
        return this == other || family() == other.family();
    }

    private int family() {
        return switch (this) {
            case ORANGE, YELLOW, GOLDEN, BROWN -> 0;
            case RED, PINK -> 1;
            case TEAL, GREEN -> 2;
            case BLUE, PURPLE -> 3;
            case WHITE, SILVER -> 4;
            case BLACK -> 5;
        };
    }
}
