//! The questions, and how each tool is asked them. Which tools are there is found out when the benchmark runs.

use std::{
    collections::BTreeMap,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    process::Command,
};

use crate::found::Reading;

/// A question to histcli, and to others.
pub struct Question {
    pub name: &'static str,
    /// The words for histcli.
    pub asked: &'static [&'static str],
    pub reading: Reading,
    pub peers: &'static [Peer],
}

/// How a tool is asked. Parts of the content stand in braces.
pub struct Peer {
    pub tool: &'static str,
    pub label: &'static str,
    pub args: &'static [&'static str],
}

const fn peer(tool: &'static str, label: &'static str, args: &'static [&'static str]) -> Peer {
    Peer { tool, label, args }
}

/// Questions about the facts that histcli carries. Their records take several lines, so that what tools for text find
/// are lines.
pub const BUILT_IN: [Question; 4] = [
    Question {
        name: "built-in: who Aralov",
        asked: &["who", "Aralov"],
        reading: Reading::Lines,
        peers: &[
            peer("rg", "rg", &["Aralov", "{facts}"]),
            peer("grep", "grep", &["Aralov", "{facts}"]),
        ],
    },
    Question {
        name: "built-in: two typos (who Arolof)",
        asked: &["who", "Arolof"],
        reading: Reading::Lines,
        peers: &[
            peer("ugrep", "ugrep -Z2", &["-Z2", "-w", "Arolof", "{facts}"]),
            peer(
                "tre-agrep",
                "tre-agrep -2",
                &["-2", "-w", "Arolof", "{facts}"],
            ),
        ],
    },
    Question {
        name: "built-in: when march 1921",
        asked: &["when", "march", "1921"],
        reading: Reading::Lines,
        peers: &[
            peer("rg", "rg", &["1921-03", "{facts}"]),
            peer("grep", "grep", &["1921-03", "{facts}"]),
        ],
    },
    Question {
        name: "built-in: aid --totals",
        asked: &["aid", "--totals"],
        reading: Reading::Totals,
        peers: &[],
    },
];

