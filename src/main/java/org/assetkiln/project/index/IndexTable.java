package org.assetkiln.project.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.measure.Manner;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.imaging.palette.ColourSketch;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows that earlier scans have left in the project's database, over a connection of its own: short transactions that
 * do not wait for the disk, so that captions are never kept waiting. What is in here can be had again by looking at the
 * files; where it cannot be read or written, it is done without.
 */
final class IndexTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexTable.class);
    private static final int AT_ONCE = 500;

    private final Path root;
    private final boolean readOnly;
    private @Nullable Connection connection;

    private IndexTable(Path root, boolean readOnly, @Nullable Connection connection) {
        this.root = root;
        this.readOnly = readOnly;
        this.connection = connection;
    }

    static IndexTable open(Project project) {
        return new IndexTable(
                project.root(), project.readOnly(), connect(project.hidden().resolve("project.db")));
    }

    private static @Nullable Connection connect(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma busy_timeout = 5000");
                statement.execute("pragma synchronous = normal");
            }
            return connection;
        } catch (SQLException e) {
            LOG.warn("The index is not kept: {} cannot be opened.", file, e);
            return null;
        }
    }

    /** In the order of the table. Rows that another version has measured are as if nobody had looked. */
    List<DatasetImage> rows(int most) {
        List<DatasetImage> rows = new ArrayList<>();
        Connection open = connection;
        if (open == null) {
            return rows;
        }
        String sql = "select image, bytes, modified, width, height, transparent, problem, version, pixels, look,"
                + " colours, mean, sharpness, clear, soft, scale, off_grid, seam,"
                + " lightness, chroma, outline, sketch from image order by image limit ?";
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            statement.setInt(1, most);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        } catch (SQLException e) {
            LOG.warn("The index cannot be read; the images are looked at again.", e);
            rows.clear();
        }
        return rows;
    }

    /** Why images cannot be used, by their ids. */
    Map<String, String> problems() {
        Map<String, String> problems = new HashMap<>();
        Connection open = connection;
        if (open != null) {
            String sql = "select image, problem from image where problem <> ''";
            try (Statement statement = open.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    problems.put(result.getString(1), result.getString(2));
                }
            } catch (SQLException e) {
                LOG.warn("What was found about images cannot be read.", e);
            }
        }
        return problems;
    }

    private DatasetImage row(ResultSet row) throws SQLException {
        String id = row.getString(1);
        boolean old = row.getInt(8) != Measures.VERSION;
        String problem = row.getString(7);
        return new DatasetImage(
                id,
                root.resolve(id),
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6) != 0,
                old || problem.isEmpty() ? null : problem,
                old ? Measures.NONE : measures(row));
    }

    private static Measures measures(ResultSet row) throws SQLException {
        return new Measures(
                row.getLong(9),
                row.getLong(10),
                row.getInt(11),
                row.getInt(12),
                row.getFloat(13),
                row.getFloat(14),
                row.getFloat(15),
                row.getFloat(16),
                row.getInt(17) != 0,
                number(row, 18),
                new Manner(number(row, 19), number(row, 20), number(row, 21), sketch(row.getBytes(22))));
    }

    /** NaN is kept as null. */
    private static float number(ResultSet row, int column) throws SQLException {
        float number = row.getFloat(column);
        return row.wasNull() ? Float.NaN : number;
    }

    private static ColourSketch sketch(byte @Nullable [] kept) {
        return kept == null ? ColourSketch.NONE : ColourSketch.of(kept);
    }

    /** Keeps rows in the place of those of the same images. */
    void save(List<DatasetImage> images) {
        String sql = "insert or replace into image values (?" + ", ?".repeat(21) + ")";
        inParts(images, sql, IndexTable::bind);
    }

    /** Forgets images that are no more. */
    void delete(Collection<String> ids) {
        inParts(new ArrayList<>(ids), "delete from image where image = ?", (row, id) -> row.setString(1, id));
    }

    private interface Binding<T> {
        void bind(PreparedStatement row, T value) throws SQLException;
    }

    /** Between two transactions whoever writes captions has its turn. */
    private <T> void inParts(List<T> values, String sql, Binding<T> binding) {
        Connection open = connection;
        if (open == null || readOnly || values.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i += AT_ONCE) {
                open.setAutoCommit(false);
                for (T value : values.subList(i, Math.min(values.size(), i + AT_ONCE))) {
                    binding.bind(statement, value);
                    statement.addBatch();
                }
                statement.executeBatch();
                open.setAutoCommit(true); // commits
            }
        } catch (SQLException e) {
            LOG.warn("The index could not be kept; the images are looked at again next time.", e);
            abandon(open);
        }
    }

    private static void abandon(Connection open) {
        try {
            if (!open.getAutoCommit()) {
                open.rollback();
                open.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.warn("The index's connection is lost.", e);
        }
    }

    private static void bind(PreparedStatement row, DatasetImage image) throws SQLException {
        Measures measures = image.measures();
        String problem = image.problem();
        row.setString(1, image.id());
        row.setLong(2, image.bytes());
        row.setLong(3, image.modifiedMillis());
        row.setInt(4, image.width());
        row.setInt(5, image.height());
        row.setInt(6, image.transparent() ? 1 : 0);
        row.setString(7, problem == null ? "" : problem);
        row.setInt(8, Measures.VERSION);
        row.setLong(9, measures.pixels());
        row.setLong(10, measures.look());
        row.setInt(11, measures.colours());
        row.setInt(12, measures.meanColour());
        row.setFloat(13, measures.sharpness());
        row.setFloat(14, measures.clear());
        row.setFloat(15, measures.soft());
        row.setFloat(16, measures.scale());
        row.setInt(17, measures.offGrid() ? 1 : 0);
        number(row, 18, measures.seam());
        number(row, 19, measures.manner().lightness());
        number(row, 20, measures.manner().chroma());
        number(row, 21, measures.manner().outline());
        row.setBytes(22, measures.manner().colours().bytes());
    }

    private static void number(PreparedStatement row, int column, float number) throws SQLException {
        row.setObject(column, Float.isNaN(number) ? null : (double) number);
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            LOG.warn("The index did not close well.", e);
        }
    }
}
