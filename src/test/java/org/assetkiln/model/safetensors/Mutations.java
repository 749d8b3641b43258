package org.assetkiln.model.safetensors;

import java.util.Arrays;
import java.util.Random;

/** Damages files the ways disks, networks and people do. */
public final class Mutations {
    private static final String INTERESTING = "{}[]\",:0123456789-eE.\\\u0000\n FBI";

    private Mutations() {}

    public static byte[] mutate(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        int position = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes[position] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[position] = (byte) INTERESTING.charAt(random.nextInt(INTERESTING.length()));
            case 2 -> bytes = Arrays.copyOf(bytes, position);
            case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(16));
            default -> {
                int length = Math.min(1 + random.nextInt(12), bytes.length - position);
                System.arraycopy(sound, random.nextInt(bytes.length - length + 1), bytes, position, length);
            }
        }
        return bytes;
    }
}
