//! Reads a spreadsheet: a record a row, a field a column, in any order.
//!
//! Columns are named by fields, in any case. Separators are commas, semicolons or tabs, whichever
//! makes more of the header. A record without an id gets one from its name.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::{
    body::List,
    cell,
    draft::Draft,
    misread::{File, Misread, Spot, unknown, wording},
};
use crate::{model::Word, names::in_ascii};

/// A column: the field it holds, and of words the language.
struct Column {
    /// What the file calls it.
    called: String,
    field: &'static str,
    language: Option<String>,
}

/// A row: where it stands, and its cells.
type Row = (usize, Vec<String>);

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
    let mut ids = Ids::taken(&columns, &rows);
    for (line, cells) in rows {
        let spot = Spot::Line(line);
        match record(list, &columns, &cells) {
            Ok(mut fields) => {
                if !fields.contains_key("id") {
                    let id = ids.make(list, &fields);
                    fields.insert("id".to_owned(), Value::from(id));
                }
                if let Err(error) = draft.read(list, spot, Value::Object(fields)) {
                    draft.wrong.push((spot, wording(&error)));
                }
            }
            Err(wrong) => draft
                .wrong
                .extend(wrong.into_iter().map(|what| (spot, what))),
        }
    }
    Ok(draft)
}

/// The header and the rows that are not empty.
fn rows(file: &File<'_>) -> Result<(Vec<String>, Vec<Row>), Misread> {
    let read = |separator: u8| {
        csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(file.text.as_bytes())
    };
    let known = |separator: &u8| {
        let header = read(*separator).into_records().next();
        let header = header.and_then(Result::ok).unwrap_or_default();
        let known = |name: &str| List::ALL.iter().any(|list| column(*list, name).is_some());
        header.iter().filter(|name| known(name)).count()
    };
    // Of equals the last is taken, so the comma stands last.
    let separator = b"\t;,".iter().copied().max_by_key(known).unwrap_or(b',');
    let mut all = Vec::new();
    for record in read(separator).into_records() {
        let record = record.map_err(|error| Misread::whole(file.name, &error.to_string()))?;
        let line = record.position().map_or(1, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            all.push((line, record.iter().map(str::to_owned).collect::<Vec<_>>()));
        }
    }
    if all.is_empty() {
        let what = "there is no header; write the names of the fields into the first line";
        return Err(Misread::whole(file.name, what));
    }
    let (_, header) = all.remove(0);
    let wide = |(line, cells): &Row| {
        let (has, wanted) = (cells.len(), header.len());
        let beyond = cells.iter().skip(wanted).all(|cell| cell.trim().is_empty());
        (has < wanted || !beyond).then(|| {
            let what = format!(
                "the row has {has} cells, the header {wanted}; a cell with a separator, a quotation mark or a line end in it stands between quotation marks"
            );
            (Spot::Line(*line), what)
        })
    };
    let wrong: Vec<_> = all.iter().filter_map(wide).collect();
    if !wrong.is_empty() {
        return Err(Misread::at(file, wrong));
    }
    Ok((header, all))
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

/// The fields of a row, or all that is wrong with it.
fn record(
    list: List,
    columns: &[Column],
    cells: &[String],
) -> Result<Map<String, Value>, Vec<String>> {
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
            Err(what) => wrong.push(format!("column `{}`: {what}", column.called)),
        }
    }
    if wrong.is_empty() {
        Ok(fields)
    } else {
        Err(wrong)
    }
}

/// The ids of a file, given and made.
struct Ids(HashSet<String>);

impl Ids {
    /// Those that the rows give.
    fn taken(columns: &[Column], rows: &[Row]) -> Self {
        let at = columns.iter().position(|column| column.field == "id");
        let given = rows.iter().filter_map(|(_, cells)| cells.get(at?));
        Self(given.map(|id| id.trim().to_owned()).collect())
    }

    /// A new one from the name of a record: small Latin letters and digits, with hyphens.
    fn make(&mut self, list: List, fields: &Map<String, Value>) -> String {
        let text =
            ["name", "title", "item", "words"]
                .iter()
                .find_map(|name| match fields.get(*name)? {
                    Value::Object(words) => words.values().next()?.as_str(),
                    other => other.as_str(),
                });
        let slug = slug(text.unwrap_or_default());
        let slug = if slug.is_empty() {
            list.as_str().to_owned()
        } else {
            slug
        };
        let mut id = slug.clone();
        let mut number = 1;
        while !self.0.insert(id.clone()) {
            number += 1;
            id = format!("{slug}-{number}");
        }
        id
    }
}

fn slug(name: &str) -> String {
    const LONG: usize = 40;
    let ascii = in_ascii(name).to_lowercase().replace(['\'', '?'], "");
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric());
    let mut slug = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !slug.is_empty() {
            if slug.len() + word.len() >= LONG {
                break;
            }
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_ids() {
        for (name, expected) in [
            ("Mustafa Kemal Atatürk", "mustafa-kemal-ataturk"),
            ("Семён Аралов", "semyon-aralov"),
            ("O'Neill, J.-P.", "oneill-j-p"),
            ("…", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }
}
