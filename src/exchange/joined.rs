//! Texts joined by `;` in one cell, `\;` and `\\` within one, and the same read back.

use serde_json::Value;

use super::misread::wording;

/// The texts of a cell: joined by `;`, or a JSON list of texts.
///
/// A blank behind a `;` is the typist's, not the text's.
pub(super) fn read(cell: &str) -> Result<Vec<String>, String> {
    if is_json(cell) {
        return match serde_json::from_str(cell) {
            Ok(texts) => Ok(texts),
            Err(error) => Err(format!(
                "this is no list of texts in JSON: {}",
                wording(&error)
            )),
        };
    }
    Ok(split(cell))
}

/// Whether texts joined by `;` are read as the same texts again.
pub(super) fn reads_back(texts: &[&str]) -> bool {
    let escaped = texts
        .iter()
        .map(|text| text.replace('\\', "\\\\").replace(';', "\\;"));
    let cell = escaped.collect::<Vec<_>>().join(";");
    read(&cell).is_ok_and(|read| read == texts)
}

/// Whether a cell holds JSON: a list of texts or objects, an empty list, an object.
pub(super) fn is_json(cell: &str) -> bool {
    let cell = cell.trim_start();
    let Some(inner) = cell.strip_prefix('[') else {
        let inner = cell.strip_prefix('{').map(str::trim_start);
        return inner.is_some_and(|inner| inner.starts_with(['"', '}']));
    };
    inner.trim_start().starts_with(['"', '{', ']'])
}

/// Reads a cell that holds JSON.
pub(super) fn json(cell: &str) -> Result<Value, String> {
    serde_json::from_str(cell).map_err(|error| format!("this is no JSON: {}", wording(&error)))
}

/// The parts between unescaped semicolons, without blanks around them; empty ones are left out.
pub(super) fn split(cell: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = cell.chars().peekable();
    while let Some(c) = letters.next() {
        let part = parts.last_mut().expect("there is always a last part");
        match c {
            '\\' if matches!(letters.peek(), Some(';' | '\\')) => part.extend(letters.next()),
            ';' => parts.push(String::new()),
            c => part.push(c),
        }
    }
    let trimmed = parts.iter().map(|part| part.trim().to_owned());
    trimmed.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(cell: &str, expected: &[&str]) {
        assert_eq!(read(cell).unwrap(), expected, "{cell}");
    }

    #[test]
    fn cells_are_taken_apart() {
        case("a;b", &["a", "b"]);
        case(" a ; b;;", &["a", "b"]);
        case("a\\;b;c\\\\", &["a;b", "c\\"]);
        case("a\\b", &["a\\b"]);
        case("[\"a;b\", \" c\"]", &["a;b", " c"]);
        case("[a]", &["[a]"]);
        case("", &[]);
    }

    #[test]
    fn what_would_be_read_otherwise_is_known() {
        for texts in [&["a;b", "c\\"][..], &["x"], &["a", "a"]] {
            assert!(reads_back(texts), "{texts:?}");
        }
        for texts in [&[" a"][..], &["[\"a\"]"], &["[]"], &["a", "b\n"]] {
            assert!(!reads_back(texts), "{texts:?}");
        }
    }
}
