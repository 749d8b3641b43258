package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The project's SQLite file. It never stands in the way of work: when it cannot be opened or written, statements do
 * nothing, queries find nothing, and {@link #problems()} says so in a sentence.
 */
final class ProjectDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectDatabase.class);

    private final Path file;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private @Nullable Connection connection;

    /** Reads one row of a result. */
    interface Row<T> {
        T of(ResultSet result) throws SQLException;
    }

    /** Several statements that are all done or none. */
    interface Work {
        void run() throws SQLException;
    }

    private ProjectDatabase(Path file) {
        this.file = file;
    }

    static ProjectDatabase open(Path file) {
        var database = new ProjectDatabase(file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            database.connect();
        } catch (IOException e) {
            database.problem("Review states are not kept: " + file.getParent() + " cannot be written.", e);
        }
        return database;
    }

    private void connect() {
        try {
            connection = DatabaseSchema.connect(file);
        } catch (NewerSchemaException e) {
            problem(NewerSchemaException.sentence(file), e);
        } catch (SQLException e) {
            if (DatabaseSchema.damaged(e)) {
                startAnew(e);
            } else {
                problem("Review states are not kept: " + file + " cannot be opened.", e);
            }
        }
    }

    private void startAnew(SQLException reason) {
        Path aside = file.resolveSibling("project.broken-" + System.currentTimeMillis() + ".db");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
            connection = DatabaseSchema.connect(file);
            problem("The review states were damaged and start anew; the old file is kept as " + aside + ".", reason);
        } catch (IOException | SQLException e) {
            problem("Review states are not kept: " + file + " is damaged and cannot be moved aside.", e);
        }
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    synchronized void update(String sql, @Nullable Object... values) {
        transaction(() -> execute(sql, values));
    }

    /** Runs {@link #execute} calls together. */
    synchronized void transaction(Work work) {
        Connection open = connection;
        if (open == null) {
            return;
        }
        try {
            open.setAutoCommit(false);
            try {
                work.run();
                open.commit();
            } finally {
                // After a commit this does nothing.
                open.rollback();
                open.setAutoCommit(true);
            }
        } catch (SQLException e) {
            problem("The last change of review states could not be kept in " + file + ".", e);
        }
    }

    void execute(String sql, @Nullable Object... values) throws SQLException {
        Connection open = connection;
        if (open != null) {
            try (PreparedStatement statement = prepare(open, sql, values)) {
                statement.executeUpdate();
            }
        }
    }

    synchronized <T> List<T> query(Row<T> row, String sql, @Nullable Object... values) {
        List<T> rows = new ArrayList<>();
        Connection open = connection;
        if (open != null) {
            try (PreparedStatement statement = prepare(open, sql, values);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.of(result));
                }
            } catch (SQLException e) {
                problem("Review states could not be read from " + file + ".", e);
            }
        }
        return rows;
    }

    private static PreparedStatement prepare(Connection open, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = open.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private void problem(String sentence, Exception reason) {
        LOG.warn(sentence, reason);
        if (!problems.contains(sentence)) {
            problems.add(sentence);
        }
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.warn("Closing {} failed.", file, e);
            }
        }
    }
}
