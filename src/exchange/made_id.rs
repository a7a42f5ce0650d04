//! Ids for records that have none, made of their names.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::body::List;
use crate::{model::Word, names::in_ascii};

/// The ids of a file, given and made.
pub(super) struct Ids {
    taken: HashSet<String>,
    /// The last number put behind a name that several have.
    numbers: HashMap<String, usize>,
}

impl Ids {
    /// Those that are given.
    pub fn given<'i>(ids: impl Iterator<Item = &'i str>) -> Self {
        Self {
            taken: ids.map(|id| id.trim().to_owned()).collect(),
            numbers: HashMap::new(),
        }
    }

    /// A new one from the name of a record: small Latin letters and digits, with hyphens.
    pub fn make(&mut self, list: List, fields: &Map<String, Value>) -> String {
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
        let number = self.numbers.entry(slug.clone()).or_insert(0);
        loop {
            *number += 1;
            let id = match *number {
                1 => slug.clone(),
                number => format!("{slug}-{number}"),
            };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
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
            ("Семён Аралов", "semen-aralov"),
            ("O'Neill, J.-P.", "oneill-j-p"),
            ("…", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }
}
