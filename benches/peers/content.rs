//! The facts of a size, and the same content in the forms that other tools read: CSV, JSON a line, and the
//! databases of `sqlite3` and `duckdb`.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use crate::{
    factgen::{self, Delivery, Event, Goods, Person},
    measure::Task,
    tools::Tools,
};

/// Where the content of one size lies.
pub struct Content {
    folder: PathBuf,
}

/// What `sqlite3` is told, all but the index of parts of names.
const SQLITE: &str = "
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE people(id TEXT PRIMARY KEY, given TEXT, family TEXT, born INTEGER, role TEXT, source TEXT);
CREATE TABLE events(id TEXT PRIMARY KEY, title TEXT, date TEXT, place TEXT, person TEXT, source TEXT);
CREATE TABLE deliveries(id TEXT PRIMARY KEY, item TEXT, kind TEXT, unit TEXT, donor TEXT, place TEXT, date TEXT,
    amount REAL, source TEXT);
.mode csv
.import --skip 1 {people} people
.import --skip 1 {events} events
.import --skip 1 {deliveries} deliveries
CREATE INDEX by_family ON people(family COLLATE NOCASE);
CREATE INDEX event_dates ON events(date);
CREATE INDEX delivery_dates ON deliveries(date);
CREATE INDEX by_goods ON deliveries(item, kind, unit, place, amount);
ANALYZE;
";

const SQLITE_TRIGRAMS: &str = "
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE VIRTUAL TABLE trigrams USING fts5(family, content = 'people', tokenize = 'trigram');
INSERT INTO trigrams(trigrams) VALUES ('rebuild');
";

const DUCKDB: &str = "
CREATE TABLE people AS SELECT * FROM read_csv('{people}', header = true);
CREATE TABLE events AS SELECT * FROM read_csv('{events}', header = true);
CREATE TABLE deliveries AS SELECT * FROM read_csv('{deliveries}', header = true);
";

impl Content {
    /// Writes the facts of a size into a folder, and the same as CSV and as JSON a line.
    ///
    /// # Errors
    ///
    /// Those of writing.
    pub fn write(folder: PathBuf, size: u64) -> io::Result<Self> {
        fs::create_dir_all(&folder)?;
        let content = Self { folder };
        factgen::write(size, File::create(content.path("facts"))?)?;
        content.table(
            ["people", "people-json"],
            &["id", "given", "family", "born", "role", "source"],
            (0..size).map(|number| {
                let Person {
                    id,
                    given,
                    family,
                    born,
                    role,
                    source,
                } = factgen::person(number, size);
                [
                    format!("p{id}"),
                    given,
                    family,
                    born.to_string(),
                    role.to_owned(),
                    source.to_owned(),
                ]
            }),
        )?;
        content.table(
            ["events", "events-json"],
            &["id", "title", "date", "place", "person", "source"],
            (0..size).map(|number| {
                let Event {
                    id,
                    title,
                    when,
                    place,
                    person,
                    source,
                } = factgen::event(number, size);
                [
                    format!("e{id}"),
                    title.to_owned(),
                    when.to_string(),
                    place.to_owned(),
                    format!("p{person}"),
                    source.to_owned(),
                ]
            }),
        )?;
        content.table(
            ["deliveries", "deliveries-json"],
            &[
                "id", "item", "kind", "unit", "donor", "place", "date", "amount", "source",
            ],
            (0..size).map(|number| {
                let Delivery {
                    id,
                    goods,
                    from,
                    to,
                    when,
                    hundredths,
                    source,
                } = factgen::delivery(number);
                let Goods { item, kind, unit } = goods;
                [
                    format!("d{id}"),
                    item.to_owned(),
                    kind.to_lowercase(),
                    unit.to_owned(),
                    from.to_owned(),
                    to.to_owned(),
                    when.to_string(),
                    factgen::decimal(hundredths),
                    source.to_owned(),
                ]
            }),
        )?;
        Ok(content)
    }

