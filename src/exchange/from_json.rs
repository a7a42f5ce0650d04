//! Reads what `export` writes as JSON and NDJSON, and what others write in its shape.

use serde::{Deserialize, de::IntoDeserializer};
use serde_json::{Value, value::RawValue};

use super::{
    body::List,
    draft::Draft,
    misread::{File, Misread, Spot, wording},
};
use crate::model::Word;

const WHICH: &str = "say which list its records belong to, such as `--as people`";

/// Everything, as one object.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Everything<'a> {
    title: Option<String>,
    #[serde(borrow)]
    sources: Vec<&'a RawValue>,
    people: Vec<&'a RawValue>,
    groups: Vec<&'a RawValue>,
    places: Vec<&'a RawValue>,
    objects: Vec<&'a RawValue>,
    events: Vec<&'a RawValue>,
    deliveries: Vec<&'a RawValue>,
    quotes: Vec<&'a RawValue>,
}

/// Reads an object of lists, or an array of records of one list.
pub(super) fn json(file: &File<'_>, list: Option<List>) -> Result<Draft, Misread> {
    let mut draft = Draft::default();
    if file.text.trim_start().starts_with('[') {
        let list = list.ok_or_else(|| Misread::whole(file.name, WHICH))?;
        let records: Vec<&RawValue> = parse(file)?;
        each(&mut draft, file, list, &records);
        return Ok(draft);
    }
    let all: Everything<'_> = parse(file)?;
    draft.body.title = all.title;
    for (list, records) in [
        (List::Sources, all.sources),
        (List::People, all.people),
        (List::Groups, all.groups),
        (List::Places, all.places),
        (List::Objects, all.objects),
        (List::Events, all.events),
        (List::Deliveries, all.deliveries),
        (List::Quotes, all.quotes),
    ] {
        each(&mut draft, file, list, &records);
    }
    Ok(draft)
}

fn parse<'a, T: Deserialize<'a>>(file: &File<'a>) -> Result<T, Misread> {
    serde_json::from_str(file.text).map_err(|error| {
        let spot = file.stopped(file.text, &error);
        Misread::at(file, vec![(spot, wording(&error))])
    })
}

fn each(draft: &mut Draft, file: &File<'_>, list: List, records: &[&RawValue]) {
    for record in records {
        let text = record.get();
        let spot = Spot::Offset(file.offset(text));
        let mut parser = serde_json::Deserializer::from_str(text);
        if let Err(error) = draft.read(list, spot, &mut parser) {
            draft
                .wrong
                .push((file.stopped(text, &error), wording(&error)));
        }
    }
}

/// Reads one record a line; each names its list, or all belong to one.
pub(super) fn ndjson(file: &File<'_>, list: Option<List>) -> Draft {
    let mut draft = Draft::default();
    for (at, line) in file.text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        if let Err(what) = record(&mut draft, Spot::Line(at + 1), line, list) {
            draft.wrong.push((Spot::Line(at + 1), what));
        }
    }
    draft
}

fn record(draft: &mut Draft, spot: Spot, line: &str, list: Option<List>) -> Result<(), String> {
    let value: Value = serde_json::from_str(line).map_err(|error| wording(&error))?;
    let Value::Object(mut fields) = value else {
        return Err("a record is needed here; write it between `{` and `}`".to_owned());
    };
    let named = fields.shift_remove("list");
    let list = match (&named, list) {
        (None, Some(list)) => list,
        (None, None) => return Err(WHICH.to_owned()),
        (Some(Value::String(name)), _) if name == "title" => {
            let title = fields.get("title").and_then(Value::as_str);
            draft.body.title = title.map(str::to_owned);
            return Ok(());
        }
        (Some(name), _) => {
            let text = name.as_str().unwrap_or_default();
            List::from_text(text).ok_or_else(|| {
                let lists: Vec<String> = List::ALL
                    .iter()
                    .map(|list| format!("`{}`", list.as_str()))
                    .collect();
                format!("there is no list {name}; write one of {}", lists.join(", "))
            })?
        }
    };
    let record = Value::Object(fields).into_deserializer();
    draft
        .read(list, spot, record)
        .map_err(|error: serde_json::Error| wording(&error))
}
