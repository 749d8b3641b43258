package org.assetkiln.project;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens the project's database and brings its tables to the present version. */
final class DatabaseSchema {
    /** Statements that lead from version i to version i + 1. */
    private static final List<List<String>> STEPS = List.of(
            List.of(
                    """
            create table caption (
              image text primary key,  -- the image's id
              text text not null,      -- as it was when the state was given
              state text not null,
              changed integer not null -- milliseconds since 1970
            )""",
                    """
            create table caption_history (
              number integer primary key autoincrement,
              image text not null,
              text text not null,
              state text not null,
              written integer not null
            )""",
                    "create index caption_history_image on caption_history (image, number)",
                    """
            create table image_facts (
              image text primary key,
              bytes integer not null,
              modified integer not null,
              width integer not null,
              height integer not null,
              transparent integer not null
            )"""));

    private DatabaseSchema() {}

    static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try {
            prepare(connection, file);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Whether the error means that the file is no sound database, rather than that it is locked or unreachable. */
    static boolean damaged(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
                        || (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CORRUPT.code);
    }

    private static void prepare(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
            // Where a network share cannot do this, SQLite keeps its older journal and says so in its answer.
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = normal");
            int version = number(statement, "pragma user_version");
            if (version > STEPS.size()) {
                throw new NewerSchemaException(file);
            }
            if (version < STEPS.size()) {
                upgrade(statement);
            }
        }
    }

    private static void upgrade(Statement statement) throws SQLException {
        // "immediate" makes a second program that opens the same new project wait until the tables are there.
        statement.execute("begin immediate");
        try {
            for (int v = number(statement, "pragma user_version"); v < STEPS.size(); v++) {
                for (String sql : STEPS.get(v)) {
                    statement.execute(sql);
                }
            }
            statement.execute("pragma user_version = " + STEPS.size());
            statement.execute("commit");
        } catch (SQLException e) {
            statement.execute("rollback");
            throw e;
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
