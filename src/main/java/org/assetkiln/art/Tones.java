package org.assetkiln.art;

import java.awt.Color;

/** One material in the three tones of the house style: lit from the upper left, shaded at the lower right. */
record Tones(Color light, Color base, Color shade) {
    static final Tones WOOD = of(0xd39a5f, 0xa56a3a, 0x6d4026);
    static final Tones CORK = of(0xe6bd86, 0xc8935a, 0x94643a);
    static final Tones STEEL = of(0xe4eaf0, 0xaab4c0, 0x717d8d);
    static final Tones IRON = of(0x8a919d, 0x5d6470, 0x3d434e);
    static final Tones GOLD = of(0xffe48a, 0xe8ae2c, 0xa8701a);
    static final Tones BONE = of(0xffffff, 0xf1ead8, 0xc6b89c);
    static final Tones LEAF = of(0x8fdc6a, 0x4caf45, 0x2b7a3a);
    static final Tones FLAME = of(0xffe66b, 0xff9f2e, 0xe5531f);
    static final Tones PAPER = of(0xfffaea, 0xf4e6c4, 0xcdb488);
    static final Tones INK = of(0x4a4356, 0x2f2a3a, 0x221d2b);
    /** The inside of what is hollow; darker than anything black. */
    static final Tones HOLLOW = of(0x1d1826, 0x14101c, 0x0d0a14);

    static Tones of(int light, int base, int shade) {
        return new Tones(new Color(light), new Color(base), new Color(shade));
    }

    /** The line between two parts: the shade, darkened towards the outline. */
    Color line() {
        return mix(shade, Renderer.OUTLINE, 0.6);
    }

    /** The same material, washed out towards white by an amount of 0 to 1. */
    Tones paler(double amount) {
        return new Tones(
                mix(light, Color.WHITE, amount), mix(base, Color.WHITE, amount), mix(shade, Color.WHITE, amount));
    }

    /** The same material one tone darker, for what lies behind or inside. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // each tone moves one place down
    Tones darker() {
        return new Tones(base, shade, mix(shade, Renderer.OUTLINE, 0.4));
    }

    static Color mix(Color a, Color b, double amount) {
        return new Color(
                blend(a.getRed(), b.getRed(), amount),
                blend(a.getGreen(), b.getGreen(), amount),
                blend(a.getBlue(), b.getBlue(), amount));
    }

    private static int blend(int a, int b, double amount) {
        return (int) Math.round(a + (b - a) * amount);
    }
}