/// Questions about the facts of factgen.
pub const MADE_UP: [Question; 5] = [
    Question {
        name: "surname (who Aralov)",
        asked: &["who", "Aralov"],
        reading: Reading::Records,
        peers: &[
            peer("rg", "rg", &["Aralov", "{facts}"]),
            peer("grep", "grep", &["Aralov", "{facts}"]),
            peer("ugrep", "ugrep", &["Aralov", "{facts}"]),
            peer("awk", "awk, CSV", &["-F,", "$3 == \"Aralov\"", "{people}"]),
            peer(
                "mlr",
                "mlr, CSV",
                &[
                    "--icsv",
                    "--ocsv",
                    "filter",
                    "$family == \"Aralov\"",
                    "{people}",
                ],
            ),
            peer(
                "jq",
                "jq, JSON a line",
                &["-c", "select(.family == \"Aralov\")", "{people-json}"],
            ),
            peer(
                "sqlite3",
                "sqlite3, B-tree",
                &[
                    "{sqlite}",
                    "SELECT * FROM people WHERE family = 'Aralov' COLLATE NOCASE",
                ],
            ),
            peer(
                "duckdb",
                "duckdb",
                &[
                    "-readonly",
                    "-csv",
                    "{duckdb}",
                    "-c",
                    "SELECT * FROM people WHERE family = 'Aralov'",
                ],
            ),
        ],
    },
    Question {
        name: "two typos (who Arolof)",
        asked: &["who", "Arolof"],
        reading: Reading::Records,
        peers: &[
            peer("rg", "rg, told the right name", &["Aralov", "{facts}"]),
            peer("ugrep", "ugrep -Z2", &["-Z2", "-w", "Arolof", "{facts}"]),
            peer(
                "ugrep",
                "ugrep -Z2, CSV",
                &["-Z2", "-w", "Arolof", "{people}"],
            ),
            peer(
                "tre-agrep",
                "tre-agrep -2, CSV",
                &["-2", "-w", "Arolof", "{people}"],
            ),
            peer(
                "sqlite3",
                "sqlite3, trigrams",
                &[
                    "{sqlite}",
                    "SELECT people.* FROM trigrams JOIN people ON people.rowid = trigrams.rowid \
                     WHERE trigrams MATCH 'aro OR rol OR olo OR lof' ORDER BY rank LIMIT 100",
                ],
            ),
            peer(
                "duckdb",
                "duckdb, levenshtein",
                &[
                    "-readonly",
                    "-csv",
                    "{duckdb}",
                    "-c",
                    "SELECT * FROM people WHERE levenshtein(lower(family), 'arolof') <= 2",
                ],
            ),
        ],
    },
    Question {
        name: "a month (when march 1921)",
        asked: &["when", "march", "1921"],
        reading: Reading::Records,
        peers: &[
            peer("rg", "rg", &["when: \"1921-03", "{facts}"]),
            peer("grep", "grep", &["when: \"1921-03", "{facts}"]),
            peer("ugrep", "ugrep", &["when: \"1921-03", "{facts}"]),
            peer("awk", "awk, CSV", &["-F,", "$3 ~ /^1921-03/", "{events}"]),
            peer(
                "mlr",
                "mlr, CSV",
                &[
                    "--icsv",
                    "--ocsv",
                    "filter",
                    "$date =~ \"^1921-03\"",
                    "{events}",
                ],
            ),
            peer(
                "jq",
                "jq, JSON a line",
                &[
                    "-c",
                    "select(.date | startswith(\"1921-03\"))",
                    "{events-json}",
                ],
            ),
            peer(
                "sqlite3",
                "sqlite3, B-tree",
                &[
                    "{sqlite}",
                    "SELECT id, date, title FROM events WHERE date BETWEEN '1921-03-01' AND '1921-03-31' \
                     UNION ALL SELECT id, date, item FROM deliveries WHERE date BETWEEN '1921-03-01' AND '1921-03-31'",
                ],
            ),
            peer(
                "duckdb",
                "duckdb",
                &[
                    "-readonly",
                    "-csv",
                    "{duckdb}",
                    "-c",
                    "SELECT id, date, title FROM events WHERE date BETWEEN '1921-03-01' AND '1921-03-31' \
                     UNION ALL SELECT id, date, item FROM deliveries WHERE date BETWEEN '1921-03-01' AND '1921-03-31'",
                ],
            ),
        ],
    },
    Question {
        name: "a year (when 1905)",
        asked: &["when", "1905"],
        reading: Reading::Records,
        peers: &[
            peer("rg", "rg", &["when: \"1905", "{facts}"]),
            peer("grep", "grep", &["when: \"1905", "{facts}"]),
            peer("ugrep", "ugrep", &["when: \"1905", "{facts}"]),
            peer(
                "sqlite3",
                "sqlite3, B-tree",
                &[
                    "{sqlite}",
                    "SELECT id, date, title FROM events WHERE date BETWEEN '1905-01-01' AND '1905-12-31' \
                     UNION ALL SELECT id, date, item FROM deliveries WHERE date BETWEEN '1905-01-01' AND '1905-12-31'",
                ],
            ),
            peer(
                "duckdb",
                "duckdb",
                &[
                    "-readonly",
                    "-csv",
                    "{duckdb}",
                    "-c",
                    "SELECT id, date, title FROM events WHERE date BETWEEN '1905-01-01' AND '1905-12-31' \
                     UNION ALL SELECT id, date, item FROM deliveries WHERE date BETWEEN '1905-01-01' AND '1905-12-31'",
                ],
            ),
        ],
    },
    Question {
        name: "totals (aid --totals)",
        asked: &["aid", "--totals"],
        reading: Reading::Totals,
        peers: &[
            peer(
                "awk",
                "awk, CSV",
                &[
                    "-F,",
                    "NR > 1 { sum[$2 \"\\t\" $3 \"\\t\" $4 \"\\t\" $6] += $8 } \
                     END { for (of in sum) printf \"%s\\t%.2f\\n\", of, sum[of] }",
                    "{deliveries}",
                ],
            ),
            peer(
                "mlr",
                "mlr, CSV",
                &[
                    "--icsv",
                    "--onidx",
                    "--ofs",
                    "tab",
                    "stats1",
                    "-a",
                    "sum",
                    "-f",
                    "amount",
                    "-g",
                    "item,kind,unit,place",
                    "{deliveries}",
                ],
            ),
            peer(
                "jq",
                "jq, JSON a line",
                &[
                    "-nr",
                    "reduce inputs as $each ({}; .[\"\\($each.item)\\t\\($each.kind)\\t\\($each.unit)\\t\\($each.place)\"] \
                     += $each.amount) | to_entries[] | \"\\(.key)\\t\\(.value)\"",
                    "{deliveries-json}",
                ],
            ),
            peer(
                "sqlite3",
                "sqlite3, covering index",
                &[
                    "-separator",
                    "\t",
                    "{sqlite}",
                    "SELECT item, kind, unit, place, sum(amount) FROM deliveries GROUP BY item, kind, unit, place",
                ],
            ),
            peer(
                "duckdb",
                "duckdb",
                &[
                    "-readonly",
                    "-list",
                    "-noheader",
                    "-separator",
                    "\t",
                    "{duckdb}",
                    "-c",
                    "SELECT item, kind, unit, place, sum(amount) FROM deliveries GROUP BY ALL",
                ],
            ),
        ],
    },
];

