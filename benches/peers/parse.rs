//! The facts of factgen read by the ron crate into plain structs, and nothing done with them: what an index is measured
//! against.

use std::{fs, hint::black_box, path::Path};

use serde::Deserialize;

use crate::Outcome;

/// Parses a file, and ends without taking apart what came of it.
pub fn parse(file: &Path) -> Outcome<()> {
    let text = fs::read_to_string(file)?;
    std::mem::forget(black_box(ron::from_str::<Facts>(&text)?));
    Ok(())
}

macro_rules! records {
    ($($Record:ident { $($field:ident: $Type:ty),* })*) => {
        $(
            #[derive(Deserialize)]
            #[expect(dead_code, reason = "nothing is done with it")]
            struct $Record { $($field: $Type),* }
        )*
    };
}

records! {
    Facts {
        title: String, sources: Vec<Source>, people: Vec<Person>, groups: Vec<Group>, places: Vec<Place>,
        events: Vec<Event>, deliveries: Vec<Delivery>
    }
    Source { id: String, kind: Kind, title: String, year: String }
    Person { id: String, name: String, born: String, roles: Vec<String>, cite: Vec<String> }
    Group { id: String, name: String, kind: Kind }
    Place { id: String, name: String }
    Event { id: String, title: String, when: String, place: String, people: Vec<Part>, cite: Vec<String> }
    Part { id: String }
    Delivery {
        id: String, item: String, kind: Kind, unit: String, from: String, to: String, when: String,
        figures: Vec<Amount>, cite: Vec<String>
    }
}

#[derive(Deserialize)]
enum Amount {
    Exact(#[expect(dead_code, reason = "nothing is done with it")] f64),
}

/// A kind of source, group or delivery.
#[derive(Deserialize)]
enum Kind {
    Archive,
    Book,
    Document,
    Encyclopedia,
    Food,
    Materials,
    Memoir,
    Newspaper,
    Organisation,
    Other,
    Thesis,
}
