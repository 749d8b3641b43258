package org.assetkiln.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The ways in which a picture file gets damaged, by accident or on purpose. */
enum Mutation {
    CUT((sound, other, random) -> Arrays.copyOf(sound, random.nextInt(sound.length))),
    ONE_BIT((sound, other, random) -> {
        byte[] bytes = sound.clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }),
    HEADER((sound, other, random) -> scattered(sound, random, Math.min(sound.length, 64), 1 + random.nextInt(3))),
    SCATTERED((sound, other, random) -> scattered(sound, random, sound.length, 1 + random.nextInt(12))),
    STRETCH_FILLED((sound, other, random) -> {
        byte[] bytes = sound.clone();
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(16));
        Arrays.fill(bytes, at, end, (byte) (random.nextBoolean() ? 0xff : random.nextBoolean() ? 0x7f : 0));
        return bytes;
    }),
    STRETCH_DOUBLED((sound, other, random) -> {
        int from = random.nextInt(sound.length);
        int to = end(sound, from, random);
        return joined(Arrays.copyOf(sound, to), Arrays.copyOfRange(sound, from, sound.length));
    }),
    STRETCH_LOST((sound, other, random) -> {
        int from = random.nextInt(sound.length);
        return joined(Arrays.copyOf(sound, from), Arrays.copyOfRange(sound, end(sound, from, random), sound.length));
    }),
    STRETCHES_SWAPPED((sound, other, random) -> {
        int[] ends = random.ints(3, 0, sound.length + 1).sorted().toArray();
        byte[] end = Arrays.copyOfRange(sound, ends[2], sound.length);
        byte[] swapped =
                joined(Arrays.copyOfRange(sound, ends[1], ends[2]), Arrays.copyOfRange(sound, ends[0], ends[1]));
        return joined(joined(Arrays.copyOf(sound, ends[0]), swapped), end);
    }),
    /** A number that could be a length or a place in the file, anywhere. */
    LENGTH_EXTREME((sound, other, random) -> {
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(sound.length);
            for (Field field : Field.all(sound, at)) {
                if (field.value() > 1 && field.value() <= sound.length) {
                    return field.set(extreme(random, field.value()));
                }
            }
        }
        return sound;
    }),
    /** A number that is the width or height. */
    SIZE_EXTREME((sound, other, random) -> {
        List<Field> fields = new ArrayList<>();
        for (int at = 0; at < Math.min(sound.length, 400); at++) {
            for (Field field : Field.all(sound, at)) {
                if (field.value() == 18 || field.value() == 13 || field.value() == 64 || field.value() == 48) {
                    fields.add(field);
                }
            }
        }
        return fields.isEmpty()
                ? sound
                : fields.get(random.nextInt(fields.size())).set(extreme(random, 18));
    }),
    SPLICED((sound, other, random) -> {
        int from = random.nextInt(Math.min(sound.length, other.length));
        return joined(Arrays.copyOf(sound, from), Arrays.copyOfRange(other, from, other.length));
    });

    private interface Damage {
        byte[] to(byte[] sound, byte[] other, Random random);
    }

    private static final long[] EXTREMES = {
        0, 1, 2, 255, 256, 4096, 10_000, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fff_ffff, 0x8000_0000L, 0xffff_ffffL
    };

    private final Damage damage;

    Mutation(Damage damage) {
        this.damage = damage;
    }

    /** @param other a sound file of the same format */
    byte[] of(byte[] sound, byte[] other, Random random) {
        return damage.to(sound, other, random);
    }

    private static long extreme(Random random, long value) {
        int which = random.nextInt(EXTREMES.length + 2);
        return which < EXTREMES.length ? EXTREMES[which] : which == EXTREMES.length ? value + 1 : value - 1;
    }

    private static byte[] scattered(byte[] sound, Random random, int within, int count) {
        byte[] bytes = sound.clone();
        for (int i = 0; i < count; i++) {
            bytes[random.nextInt(within)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static int end(byte[] sound, int from, Random random) {
        return Math.min(sound.length, from + 1 + random.nextInt(random.nextBoolean() ? 16 : sound.length));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }

    /** A whole number somewhere in a file. */
    private record Field(byte[] file, int at, boolean isShort, ByteOrder order) {
        static List<Field> all(byte[] file, int at) {
            List<Field> fields = new ArrayList<>();
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                if (at + 4 <= file.length) {
                    fields.add(new Field(file, at, false, order));
                }
                if (at + 2 <= file.length) {
                    fields.add(new Field(file, at, true, order));
                }
            }
            return fields;
        }

        long value() {
            ByteBuffer in = ByteBuffer.wrap(file).order(order);
            return isShort ? in.getShort(at) & 0xffff : Integer.toUnsignedLong(in.getInt(at));
        }

        byte[] set(long value) {
            ByteBuffer out = ByteBuffer.wrap(file.clone()).order(order);
            return (isShort ? out.putShort(at, (short) value) : out.putInt(at, (int) value)).array();
        }
    }
}
