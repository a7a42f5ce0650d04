//! Reads a spreadsheet: a record a row, a field a column, in any order.
//!
//! Columns are named by fields, in any case. Separators are commas, semicolons or tabs, whichever
//! makes more of the header. A record without an id gets one from its name.

use serde_json::{Map, Value};

use super::{
    body::List,
    cell,
    draft::Draft,
    made_id::Ids,
    misread::{File, Misread, Spot, missing, unknown, wording},
};
use crate::model::Word;

/// A column: the field it holds, and of words the language.
struct Column {
    /// What the file calls it.
    called: String,
    field: &'static str,
    language: Option<String>,
}

/// A row: where it stands, and its cells.
type Row = (usize, Vec<String>);

/// The column of a cell that cannot be read, and why not.
type Wrong<'c> = (&'c Column, String);

/// Reads the records of a list; without one, of the list that the header tells.
pub(super) fn csv(file: &File<'_>, list: Option<List>) -> Result<Draft, Misread> {
    let (header, rows) = rows(file)?;
    let list = match list {
        Some(list) => list,
        None => list_of(&header).ok_or_else(|| {
            let what = "the columns do not tell which list this is; say so, such as `--as people`";
            Misread::at(file, vec![(Spot::Line(1), what.to_owned())])
        })?,
    };
    let columns = columns(list, &header).map_err(|wrong| {
        let at_top = wrong.into_iter().map(|what| (Spot::Line(1), what));
        Misread::at(file, at_top.collect())
    })?;
    let mut draft = Draft::default();
    let id = columns.iter().position(|column| column.field == "id");
    let given = rows.iter().filter_map(|(_, cells)| cells.get(id?));
    let mut ids = Ids::given(given.map(String::as_str));
    for (line, cells) in rows {
        let (mut fields, wrong) = record(list, &columns, &cells);
        if !fields.contains_key("id") {
            let id = ids.make(list, &fields);
            fields.insert("id".to_owned(), Value::from(id));
        }
        keep(&mut draft, list, Spot::Line(line), fields, wrong);
    }
    Ok(draft)
}

/// Keeps a record. With a wrong cell it is read as well: more may be wrong with it.
fn keep(
    draft: &mut Draft,
    list: List,
    spot: Spot,
    fields: Map<String, Value>,
    wrong: Vec<Wrong<'_>>,
) {
    let told: Vec<String> = wrong
        .iter()
        .map(|(column, _)| missing(column.field))
        .collect();
    for (column, what) in wrong {
        let what = format!("column `{}`: {what}", column.called);
        draft.wrong.push((spot, what));
    }
    if let Err(error) = draft.read(list, spot, Value::Object(fields)) {
        let what = wording(&error);
        if !told.contains(&what) {
            draft.wrong.push((spot, what));
        }
    }
}

/// The header and the rows that are not empty.
fn rows(file: &File<'_>) -> Result<(Vec<String>, Vec<Row>), Misread> {
    let (mut rows, mut lines) = (Vec::new(), Lines { line: 1, at: 0 });
    for record in reader(file, separator(file)).into_records() {
        let record = record.map_err(|error| Misread::whole(file.name, &error.to_string()))?;
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let line = lines.up_to(file.text, start);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push((line, record.iter().map(str::to_owned).collect::<Vec<_>>()));
        }
    }
    if rows.is_empty() {
        let what = "there is no header; write the names of the fields into the first line";
        return Err(Misread::whole(file.name, what));
    }
    let (_, mut header) = rows.remove(0);
    // Spreadsheets like to end every row with cells that nobody wrote.
    while header.last().is_some_and(|name| name.trim().is_empty()) {
        header.pop();
    }
    let wrong = misshapen(file, &header, &rows);
    if !wrong.is_empty() {
        return Err(Misread::at(file, wrong));
    }
    Ok((header, rows))
}

fn reader<'a>(file: &File<'a>, separator: u8) -> csv::Reader<&'a [u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(file.text.as_bytes())
}

/// The separator by which most columns have names that are known.
fn separator(file: &File<'_>) -> u8 {
    let known = |separator: &u8| {
        let header = reader(file, *separator).into_records().next();
        let header = header.and_then(Result::ok).unwrap_or_default();
        let known = |name: &str| List::ALL.iter().any(|list| column(*list, name).is_some());
        header.iter().filter(|name| known(name)).count()
    };
    // Of equals the last is taken, so the comma stands last.
    let separators = b"\t;,".iter().copied();
    separators.max_by_key(known).unwrap_or(b',')
}