/// The tools that others are compared by, and where they are.
pub struct Tools(BTreeMap<&'static str, Option<PathBuf>>);

impl Tools {
    /// Looks for the tools on the path. A script of a tool's name only starts the tool, which would be measured with
    /// it; it counts for nothing.
    pub fn find() -> Self {
        let names = [
            "awk",
            "duckdb",
            "grep",
            "jq",
            "mlr",
            "rg",
            "sqlite3",
            "tre-agrep",
            "ugrep",
        ];
        let path = std::env::var_os("PATH").unwrap_or_default();
        let find = |name: &str| {
            let mut places = std::env::split_paths(&path).map(|folder| folder.join(name));
            places.find(|place| is_program(place))
        };
        Self(names.map(|name| (name, find(name))).into())
    }

    pub fn path(&self, name: &str) -> Option<&Path> {
        self.0.get(name)?.as_deref()
    }

    /// Which are there, with their versions where they tell them, and which are not.
    pub fn told(&self) -> String {
        let there = self
            .0
            .iter()
            .filter_map(|(name, path)| Some((name, path.as_deref()?)));
        let there: Vec<String> = there
            .map(|(name, path)| format!("{name}{}", version(path)))
            .collect();
        let missing = self.0.iter().filter(|(_, path)| path.is_none());
        let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
        let left_out = if missing.is_empty() {
            String::new()
        } else {
            format!("; not installed, so left out: {}", missing.join(", "))
        };
        format!("{}{left_out}", there.join(", "))
    }
}

fn is_program(path: &Path) -> bool {
    let mut beginning = [0; 2];
    path.is_file()
        && File::open(path)
            .and_then(|mut file| file.read_exact(&mut beginning))
            .is_ok()
        && beginning != *b"#!"
}

/// A blank and the first number with a dot in it that a program tells of its version.
fn version(program: &Path) -> String {
    let told = Command::new(program).arg("--version").output();
    let told = told.map_or_else(
        |_| String::new(),
        |told| String::from_utf8_lossy(&told.stdout).into_owned(),
    );
    let mut numbers = told.split(|c: char| !c.is_ascii_digit() && c != '.');
    let number = numbers.find(|number| number.trim_matches('.').contains('.'));
    number.map_or_else(String::new, |number| format!(" {number}"))
}
