//! Whether two tools found the same: what each printed is read as a set of records, or of totals.
//!
//! The benchmark does this in a process of its own, since a process that has held much memory makes all that it starts
//! afterwards look as if they had held it too.

use std::{collections::BTreeSet, fs, io, path::Path, str::FromStr};

/// What a question finds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Records, a line each, told by the first id in it: `p`, `e` or `d` and a number.
    Records,
    /// Item, kind, unit, place and sum, with tabs between; whatever follows is left out.
    Totals,
    /// Lines that tell nothing of records.
    Lines,
}

impl Reading {
    pub fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Totals => "totals",
            Self::Lines => "lines",
        }
    }

    /// What stands in what was printed.
    fn read(self, printed: &str) -> BTreeSet<String> {
        let lines = printed.lines();
        match self {
            Self::Records => lines.filter_map(id).map(str::to_owned).collect(),
            Self::Totals => lines.map(total).collect(),
            Self::Lines => lines
                .enumerate()
                .map(|(number, _)| number.to_string())
                .collect(),
        }
    }
}

impl FromStr for Reading {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let all = [Self::Records, Self::Totals, Self::Lines];
        let found = all.into_iter().find(|reading| reading.name() == name);
        found.ok_or_else(|| format!("nothing is read as `{name}`"))
    }
}

fn id(line: &str) -> Option<&str> {
    line.split(|c: char| !c.is_alphanumeric()).find(|word| {
        let number = word.strip_prefix(['p', 'e', 'd']).unwrap_or_default();
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn total(line: &str) -> String {
    let mut cells: Vec<String> = line.split('\t').take(5).map(str::to_owned).collect();
    // A sum of floats is as near as it gets.
    if let Some(sum) = cells.last_mut()
        && let Ok(number) = sum.parse::<f64>()
    {
        *sum = format!("{number:.2}");
    }
    cells.join(" ")
}

/// How what two tools found compares.
pub struct Compared {
    pub mine: usize,
    pub theirs: usize,
    pub both: usize,
    /// Some that the other one misses, and some that it has besides.
    pub examples: String,
}

/// Reads what two tools printed, and writes a line that [`Compared::from_str`] reads.
///
/// # Errors
///
/// Those of reading the files.
pub fn compare(reading: Reading, mine: &Path, theirs: &Path) -> io::Result<String> {
    let read = |path: &Path| io::Result::Ok(reading.read(&fs::read_to_string(path)?));
    let (mine, theirs) = (read(mine)?, read(theirs)?);
    let some = |what: &str, of: &BTreeSet<String>, without: &BTreeSet<String>| {
        let some: Vec<&str> = of.difference(without).take(4).map(String::as_str).collect();
        if some.is_empty() {
            return None;
        }
        let left = of.difference(without).count() - some.len();
        let more = if left == 0 {
            String::new()
        } else {
            format!(" and {left} more")
        };
        Some(format!("{what} {}{more}", some.join(", ")))
    };
    let examples = [
        some("misses", &mine, &theirs),
        some("has besides", &theirs, &mine),
    ];
    Ok(format!(
        "{}|{}|{}|{}",
        mine.len(),
        theirs.len(),
        mine.intersection(&theirs).count(),
        examples
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("; ")
    ))
}

impl FromStr for Compared {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let mut cells = line.trim_end().splitn(4, '|');
        let mut cell = || {
            cells
                .next()
                .ok_or_else(|| format!("`{line}` compares nothing"))
        };
        let count = |text: &str| text.parse().map_err(|error| format!("`{text}`: {error}"));
        Ok(Self {
            mine: count(cell()?)?,
            theirs: count(cell()?)?,
            both: count(cell()?)?,
            examples: cell()?.to_owned(),
        })
    }
}
