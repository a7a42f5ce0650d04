//! Values of records as a fact file writes them: claims, parts, amounts, words, texts.

use super::{
    body::{Cite, DateClaim, Figure, Objection, Part, Saying},
    layout::Node,
    values::{Spelt, Written},
};
use crate::model::{Amount, Citation, Decimal, Id, Rank, Word, acts};

/// A field of a record; none where there is nothing to say.
pub(super) type Field = Option<(&'static str, Node)>;

pub(super) fn dates(field: &'static str, claims: &[DateClaim], cover: &Cite) -> Field {
    let node = |claim: &DateClaim| {
        let is = atom(claim.is.0.as_written());
        let rest = backing(&claim.against.0, claim.rank.as_ref(), claim.note.as_ref());
        stated(("is", is), None, claim.cite.as_ref(), rest, cover)
    };
    let mut nodes: Vec<Node> = claims.iter().map(node).collect();
    match nodes.len() {
        1 if nodes[0].is_plain() => nodes.pop().map(|only| (field, only)),
        _ => listed(field, nodes),
    }
}

pub(super) fn sayings(field: &'static str, claims: &[Saying], cover: &Cite) -> Field {
    let node = |claim: &Saying| {
        let when = claim.when.as_ref();
        let when = when.map(|when| ("when", atom(when.0.as_written())));
        let rest = backing(&claim.against.0, claim.rank.as_ref(), claim.note.as_ref());
        stated(
            ("is", atom(&claim.is)),
            when,
            claim.cite.as_ref(),
            rest,
            cover,
        )
    };
    listed(field, claims.iter().map(node).collect())
}

pub(super) fn figure(claim: &Figure, cover: &Cite) -> Node {
    let amount = Node::Plain(amount(&claim.amount.0));
    let when = claim.when.as_ref();
    let when = when.map(|when| ("when", atom(when.0.as_written())));
    let rest = backing(&claim.against.0, claim.rank.as_ref(), claim.note.as_ref());
    stated(("amount", amount), when, claim.cite.as_ref(), rest, cover)
}

/// A claim, bare where it says nothing but its value and what covers it is what it cites.
fn stated(
    is: (&'static str, Node),
    when: Field,
    cite: Option<&Cite>,
    rest: Vec<Field>,
    cover: &Cite,
) -> Node {
    let is_covered = cite.is_none_or(|cite| cite == cover);
    if is_covered && when.is_none() && rest.iter().all(Option::is_none) {
        return is.1;
    }
    // A bare value of which there is more to say cites what would have covered it.
    let mut fields = vec![Some(is), when, cited(cite.unwrap_or(cover))];
    fields.extend(rest);
    Node::record(fields)
}

fn backing(
    against: &[Objection],
    rank: Option<&Written<Rank>>,
    note: Option<&String>,
) -> Vec<Field> {
    vec![
        objections(against),
        rank.map(|rank| ("rank", Node::Plain(name(rank.0).to_owned()))),
        note.map(|note| ("note", atom(note))),
    ]
}

pub(super) fn parts(field: &'static str, parts: &[Part], cover: &Cite) -> Field {
    let node = |part: &Part| {
        let own = (part.cite != *cover).then(|| cited(&part.cite)).flatten();
        let rest = [
            part.part.as_ref().map(|text| ("part", atom(text))),
            own,
            objections(&part.against.0),
            part.note.as_ref().map(|note| ("note", atom(note))),
        ];
        let id = atom(part.id.0.as_str());
        if rest.iter().all(Option::is_none) {
            return id;
        }
        Node::record([Some(("id", id))].into_iter().chain(rest))
    };
    listed(field, parts.iter().map(node).collect())
}

pub(super) fn objections(against: &[Objection]) -> Field {
    let node = |objection: &Objection| {
        Node::record([
            Some(("says", atom(&objection.says))),
            cited(&objection.cite),
        ])
    };
    listed("against", against.iter().map(node).collect())
}

pub(super) fn listed(field: &'static str, items: Vec<Node>) -> Field {
    (!items.is_empty()).then_some((field, Node::List(items)))
}

pub(super) fn cited(cite: &[Written<Citation>]) -> Field {
    (!cite.is_empty()).then(|| ("cite", spelt_list(cite)))
}

pub(super) fn spelt_list<T: Spelt>(items: &[Written<T>]) -> Node {
    Node::List(items.iter().map(|item| atom(&item.0.spell())).collect())
}

pub(super) fn id(field: &'static str, id: Option<&Written<Id>>) -> Field {
    id.map(|id| (field, atom(id.0.as_str())))
}

pub(super) fn kind<W: Word>(kind: Option<&Written<W>>) -> Field {
    kind.map(|kind| ("kind", Node::Plain(name(kind.0).to_owned())))
}

/// A word as a fact file spells it.
pub(super) fn name<W: Word>(word: W) -> &'static str {
    let at = W::ALL
        .iter()
        .position(|known| known.as_str() == word.as_str());
    W::NAMES[at.expect("a vocabulary holds its words")]
}

fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Exact(n) => format!("Exact({})", number(n)),
        Amount::About(n) => format!("About({})", number(n)),
        Amount::Almost(n) => format!("Almost({})", number(n)),
        Amount::Over(n) => format!("Over({})", number(n)),
        Amount::Between(low, high) => format!("Between({}, {})", number(low), number(high)),
        Amount::Unknown => "Unknown".to_owned(),
    }
}

/// A number with `_` between thousands.
fn number(number: &Decimal) -> String {
    number.grouped().replace(',', "_")
}

pub(super) fn atom(text: &str) -> Node {
    Node::Plain(quoted(text))
}

/// A text between quotation marks, in one line, without a character that acts on a screen.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if acts(c) => quoted.extend(c.escape_unicode()),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
