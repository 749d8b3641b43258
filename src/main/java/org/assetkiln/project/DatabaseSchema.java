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
            )"""),
            List.of(
                    """
            create table step (
              number integer primary key autoincrement,
              kind text not null,      -- a StepKind
              name text not null,
              who text not null,
              target integer,          -- the step that is taken back, done again or continued
              written integer not null,-- milliseconds since 1970
              phase text not null,     -- INTENDED, WRITTEN (but not forced to disk), DONE
              undo text not null       -- LIVE, UNDONE, NEVER
            )""",
                    "create index step_undo on step (undo, number)",
                    "create index step_phase on step (phase) where phase <> 'DONE'",
                    """
            create table change (
              step integer not null,
              image text not null,
              start integer not null,       -- see TextDelta
              removed text not null,
              inserted text not null,
              hash_before integer not null, -- of the whole text
              hash_after integer not null,
              state_before text not null,
              state_after text not null,
              primary key (image, step)
            ) without rowid""",
                    "create index change_step on change (step)",
                    """
            create table draft (
              number integer primary key autoincrement,
              image text not null,
              model text not null,
              settings text not null,   -- JSON
              candidates text not null, -- JSON
              made integer not null
            )""",
                    "create index draft_image on draft (image, number)",
                    // Whole texts of the first version become differences that replace everything.
                    """
            insert into step (number, kind, name, who, written, phase, undo)
            select number, 'EDIT', 'edited', '', written, 'DONE', 'NEVER' from caption_history""",
                    """
            insert into change
            select number, image, 0, lag(text, 1, '') over earlier, text, 0, 0,
                   lag(state, 1, 'NONE') over earlier, state
            from caption_history window earlier as (partition by image order by number)""",
                    "drop table caption_history"),
            // Why an image cannot be used although its header can be read; empty for no reason.
            List.of("alter table image_facts add column problem text not null default ''"),
            // What was known about images is measured anew, with more to it; see IndexTable.
            List.of(
                    "drop table image_facts",
                    """
            create table image (
              image text primary key,    -- the image's id
              bytes integer not null,
              modified integer not null, -- milliseconds since 1970
              width integer not null,
              height integer not null,
              transparent integer not null,
              problem text not null,     -- why it cannot be used; empty for no reason
              version integer not null,  -- of the measures
              pixels integer not null,
              look integer not null,
              colours integer not null,
              mean integer not null,
              sharpness real not null,
              clear real not null,
              soft real not null,
              scale real not null,
              off_grid integer not null,
              seam real
            ) without rowid""",
                    """
            create table collection (
              name text primary key,
              query text                 -- null for a fixed list of images
            ) without rowid""",
                    """
            create table collection_image (
              collection text not null,
              image text not null,
              primary key (collection, image)
            ) without rowid"""),
            // See Records.
            List.of(
                    """
            create table record (
              kind text not null,
              name text not null,
              content text not null,
              primary key (kind, name)
            ) without rowid"""),
            // How pictures are painted; see Manner and ColourSketch.
            List.of(
                    "alter table image add column lightness real",
                    "alter table image add column chroma real",
                    "alter table image add column outline real",
                    "alter table image add column sketch blob"));

    private DatabaseSchema() {}

    static Connection connect(Path file) throws SQLException {
        return prepared(DriverManager.getConnection("jdbc:sqlite:" + file), file);
    }

    /** The same tables in memory only, for when the file cannot be used. */
    static Connection inMemory(Path file) throws SQLException {
        return prepared(DriverManager.getConnection("jdbc:sqlite::memory:"), file);
    }

    private static Connection prepared(Connection connection, Path file) throws SQLException {
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
            // Captions are written after the database has them: what it has said must survive a power cut.
            statement.execute("pragma synchronous = full");
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