/// The rows that do not fit the header, and a quotation mark that swallowed the rest.
fn misshapen(file: &File<'_>, header: &[String], rows: &[Row]) -> Vec<(Spot, String)> {
    let wide = |(line, cells): &Row| {
        let (has, wanted) = (cells.len(), header.len());
        let beyond = cells.iter().skip(wanted).all(|cell| cell.trim().is_empty());
        let cells = if has == 1 { "cell" } else { "cells" };
        (has < wanted || !beyond).then(|| {
            let what = format!(
                "the row has {has} {cells}, the header {wanted}; a cell with a separator, a quotation mark or a line end in it stands between quotation marks"
            );
            (Spot::Line(*line), what)
        })
    };
    let mut wrong: Vec<_> = rows.iter().filter_map(wide).collect();
    let is_open = file.text.matches('"').count() % 2 == 1;
    if let Some((line, cells)) = rows.last()
        && is_open
        && cells.iter().any(|cell| cell.contains('\n'))
    {
        let what =
            "a quotation mark is opened here and never closed; write `\"\"` for one in a text";
        wrong.push((Spot::Line(*line), what.to_owned()));
    }
    wrong
}

/// Counts lines on the way through a file.
struct Lines {
    line: usize,
    at: usize,
}

impl Lines {
    /// The line in which the record stands that begins at a byte, or behind line ends there: the
    /// reader counts those to the record that follows.
    fn up_to(&mut self, text: &str, start: usize) -> usize {
        let ends = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let start = start + rest.iter().take_while(|byte| ends(byte)).count();
        // Records begin behind ASCII, so both are borders of characters.
        let passed = text.get(self.at..start).unwrap_or_default();
        self.line += passed.matches('\n').count();
        self.at = start;
        self.line
    }
}

/// The list whose records have such columns.
fn list_of(header: &[String]) -> Option<List> {
    let has = |list: List, fields: &[&str]| {
        let columns = header.iter().filter_map(|name| column(list, name));
        columns
            .into_iter()
            .any(|column| fields.contains(&column.field))
    };
    let tells: [(List, &[&str]); 6] = [
        (List::Deliveries, &["item"]),
        (List::Quotes, &["words"]),
        (List::Sources, &["author", "publisher", "year", "url"]),
        (List::Events, &["when", "place", "people"]),
        (List::People, &["born", "died", "roles"]),
        (List::Places, &["inside", "at"]),
    ];
    let told = tells.iter().find(|(list, fields)| has(*list, fields));
    told.map(|(list, _)| *list)
}

fn columns(list: List, header: &[String]) -> Result<Vec<Column>, Vec<String>> {
    let (mut columns, mut wrong) = (Vec::<Column>::new(), Vec::new());
    for name in header {
        let Some(column) = column(list, name) else {
            wrong.push(if name.trim().is_empty() {
                "a column has no name; write the field that it holds".to_owned()
            } else {
                format!("column `{name}`: {}", unknown(&plain(name), list.fields()))
            });
            continue;
        };
        let same =
            |other: &&Column| other.field == column.field && other.language == column.language;
        if let Some(other) = columns.iter().find(same) {
            wrong.push(format!(
                "column `{name}`: column `{}` holds this field already; keep one of them",
                other.called
            ));
        }
        columns.push(column);
    }
    if wrong.is_empty() {
        Ok(columns)
    } else {
        Err(wrong)
    }
}

/// The column of a list that goes by a name.
fn column(list: List, name: &str) -> Option<Column> {
    let plain = plain(name);
    let (wanted, language) = match plain.split_once('.') {
        Some(("words", _)) => ("words", name.split_once('.').map(|(_, language)| language)),
        _ => (plain.as_str(), None),
    };
    let language = language.map(|language| language.trim().to_owned());
    let field = list.fields().iter().find(|field| **field == wanted)?;
    Some(Column {
        called: name.to_owned(),
        field,
        language,
    })
}

/// A name of a column as fields are spelt.
fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// The fields of a row that can be read, and what is wrong with the others.
fn record<'c>(
    list: List,
    columns: &'c [Column],
    cells: &[String],
) -> (Map<String, Value>, Vec<Wrong<'c>>) {
    let (mut fields, mut wrong) = (Map::new(), Vec::new());
    for (column, cell) in columns.iter().zip(cells) {
        if let Some(language) = &column.language {
            if !cell.trim().is_empty() {
                let words = fields
                    .entry("words")
                    .or_insert_with(|| Value::Object(Map::new()));
                words[language.as_str()] = Value::from(cell.as_str());
            }
            continue;
        }
        match cell::read(list, column.field, cell) {
            Ok(Some(value)) => drop(fields.insert(column.field.to_owned(), value)),
            Ok(None) => {}
            Err(what) => wrong.push((column, what)),
        }
    }
    (fields, wrong)
}
