//! Rows as lines of fields: TSV and CSV.
//!
//! Both write the same fields: nested objects flattened (`quantity.min`), lists of ids and
//! texts joined by `;` (inside one, `;` and `\` are written `\;` and `\\`), lists of objects as compact JSON,
//! what is unknown as an empty field.

use serde_json::Value;

use super::{json, row::Rows};
use crate::model::showable;

/// Fields separated by tabs; `\t`, `\n`, `\r` and `\\` are escaped so that a row is a line.
pub fn tsv(rows: &Rows, header: bool) -> String {
    let mut text = String::new();
    if header {
        text.push_str(&rows.fields.join("\t"));
        text.push('\n');
    }
    for row in &rows.rows {
        let cells = rows.fields.iter().map(|field| escape(&cell(row, field)));
        text.push_str(&cells.collect::<Vec<_>>().join("\t"));
        text.push('\n');
    }
    text
}

/// Fields separated by commas, quoted where needed (RFC 4180), lines ended by a line feed.
pub fn csv(rows: &Rows, header: bool) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let into_memory = "writing into memory cannot fail";
    if header {
        writer.write_record(&rows.fields).expect(into_memory);
    }
    for row in &rows.rows {
        let cells = rows.fields.iter().map(|field| cell(row, field));
        writer.write_record(cells).expect(into_memory);
    }
    let bytes = writer.into_inner().expect(into_memory);
    String::from_utf8(bytes).expect("only text was written")
}

/// The field of a row, named by its path.
fn cell(row: &Value, path: &str) -> String {
    let value = path.split('.').try_fold(row, |value, name| value.get(name));
    showable(&flat(value.unwrap_or(&Value::Null))).into_owned()
}

fn flat(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let texts = items.iter().filter_map(Value::as_str);
            texts
                .map(|text| text.replace('\\', "\\\\").replace(';', "\\;"))
                .collect::<Vec<_>>()
                .join(";")
        }
        Value::Array(_) | Value::Object(_) => json::object(value),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn escape(cell: &str) -> String {
    cell.replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}
