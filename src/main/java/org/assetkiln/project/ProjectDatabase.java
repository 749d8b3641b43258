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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The project's SQLite file. It never stands in the way of opening a project: when it cannot be used, the same tables
 * are kept in memory until the project is closed, and {@link #problems()} says so in a sentence.
 */
final class ProjectDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectDatabase.class);

    private final Path file;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    /** Statements that change something, by their text: a batch runs the same one ten thousand times. */
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

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
        database.fallBack();
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

    private void fallBack() {
        if (connection == null) {
            try {
                connection = DatabaseSchema.inMemory(file);
            } catch (SQLException e) {
                problem("Review states are not kept: no database can be opened.", e);
            }
        }
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Notes a problem of the project's own files, once. */
    void problem(String sentence, @Nullable Exception reason) {
        LOG.warn(sentence, reason);
        if (!problems.contains(sentence)) {
            problems.add(sentence);
        }
    }

    /**
     * Runs {@link #execute} and {@link #insert} calls together; when this returns, they are on the disk.
     *
     * @throws IOException with one sentence when nothing was changed
     */
    synchronized void transaction(Work work) throws IOException {
        Connection open = connection;
        try {
            if (open == null) {
                throw new SQLException("closed");
            }
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
            throw new IOException(
                    "The change could not be kept in " + file
                            + ": check that the disk is not full and that the file can be written.",
                    e);
        }
    }

    void execute(String sql, @Nullable Object... values) throws SQLException {
        bound(sql, values).executeUpdate();
    }

    /** Inserts a row and answers its number. */
    long insert(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = bound(sql, values);
        statement.executeUpdate();
        try (ResultSet keys = statement.getGeneratedKeys()) {
            keys.next();
            return keys.getLong(1);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            Connection open = connection;
            if (open == null) {
                throw new SQLException("closed");
            }
            statement = open.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        bind(statement, values);
        return statement;
    }

    /** What cannot be read counts as not there, and is a problem. */
    synchronized <T> List<T> query(Row<T> row, String sql, @Nullable Object... values) {
        List<T> rows = new ArrayList<>();
        Connection open = connection;
        if (open != null) {
            try (PreparedStatement statement = open.prepareStatement(sql)) {
                bind(statement, values);
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        rows.add(row.of(result));
                    }
                }
            } catch (SQLException e) {
                problem("Review states could not be read from " + file + ".", e);
            }
        }
        return rows;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        prepared.clear();
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.warn("Closing {} failed.", file, e);
            }
        }
    }
}
