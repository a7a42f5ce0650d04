//! Rows become text, one after another: TSV, CSV, a JSON array, or one JSON object a line.

use serde::Serialize;

use super::{
    Format,
    apart::Apart,
    json,
    row::Told,
    separated::{self, Field},
};

/// Rows of one sort as they are written; none is kept.
pub struct Rows {
    /// The fields that are wanted, in order.
    fields: Vec<Field>,
    form: Form,
    text: String,
    /// Where the cells of a line end that is being written.
    ends: Vec<usize>,
    /// How many are expected behind the next.
    expected: usize,
}

/// Room for no more bytes than that is made beforehand.
const MOST: usize = 1 << 26;

#[derive(Clone, Copy)]
enum Form {
    Separated(Apart),
    Array,
    Lines,
}

impl Rows {
    /// In the format asked for, if that is one for programs. None leaves the header to the format.
    pub fn new(
        format: Format,
        fields: impl FnOnce() -> Vec<&'static str>,
        header: Option<bool>,
    ) -> Option<Self> {
        match format {
            Format::Tsv => Some(Self::tsv(&fields(), header.unwrap_or(false))),
            Format::Csv => Some(Self::csv(&fields(), header.unwrap_or(true))),
            Format::Json => Some(Self::array()),
            Format::Ndjson => Some(Self::lines()),
            Format::Table | Format::Markdown | Format::Svg => None,
        }
    }

    /// Fields separated by tabs; `\t`, `\n`, `\r` and `\\` are escaped so that a row is a line.
    fn tsv(fields: &[&'static str], header: bool) -> Self {
        Self::separated(Apart::Tabs, fields, header)
    }

    /// Fields separated by commas, quoted where needed (RFC 4180), lines ended by a line feed.
    pub fn csv(fields: &[&'static str], header: bool) -> Self {
        Self::separated(Apart::Commas, fields, header)
    }

    fn separated(apart: Apart, fields: &[&'static str], header: bool) -> Self {
        let mut rows = Self::of(Form::Separated(apart), Field::all(fields));
        if header {
            rows.text = apart.head(fields);
        }
        rows
    }

    /// An array of row objects, a line each; `[]` when there is none.
    pub const fn array() -> Self {
        Self::of(Form::Array, Vec::new())
    }

    /// One row object a line.
    pub const fn lines() -> Self {
        Self::of(Form::Lines, Vec::new())
    }

    const fn of(form: Form, fields: Vec<Field>) -> Self {
        Self {
            fields,
            form,
            text: String::new(),
            ends: Vec::new(),
            expected: 0,
        }
    }

    /// So many rows are to come, more or less: room for them is made when the first tells how long they are.
    pub const fn expect(&mut self, rows: usize) {
        self.expected = rows;
    }

    /// Writes a row.
    pub fn push(&mut self, row: &impl Serialize) {
        self.tell(&Told::of(row));
    }

    /// Writes a row, and what is told of it.
    pub(super) fn tell<R: Serialize>(&mut self, told: &Told<'_, R>) {
        let text = &mut self.text;
        let start = text.len();
        match self.form {
            Form::Separated(apart) => {
                separated::line(told, &self.fields, apart, text, &mut self.ends);
            }
            Form::Array => {
                text.push_str(if text.is_empty() { "[\n" } else { ",\n" });
                json::write(told, text);
            }
            Form::Lines => {
                json::write(told, text);
                text.push('\n');
            }
        }
        let expected = std::mem::take(&mut self.expected);
        if expected > 0 {
            text.reserve(MOST.min((text.len() - start).saturating_mul(expected)));
        }
    }

    /// All that was written.
    pub fn text(self) -> String {
        match self.form {
            Form::Separated(_) | Form::Lines => self.text,
            Form::Array if self.text.is_empty() => "[]\n".to_owned(),
            Form::Array => self.text + "\n]\n",
        }
    }
}
