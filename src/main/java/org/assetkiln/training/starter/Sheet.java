package org.assetkiln.training.starter;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.assetkiln.imaging.Pictures;

/** Pictures side by side, to look at while a training goes on. */
final class Sheet {
    private Sheet() {}

    /**
     * @param rows for each row the planes of its pictures, one after the other, -1 to 1
     * @param columns pictures in a row
     * @param edge width and height of a picture in pixels
     */
    static BufferedImage of(List<float[]> rows, int columns, int edge) {
        var sheet = new BufferedImage(columns * edge, rows.size() * edge, BufferedImage.TYPE_INT_RGB);
        int values = 3 * edge * edge;
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns && (column + 1) * values <= rows.get(row).length; column++) {
                float[] planes = Arrays.copyOfRange(rows.get(row), column * values, (column + 1) * values);
                sheet.getGraphics().drawImage(Pictures.fromPlanes(planes, edge, edge), column * edge, row * edge, null);
            }
        }
        return sheet;
    }

    /** The planes of square pictures one after the other. */
    static float[] join(List<BufferedImage> pictures) {
        int values = 3 * pictures.get(0).getWidth() * pictures.get(0).getHeight();
        float[] all = new float[pictures.size() * values];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(Pictures.toPlanes(pictures.get(i)), 0, all, i * values, values);
        }
        return all;
    }
}
