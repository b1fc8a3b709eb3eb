//! The tables, as migrations from the first version on. It must not know who fills them.
//!
//! A migration that was ever released is never changed: a new one is put behind it.

use rusqlite_migration::{M, Migrations};

/// In this order for ever: a file knows only how many of them it has seen.
const MIGRATIONS: &[M<'_>] = &[sessions(), verdicts(), facts(), progress()];

const fn sessions() -> M<'static> {
    M::up(
        "CREATE TABLE session (
        id           INTEGER PRIMARY KEY,
        routine      TEXT NOT NULL,               -- its id
        name         TEXT NOT NULL,               -- as shown
        snapshot     TEXT NOT NULL,               -- the whole routine as JSON: files change, history does not
        worse_sides  TEXT NOT NULL,               -- JSON: group to side, as the plan was unrolled with
        app_version  TEXT NOT NULL,
        started_at   TEXT NOT NULL,               -- RFC 9557: with the zone
        coaching_day TEXT NOT NULL,               -- YYYY-MM-DD, turns at 04:00 local
        position     INTEGER NOT NULL DEFAULT 0,  -- steps of the path that are behind
        outcome      TEXT CHECK (outcome IN ('finished', 'stopped', 'abandoned')),
        ended_at     TEXT
    ) STRICT;
    CREATE INDEX session_by_routine ON session (routine, id) WHERE outcome = 'finished';
    CREATE INDEX session_open ON session (id) WHERE outcome IS NULL;

    CREATE TABLE step (
        id          INTEGER PRIMARY KEY,
        session     INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        position    INTEGER NOT NULL,
        kind        TEXT NOT NULL,
        is_work     INTEGER NOT NULL,
        exercise    TEXT,
        side        TEXT,
        set_no      INTEGER NOT NULL,
        hold        INTEGER NOT NULL,
        planned_ms  INTEGER,                      -- NULL where the step waited for the person
        elapsed_ms  INTEGER NOT NULL,
        repetitions INTEGER NOT NULL,
        end         TEXT NOT NULL,
        at          TEXT NOT NULL
    ) STRICT;
    CREATE INDEX step_of_session ON step (session, id);

    CREATE TABLE answer (
        session  INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        answer   INTEGER NOT NULL,
        PRIMARY KEY (session, position)
    ) STRICT, WITHOUT ROWID;",
    )
    .comment("sessions, their steps and answers")
}

const fn verdicts() -> M<'static> {
    // All NULL where the question was no self-test.
    M::up(
        "ALTER TABLE answer ADD COLUMN test TEXT;     -- its id
    ALTER TABLE answer ADD COLUMN side TEXT;
    ALTER TABLE answer ADD COLUMN verdict TEXT;       -- what was seen, or could-not-test
    ALTER TABLE answer ADD COLUMN at TEXT;            -- when",
    )
    .comment("what was seen in self-tests")
}

/// What the coach is told, appended only. What a step or an answer says already is not said again: the
/// body then holds only what is missing there, and goes with it. A correction is a row of its own that
/// names the corrected; what was taken back altogether loses its body, so that it is really gone. The
/// digest is what the facts come to, kept so that they need not be read again; it can be made anew of
/// them at any time.
const fn facts() -> M<'static> {
    M::up(
        "CREATE TABLE fact (
            id           INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: reasons name it
            at           TEXT NOT NULL,                     -- RFC 9557: with the zone
            coaching_day TEXT NOT NULL,
            corrects     INTEGER REFERENCES fact (id) ON DELETE CASCADE,
            session      INTEGER REFERENCES session (id) ON DELETE CASCADE,
            step         INTEGER REFERENCES step (id) ON DELETE CASCADE,
            question     INTEGER,                           -- position of an answer of that session
            body         TEXT,                              -- JSON; NULL once taken back
            FOREIGN KEY (session, question) REFERENCES answer (session, position) ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX fact_of_step ON fact (step) WHERE step IS NOT NULL;
        CREATE INDEX fact_of_session ON fact (session, question) WHERE session IS NOT NULL;
        CREATE INDEX fact_correcting ON fact (corrects) WHERE corrects IS NOT NULL;

        CREATE TABLE digest (
            only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
            format   INTEGER NOT NULL,
            upto     INTEGER NOT NULL,                      -- the newest fact that is in it
            body     TEXT NOT NULL                          -- JSON
        ) STRICT;",
    )
    .comment("what the coach is told, and what it comes to")
}

/// What the facts came to over the years, kept so that they need not be read again; it can be made anew
/// of them at any time.
const fn progress() -> M<'static> {
    M::up(
        "CREATE TABLE progress (
            only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
            format   INTEGER NOT NULL,
            body     TEXT NOT NULL                          -- JSON
        ) STRICT;
        CREATE INDEX answer_of_strength ON answer (session, position)
            WHERE verdict IN ('strong', 'fair', 'weak');",
    )
    .comment("what the facts came to over the years")
}

/// Brings a database to the newest version, or leaves it untouched.
pub(super) const ALL: Migrations<'static> = Migrations::from_slice(MIGRATIONS);

/// The version that this program writes.
pub(super) const NEWEST: i64 = MIGRATIONS.len() as i64;

#[cfg(test)]
mod tests {
    #[test]
    fn the_migrations_run() {
        super::ALL.validate().unwrap();
    }

    #[test]
    fn answers_of_before_are_kept_and_say_nothing_of_a_self_test() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        super::ALL.to_version(&mut connection, 1).unwrap();
        let before = "INSERT INTO session
                (id, routine, name, snapshot, worse_sides, app_version, started_at, coaching_day)
            VALUES (1, 'r', 'R', '{}', '{}', '0.1.0', '', '2026-03-10');
            INSERT INTO answer (session, position, answer) VALUES (1, 4, 2);";
        connection.execute_batch(before).unwrap();
        super::ALL.to_latest(&mut connection).unwrap();
        let kept: (i64, i64, Option<String>) = connection
            .query_row("SELECT position, answer, verdict FROM answer", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .unwrap();
        assert_eq!(kept, (4, 2, None));
    }
}
