//! Rows become text, one after another: TSV, CSV, a JSON array, or one JSON object a line.

use serde::Serialize;

use super::{Format, json, row::Told, separated};
use crate::model::showable;

/// Rows of one sort as they are written; none is kept.
pub struct Rows {
    /// The fields in order, nested ones by their path.
    fields: Vec<&'static str>,
    form: Form,
    text: String,
}

enum Form {
    Tsv,
    Csv(Box<csv::Writer<Vec<u8>>>),
    Array,
    Lines,
}

const INTO_MEMORY: &str = "writing into memory cannot fail";

impl Rows {
    /// In the format asked for, if that is one for programs. None leaves the header to the format.
    pub fn new(
        format: Format,
        fields: impl FnOnce() -> Vec<&'static str>,
        header: Option<bool>,
    ) -> Option<Self> {
        match format {
            Format::Tsv => Some(Self::tsv(fields(), header.unwrap_or(false))),
            Format::Csv => Some(Self::csv(fields(), header.unwrap_or(true))),
            Format::Json => Some(Self::array()),
            Format::Ndjson => Some(Self::lines()),
            Format::Table | Format::Markdown | Format::Svg => None,
        }
    }

    /// Fields separated by tabs; `\t`, `\n`, `\r` and `\\` are escaped so that a row is a line.
    fn tsv(fields: Vec<&'static str>, header: bool) -> Self {
        let head = header.then(|| fields.join("\t") + "\n");
        Self {
            text: head.unwrap_or_default(),
            ..Self::of(Form::Tsv, fields)
        }
    }

    /// Fields separated by commas, quoted where needed (RFC 4180), lines ended by a line feed.
    pub fn csv(fields: Vec<&'static str>, header: bool) -> Self {
        let mut writer = Box::new(csv::Writer::from_writer(Vec::new()));
        if header {
            writer.write_record(&fields).expect(INTO_MEMORY);
        }
        Self::of(Form::Csv(writer), fields)
    }

    /// An array of row objects, a line each; `[]` when there is none.
    pub const fn array() -> Self {
        Self::of(Form::Array, Vec::new())
    }

    /// One row object a line.
    pub const fn lines() -> Self {
        Self::of(Form::Lines, Vec::new())
    }

    const fn of(form: Form, fields: Vec<&'static str>) -> Self {
        Self {
            fields,
            form,
            text: String::new(),
        }
    }

    /// Writes a row.
    pub fn push(&mut self, row: &impl Serialize) {
        self.tell(&Told {
            query: None,
            row,
            origin: None,
        });
    }

    /// Writes a row, and what is told of it.
    pub(super) fn tell<R: Serialize>(&mut self, told: &Told<'_, R>) {
        let text = &mut self.text;
        match &mut self.form {
            Form::Tsv => {
                separated::cells(told, &self.fields, text, |text, start| {
                    separated::escape(text, start);
                    text.push('\t');
                });
                // The last cell ends with the line.
                text.pop();
                text.push('\n');
            }
            Form::Csv(writer) => {
                separated::cells(told, &self.fields, text, |text, start| {
                    let cell = showable(&text[start..]);
                    writer.write_field(cell.as_bytes()).expect(INTO_MEMORY);
                    text.truncate(start);
                });
                writer.write_record(None::<&[u8]>).expect(INTO_MEMORY);
            }
            Form::Array => {
                text.push_str(if text.is_empty() { "[\n" } else { ",\n" });
                text.push_str(&json::object(told));
            }
            Form::Lines => {
                text.push_str(&json::object(told));
                text.push('\n');
            }
        }
    }

    /// All that was written.
    pub fn text(self) -> String {
        match self.form {
            Form::Tsv | Form::Lines => self.text,
            Form::Csv(writer) => {
                let bytes = writer.into_inner().expect(INTO_MEMORY);
                String::from_utf8(bytes).expect("only text was written")
            }
            Form::Array if self.text.is_empty() => "[]\n".to_owned(),
            Form::Array => self.text + "\n]\n",
        }
    }
}
