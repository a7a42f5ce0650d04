//! Facts for other programs, and facts from them.
//!
//! ```text
//! facts -> body -> JSON, NDJSON, CSV, SQL
//!          body <- JSON, NDJSON, CSV, BibTeX
//!          body -> fact file
//! ```
//!
//! A body is the records as they are written (`body`), every claim in full. [`export`] writes it,
//! [`import`] reads it and gives back the text of a fact file. What is exported and imported again
//! is the same facts. Refuses to guess: what cannot be read is told with its place.

mod amount;
mod bibtex_own;
mod body;
mod cell;
mod claims;
mod data;
mod draft;
mod fact_file;
mod fact_values;
mod from_bibtex;
mod from_csv;
mod from_json;
mod gather;
mod joined;
mod layout;
mod literal;
mod made_id;
mod measures;
mod misread;
mod said;
mod sql;
mod sql_backing;
mod values;

use std::path::Path;

pub use body::List;
pub use draft::Imported;
pub use misread::Misread;

use crate::{
    facts::Facts,
    model::{Word, words},
};
use misread::File;

words! {
    /// What facts are exported as.
    Form {
        /// One object of all lists, or an array of records.
        Json => "json",
        /// A record a line.
        Ndjson => "ndjson",
        /// A table with a header; of everything a file for each list.
        Csv => "csv",
        /// Statements that make a database.
        Sql => "sql",
    }
}

words! {
    /// What a file to import holds.
    Content {
        /// Sources.
        Sources => "sources",
        /// People.
        People => "people",
        /// Groups.
        Groups => "groups",
        /// Places.
        Places => "places",
        /// Objects.
        Objects => "objects",
        /// Events.
        Events => "events",
        /// Deliveries.
        Deliveries => "deliveries",
        /// Quotes.
        Quotes => "quotes",
        /// A bibliography.
        Bibtex => "bibtex",
        /// What is exported as JSON.
        Json => "json",
        /// What is exported as NDJSON.
        Ndjson => "ndjson",
    }
}

/// Why facts cannot be written as they are wanted in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// A CSV file has one header.
    #[error(
        "CSV of everything is a file for each list; name the folder for them with `-o`, or one list, such as `export people`"
    )]
    ManyFiles,
    /// Statements that refer to rows that are not there.
    #[error(
        "SQL is of everything, since its tables refer to each other; leave `{}` out", .0.as_str()
    )]
    OneList(List),
}

/// Writes all facts, or one list of them, as one text.
///
/// # Errors
///
/// When the form is CSV and no list is chosen, or SQL and one is.
pub fn export(facts: &Facts, list: Option<List>, form: Form) -> Result<String, Unfit> {
    fits(list, form)?;
    let body = gather::body(facts);
    Ok(match (form, list) {
        (Form::Json, None) => data::json(&body),
        (Form::Json, Some(list)) => data::json_of(&body, list),
        (Form::Ndjson, None) => data::ndjson(&body),
        (Form::Ndjson, Some(list)) => data::ndjson_of(&body, list),
        (Form::Csv, list) => list.map_or_else(String::new, |list| data::csv_of(&body, list)),
        (Form::Sql, _) => sql::sql(&body),
    })
}

/// Whether all facts, or one list of them, can be one text of a form.
///
/// # Errors
///
/// When the form is CSV and no list is chosen, or SQL and one is.
pub const fn fits(list: Option<List>, form: Form) -> Result<(), Unfit> {
    match (form, list) {
        (Form::Csv, None) => Err(Unfit::ManyFiles),
        (Form::Sql, Some(list)) => Err(Unfit::OneList(list)),
        (Form::Json | Form::Ndjson, _) | (Form::Csv, Some(_)) | (Form::Sql, None) => Ok(()),
    }
}

/// Writes each list as CSV, in order.
#[must_use]
pub fn tables(facts: &Facts) -> Vec<(List, String)> {
    let body = gather::body(facts);
    let table = |list: &List| (*list, data::csv_of(&body, *list));
    List::ALL.iter().map(table).collect()
}

/// Reads a file that holds records in another form, and writes them as a fact file.
///
/// What it holds follows from `content`, else from the ending and the name of the file.
///
/// # Errors
///
/// When it cannot be told what the file holds, or anything in it cannot be read: all that is
/// wrong, in its order.
pub fn import(name: &str, text: &str, content: Option<Content>) -> Result<Imported, Misread> {
    let file = File::new(name, text);
    let draft = match way(&file, content)? {
        Way::Bibtex => from_bibtex::bibtex(&file)?,
        Way::Json(list) => from_json::json(&file, list)?,
        Way::Ndjson(list) => from_json::ndjson(&file, list),
        Way::Csv(list) => from_csv::csv(&file, list)?,
    };
    draft.finish(&file)
}

/// How a file is read, and for which list where that is known.
enum Way {
    Bibtex,
    Json(Option<List>),
    Ndjson(Option<List>),
    Csv(Option<List>),
}

fn way(file: &File<'_>, content: Option<Content>) -> Result<Way, Misread> {
    let path = Path::new(file.name);
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default().to_lowercase();
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let named = stem.and_then(List::from_text);
    let list = content.and_then(|content| List::from_text(content.as_str()));
    Ok(match (content, ending.as_str()) {
        (Some(Content::Bibtex), _) | (None, "bib") => Way::Bibtex,
        (Some(Content::Json), _) | (None, "json") => Way::Json(named),
        (Some(Content::Ndjson), _) | (None, "ndjson" | "jsonl") => Way::Ndjson(named),
        (None, "csv" | "tsv") => Way::Csv(named),
        (None, _) => {
            let what = "the name does not tell what this holds; say so with `--as`: the list whose records it holds, such as `people`, or `bibtex`, `json`, `ndjson`";
            return Err(Misread::whole(file.name, what));
        }
        (Some(_), "ndjson" | "jsonl") => Way::Ndjson(list),
        (Some(_), "csv" | "tsv") => Way::Csv(list),
        // Of a list it may be either: no header begins with a bracket.
        (Some(_), _) => match file.text.trim_start().chars().next() {
            Some('[') => Way::Json(list),
            Some('{') => Way::Ndjson(list),
            _ => Way::Csv(list),
        },
    })
}