    /// The path of a part of the content, by the name that commands have for it.
    pub fn path(&self, part: &str) -> PathBuf {
        self.folder.join(match part {
            "facts" => "facts.ron",
            "people" => "people.csv",
            "events" => "events.csv",
            "deliveries" => "deliveries.csv",
            "people-json" => "people.ndjson",
            "events-json" => "events.ndjson",
            "deliveries-json" => "deliveries.ndjson",
            "sqlite" => "facts.sqlite",
            "duckdb" => "facts.duckdb",
            _ => part,
        })
    }

    /// A text in which the name of a part in braces is its path.
    pub fn fill(&self, text: &str) -> String {
        const PARTS: [&str; 9] = [
            "facts",
            "people",
            "events",
            "deliveries",
            "people-json",
            "events-json",
            "deliveries-json",
            "sqlite",
            "duckdb",
        ];
        PARTS.iter().fold(text.to_owned(), |text, part| {
            text.replace(
                &format!("{{{part}}}"),
                &self.path(part).display().to_string(),
            )
        })
    }

    /// The commands that load the databases of the tools that are there, in order, each with what it makes.
    ///
    /// # Errors
    ///
    /// Those of writing what the tools are told.
    pub fn loads(&self, tools: &Tools) -> io::Result<Vec<(&'static str, Task)>> {
        let loads = [
            ("sqlite3: tables and B-trees", "sqlite3", "sqlite", SQLITE),
            (
                "sqlite3: trigrams besides",
                "sqlite3",
                "sqlite",
                SQLITE_TRIGRAMS,
            ),
            ("duckdb: tables from CSV", "duckdb", "duckdb", DUCKDB),
        ];
        let mut tasks = Vec::new();
        for (number, (label, tool, database, script)) in loads.into_iter().enumerate() {
            let Some(program) = tools.path(tool) else {
                continue;
            };
            let told = self.path(&format!("load-{number}.sql"));
            fs::write(&told, self.fill(script))?;
            let task = Task {
                stdin: Some(told),
                ..Task::new(program, [self.path(database).display().to_string()])
            };
            tasks.push((label, task));
        }
        Ok(tasks)
    }

    /// How many bytes the facts take.
    ///
    /// # Errors
    ///
    /// Those of the file system.
    pub fn bytes(&self) -> io::Result<u64> {
        Ok(fs::metadata(self.path("facts"))?.len())
    }

    /// How many bytes the databases take, as far as they are made.
    pub fn database_bytes(&self) -> u64 {
        let sizes = ["sqlite", "duckdb"].map(|part| fs::metadata(self.path(part)));
        sizes.into_iter().flatten().map(|data| data.len()).sum()
    }

    /// Writes a table as CSV and as an object a line. No cell needs quotation marks or escapes; those of numbers are
    /// told from texts by their look.
    fn table<const N: usize>(
        &self,
        [csv, json]: [&str; 2],
        columns: &[&str; N],
        rows: impl Iterator<Item = [String; N]>,
    ) -> io::Result<()> {
        let open = |part: &str| File::create(self.path(part)).map(BufWriter::new);
        let (mut csv, mut json) = (open(csv)?, open(json)?);
        writeln!(csv, "{}", columns.join(","))?;
        for row in rows {
            writeln!(csv, "{}", row.join(","))?;
            for (at, (column, cell)) in columns.iter().zip(&row).enumerate() {
                let before = if at == 0 { '{' } else { ',' };
                let mark = if cell.parse::<f64>().is_ok() {
                    ""
                } else {
                    "\""
                };
                write!(json, "{before}\"{column}\":{mark}{cell}{mark}")?;
            }
            json.write_all(b"}\n")?;
        }
        csv.flush()?;
        json.flush()
    }
}

/// How many bytes the files in a folder and below take; none if it is not there.
pub fn bytes_below(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(data) if data.is_dir() => bytes_below(&entry.path()),
            Ok(data) => data.len(),
            Err(_) => 0,
        })
        .sum()
}
