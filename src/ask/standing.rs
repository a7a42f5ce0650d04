//! How whole records stand: an event, a delivery, a quote, somebody's part in one.
//!
//! The resolver judges single values; here what a record consists of is put together, once for
//! all questions. Whatever is disputed in a record makes it disputed.

use crate::{
    facts::{Facts, Record},
    model::{Date, Delivery, Part, Rivals, Standing, Subject},
};

/// How a record stands as such: disputed if its date, its figures or itself are, else as its
/// figures, its date, or what it cites itself.
pub(super) fn of(facts: &Facts, record: Record<'_>) -> Standing {
    match record {
        Record::Event(event) => dated(facts, &event.subject, &event.when, None),
        Record::Quote(quote) => {
            // The words are what a quote tells; when they were said is beside it.
            let resolver = facts.resolver();
            let words = resolver.assertion(&quote.subject.cite, &quote.subject.against);
            match resolver.field(&quote.when) {
                Some(Standing::Disputed) => Standing::Disputed,
                _ => words,
            }
        }
        Record::Delivery(delivery) => {
            let Delivery {
                subject,
                when,
                figures,
                ..
            } = delivery;
            dated(facts, subject, when, facts.resolver().field(figures))
        }
        other => other.subject().map_or(Standing::Unsourced, |subject| {
            facts.resolver().assertion(&subject.cite, &subject.against)
        }),
    }
}

/// How something with a date stands, and with figures if it has any. That all its figures are
/// rejected rejects the figures, not the record.
fn dated(
    facts: &Facts,
    subject: &Subject,
    when: &Rivals<Date>,
    figures: Option<Standing>,
) -> Standing {
    let resolver = facts.resolver();
    let own = resolver.assertion(&subject.cite, &subject.against);
    let fields = [figures, resolver.field(when)];
    if own == Standing::Disputed || fields.contains(&Some(Standing::Disputed)) {
        return Standing::Disputed;
    }
    let told = fields
        .into_iter()
        .flatten()
        .find(|standing| *standing != Standing::Rejected);
    told.unwrap_or(own)
}

/// How it stands that something took part in an event: no better than the event, no better
/// than the part.
pub(super) fn of_part(facts: &Facts, event: Record<'_>, part: Option<&Part>) -> Standing {
    let whole = of(facts, event);
    let Some(part) = part else { return whole };
    let own = facts.resolver().assertion(&part.cite, &part.against);
    if whole == Standing::Disputed || own == Standing::Disputed {
        return Standing::Disputed;
    }
    // What is left is support: unsourced before one source before several.
    whole.min(own)
}
