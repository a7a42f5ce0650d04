//! The phrases that answers are told in: quantities, dates, names, references, remarks.

use super::blocks::Tone;
use crate::{
    ask::Match,
    facts::Facts,
    model::{
        Citation, Claim, Date, Decimal, Delivery, Figure, Id, Objection, Qualifier, Quantity,
        Rivals, Source, Standing, Status, Word, Wording, showable,
    },
    names::{MatchKind, is_latin},
};

/// A quantity without its unit: `39,000`, `about 40,000`, `30 to 50`, `unknown`. Where the bounds
/// reach beyond the one figure to quote, they stand behind it: `39,000 (39,000 to 40,000)`.
pub(super) fn quantity(quantity: &Quantity) -> String {
    let grouped = |number: &Option<Decimal>| {
        number
            .as_ref()
            .map_or_else(|| "?".to_owned(), Decimal::grouped)
    };
    let (min, max) = (grouped(&quantity.min), grouped(&quantity.max));
    let bounds = match quantity.qualifier {
        Qualifier::Exact => return min,
        Qualifier::About => return format!("about {min}"),
        Qualifier::Unknown => return "unknown".to_owned(),
        Qualifier::Almost => format!("almost {max}"),
        Qualifier::Over if quantity.min.is_none() => "without bounds".to_owned(),
        Qualifier::Over => format!("over {min}"),
        Qualifier::Between => format!("{min} to {max}"),
    };
    match &quantity.best {
        Some(best) => format!("{} ({bounds})", best.grouped()),
        None => bounds,
    }
}

/// An item with its quantity and what is counted, unless the item says that itself:
/// `rifles: 39,000`, `money: almost 80,000,000 (lira)`.
pub(super) fn counted(delivery: &Delivery) -> String {
    let (item, amount) = (
        &delivery.subject.name,
        Quantity::of_rivals(&delivery.figures),
    );
    match &delivery.unit {
        Some(unit) if amount.is_known() && !item.starts_with(&**unit) => {
            format!("{item}: {} ({unit})", quantity(&amount))
        }
        _ => format!("{item}: {}", quantity(&amount)),
    }
}

/// The figures of a delivery one by one, where there are several: how much, by whom, how ranked.
pub(super) fn figures(rivals: &Rivals<Figure>) -> Vec<String> {
    if rivals.claims().len() < 2 {
        return Vec::new();
    }
    let figure = |claim: &Claim<Figure>| {
        let amount = quantity(&claim.is.amount.quantity());
        let when = claim
            .is
            .when
            .as_ref()
            .map_or_else(String::new, |when| format!(", {}", when.text()));
        // A remark is shown where it gives the reason for a rank; the rest is left to rows.
        let note = claim
            .note
            .as_ref()
            .map_or_else(String::new, |note| format!(": {note}"));
        let rank = claim
            .rank
            .map_or_else(String::new, |rank| format!(", {}{note}", rank.as_str()));
        format!("{amount}{when} [{}]{rank}", cites(&claim.cite))
    };
    rivals.claims().iter().map(figure).collect()
}

/// An objection, and who raises it.
pub(super) fn objection(objection: &Objection) -> String {
    format!("but: {} [{}]", objection.says, cites(&objection.cite))
}

/// The dates to show for rivals: the preferred one alone, else all that differ.
pub(super) fn shown_dates(rivals: &Rivals<Date>) -> Vec<&Date> {
    if let Some(preferred) = rivals.preferred() {
        return vec![&preferred.is];
    }
    let mut shown: Vec<&Date> = Vec::new();
    for claim in rivals.standing() {
        if !shown.iter().any(|date| date.is_same(&claim.is)) {
            shown.push(&claim.is);
        }
    }
    shown
}

/// Rival dates in words: `1923 or 1925`.
pub(super) fn dates(rivals: &Rivals<Date>) -> String {
    let shown = shown_dates(rivals);
    if let Some(together) = Date::one_of(&shown) {
        return together.text().into();
    }
    let texts: Vec<String> = shown.iter().map(|date| date.text().into()).collect();
    if texts.is_empty() {
        "undated".to_owned()
    } else {
        texts.join(" or ")
    }
}

/// Citations in one line.
pub(super) fn cites<'c>(cite: impl IntoIterator<Item = &'c Citation>) -> String {
    let keys: Vec<String> = cite.into_iter().map(ToString::to_string).collect();
    if keys.is_empty() {
        "unsourced".to_owned()
    } else {
        keys.join(", ")
    }
}

/// The name of a record, `?` where the sources do not tell which.
pub(super) fn name<'f>(facts: &'f Facts, id: Option<&'f Id>) -> &'f str {
    id.map_or("?", |id| facts.name_of(id))
}

/// A source as a bibliography lists it: author, title, publisher, year, descent.
pub(super) fn reference(source: &Source) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(source.author.as_ref().map(Wording::to_string));
    parts.extend(source.title.as_ref().map(|title| format!("“{title}”")));
    parts.extend(source.publisher.as_ref().map(Wording::to_string));
    parts.extend(source.year.as_ref().map(Wording::to_string));
    if parts.is_empty() {
        parts.push(source.kind.map_or("source", Word::as_str).to_owned());
    }
    let mut text = parts.join(", ");
    if !source.derives_from.is_empty() {
        let ids: Vec<&str> = source.derives_from.iter().map(Id::as_str).collect();
        text.push_str("; derives from ");
        text.push_str(&ids.join(", "));
    }
    text
}

/// How a name was found, where it was not found as it is written.
pub(super) fn matched(found: &Match) -> Option<String> {
    let how = match found.kind {
        MatchKind::Exact => return None,
        MatchKind::Folded => "",
        MatchKind::Prefix => " (beginning)",
        MatchKind::Initials => " (initials)",
        MatchKind::Fuzzy => " (similar)",
        MatchKind::Transliterated if is_latin(&found.query) == is_latin(&found.via) => {
            " (other romanisation)"
        }
        MatchKind::Transliterated => " (other script)",
        MatchKind::Equivalent => " (in another language)",
    };
    Some(format!("≈ {} → {}{how}", showable(&found.query), found.via))
}

/// From whom to whom something went, and how far it got unless it was simply sent.
pub(super) fn way(facts: &Facts, delivery: &Delivery) -> String {
    let Delivery {
        from, to, status, ..
    } = delivery;
    let way = format!(
        "{} → {}",
        name(facts, from.as_ref()),
        name(facts, to.as_ref())
    );
    match status {
        Status::Sent => way,
        Status::Received | Status::Asked | Status::Agreed | Status::Promised | Status::Owed => {
            format!("{way}, {}", status.as_str())
        }
    }
}

/// A sentence about a number of things; none about no things.
pub(super) fn number_of(number: usize, one: &str, several: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {several}")),
    }
}

/// The tone in which a standing is told.
pub(super) const fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Disputed | Standing::Rejected | Standing::Unsourced => Tone::Doubt,
        Standing::SingleSource | Standing::Corroborated => Tone::Faint,
    }
}
