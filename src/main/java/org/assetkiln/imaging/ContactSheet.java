package org.assetkiln.imaging;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Many pictures on one sheet, row by row, each with a line of text below.
 *
 * @param columns pictures in a row, at least 1
 * @param cell edge of the square that each picture is fitted into, in pixels; smaller ones are enlarged by whole numbers
 * @param background colour of the sheet
 */
public record ContactSheet(int columns, int cell, Color background) {
    private static final int GAP = 8;
    private static final int TEXT = 14;

    /** One picture and its line of text, which may be empty and is cut where it does not fit. */
    public record Entry(BufferedImage picture, String label) {}

    public ContactSheet {
        if (columns < 1 || cell < 1) {
            throw new IllegalArgumentException("A contact sheet needs at least 1 column and cells of 1 pixel.");
        }
    }

    /** Draws the sheet; room for text is left only if there is any. */
    public BufferedImage draw(List<Entry> entries) {
        boolean labelled = entries.stream().anyMatch(entry -> !entry.label().isEmpty());
        int rowHeight = cell + GAP + (labelled ? TEXT : 0);
        int rows = (entries.size() + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(
                GAP + columns * (cell + GAP), GAP + Math.max(1, rows) * rowHeight, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(background);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int i = 0; i < entries.size(); i++) {
            int x = GAP + i % columns * (cell + GAP);
            int y = GAP + i / columns * rowHeight;
            picture(graphics, entries.get(i).picture(), x, y);
            label(graphics, entries.get(i).label(), x, y + cell + TEXT - 3);
        }
        graphics.dispose();
        return sheet;
    }

    private void picture(Graphics2D graphics, BufferedImage picture, int x, int y) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        boolean small = longest <= cell;
        double scale = small ? Math.floorDiv(cell, longest) : (double) cell / longest;
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                small
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, x + (cell - width) / 2, y + (cell - height) / 2, width, height, null);
    }

    private void label(Graphics2D graphics, String text, int x, int baseline) {
        if (text.isEmpty()) {
            return;
        }
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
        graphics.setColor(brightness() > 128 ? Color.BLACK : Color.WHITE);
        FontMetrics metrics = graphics.getFontMetrics();
        String shown = text;
        while (shown.length() > 1 && metrics.stringWidth(shown) > cell) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        graphics.drawString(shown, x, baseline);
    }

    private int brightness() {
        return (background.getRed() * 3 + background.getGreen() * 6 + background.getBlue()) / 10;
    }
}
