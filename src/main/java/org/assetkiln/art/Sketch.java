package org.assetkiln.art;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a painter draws on: parts from back to front, the words that describe them, and the dice. */
final class Sketch {
    private final Random random;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private final AffineTransform pose = new AffineTransform();
    private String adjective = "";

    Sketch(Random random) {
        this.random = random;
    }

    Part part(Shape shape, Tones tones) {
        Part part = new Part(pose, shape, tones);
        parts.add(part);
        return part;
    }

    /** Turns all that follows, clockwise in degrees; the light stays where it is. */
    void turn(double degrees) {
        pose.rotate(Math.toRadians(degrees));
    }

    /** Leans all that follows a little to either side. */
    void lean(double degrees) {
        turn(between(-degrees, degrees));
    }

    /** Says what shape the thing has, as a word before its colour. */
    void shaped(String word) {
        adjective = word;
    }

    /** Says what the thing has, article included. */
    void with(String detail) {
        details.add(detail);
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A second colour that stands out from the first. */
    Colour besides(Colour colour) {
        List<Colour> others =
                Arrays.stream(Colour.values()).filter(c -> !c.near(colour)).toList();
        return others.get(random.nextInt(others.size()));
    }

    List<Part> parts() {
        return parts;
    }

    String adjective() {
        return adjective;
    }

    List<String> details() {
        return details;
    }
}
