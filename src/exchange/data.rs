//! Bodies as data: JSON, NDJSON and CSV.
//!
//! A record is a row like those of an answer, written by the same hands. A list in a CSV cell
//! whose joined texts would not be read back as they are is compact JSON instead.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    body::{Body, List},
    joined,
};
use crate::{
    model::Word,
    render::{Rows, json},
};

/// One object: the title, and each list as an array of records, a line each.
pub(super) fn json(body: &Body) -> String {
    let list = |list: &List| {
        let records = json_of(body, *list);
        format!(",\n\"{}\":{}", list.as_str(), records.trim_end())
    };
    let title = json::object(&title(body));
    let lists: String = List::ALL.iter().map(list).collect();
    format!("{{\n\"title\":{title}{lists}\n}}\n")
}

/// A record a line, each with the list it belongs to; the title, if there is one, first.
pub(super) fn ndjson(body: &Body) -> String {
    let mut text = String::new();
    if body.title.is_some() {
        let mut line = Map::new();
        line.insert("list".to_owned(), Value::from("title"));
        line.insert("title".to_owned(), title(body));
        text = json::object(&Value::Object(line)) + "\n";
    }
    for list in List::ALL {
        let mut rows = records(body, *list);
        for row in &mut rows {
            if let Value::Object(fields) = row {
                fields.shift_insert(0, "list".to_owned(), Value::from(list.as_str()));
            }
        }
        text.push_str(&written(Rows::lines(), &rows));
    }
    text
}

/// The records of a list as an array.
pub(super) fn json_of(body: &Body, list: List) -> String {
    written(Rows::array(), &records(body, list))
}

/// The records of a list, one a line.
pub(super) fn ndjson_of(body: &Body, list: List) -> String {
    written(Rows::lines(), &records(body, list))
}

/// The records of a list as CSV with a header.
pub(super) fn csv_of(body: &Body, list: List) -> String {
    let mut rows = records(body, list);
    let fields = rows.iter_mut().filter_map(Value::as_object_mut);
    for value in fields.flat_map(Map::values_mut) {
        if let Value::Array(items) = value
            && let Some(texts) = items.iter().map(Value::as_str).collect::<Option<Vec<_>>>()
            && !joined::reads_back(&texts)
        {
            *value = Value::String(json::object(value));
        }
    }
    written(Rows::csv(list.fields(), true), &rows)
}

fn title(body: &Body) -> Value {
    Value::from(body.title.as_deref())
}

fn written(mut rows: Rows, records: &[Value]) -> String {
    for record in records {
        rows.push(record);
    }
    rows.text()
}

fn records(body: &Body, list: List) -> Vec<Value> {
    match list {
        List::Sources => objects(&body.sources),
        List::People => objects(&body.people),
        List::Groups => objects(&body.groups),
        List::Places => objects(&body.places),
        List::Objects => objects(&body.objects),
        List::Events => objects(&body.events),
        List::Deliveries => objects(&body.deliveries),
        List::Quotes => objects(&body.quotes),
    }
}

fn objects(records: &[impl Serialize]) -> Vec<Value> {
    let object = |record| serde_json::to_value(record).expect("records are objects");
    records.iter().map(object).collect()
}
