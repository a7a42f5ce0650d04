//! What a fault of a fact file looks like to people: the line it stands in, with a mark, and what to do.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level as Grade, Origin, Padding, Renderer, Snippet, renderer::DecorStyle,
};
use unicode_width::UnicodeWidthChar;

use crate::{
    facts::{Fault, Level, Page},
    model::showable,
};

/// Every fault with its excerpt, in so many columns.
pub fn excerpts(pages: &[Page<'_>], faults: &[Fault], colour: bool, width: u16) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let width = usize::from(width);
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width);
    let mut text = String::new();
    for fault in faults {
        text.push_str(&excerpt(&renderer, &pages[fault.page], fault, width));
        text.push_str("\n\n");
    }
    text
}

/// A fault with the line it stands in, and a mark under the place.
fn excerpt(renderer: &Renderer, page: &Page<'_>, fault: &Fault, width: usize) -> String {
    let (what, help) = fault.told();
    let (what, file) = (shown(&what), shown(&fault.place.file));
    let help = help.map(|help| shown(&help));
    let (line, mark) = line(page, &fault.at, width);
    let grade = match fault.level {
        Level::Fault => Grade::ERROR,
        Level::Warning => Grade::WARNING,
    };
    // The place is told apart from the line, which may be cut: its column is that of the whole line.
    let place = Origin::path(file.as_str())
        .line(fault.place.line)
        .char_column(fault.place.column);
    let title = grade.clone().with_name(fault.level.as_str());
    let head = title.primary_title(what.as_str()).element(place);
    let snippet = Snippet::source(line.as_str())
        .line_start(fault.place.line)
        .annotation(AnnotationKind::Primary.span(mark));
    let mut body = Group::with_level(grade.clone()).element(snippet);
    if let Some(help) = &help {
        let help = Grade::HELP.message(help.as_str());
        body = body.element(Padding).element(help);
    }
    // A rule is drawn below the first group of several, where none belongs: so the first is an empty one.
    let text = renderer.render(&[Group::with_level(grade), head, body]);
    text.trim_start_matches('\n').to_owned()
}

/// The line that is marked, fit for a terminal, and where the mark stands in it. What lies so far from the ends of the
/// mark that nothing of it is ever drawn is left out: a line of a megabyte with a thousand faults is not gone through a
/// thousand times.
fn line(page: &Page<'_>, marked: &Range<usize>, width: usize) -> (String, Range<usize>) {
    // As much as is drawn beside a mark, were each column four bytes long, and some more.
    let reach = 8 * width.max(20);
    let line = page.line(marked.start);
    let end = marked.end.clamp(marked.start, line.end);
    let text = page.text;
    let before = &text[line.start..marked.start];
    let before = match before.split_at(border(before, before.len().saturating_sub(reach))) {
        // Blanks before a line are counted by what draws it.
        (blanks, rest) if blanks.trim_start().is_empty() => shown(rest),
        (_, rest) => LEFT_OUT.to_owned() + &shown(rest),
    };
    let mark = ends(&shown(&text[marked.start..end]), width);
    let after = &text[end..line.end];
    let after = match after.split_at(border(after, reach)) {
        (all, "") => shown(all),
        (rest, _) => shown(rest) + LEFT_OUT,
    };
    let at = before.len()..before.len() + mark.len();
    (before + &mark + &after, at)
}

/// The ends of a text that is much wider than a terminal, a third of a row each.
fn ends(text: &str, width: usize) -> String {
    // Before each line stand its number and a rule.
    let room = width.saturating_sub(10).max(20);
    let columns = |c: char| c.width().unwrap_or(0);
    if text.chars().map(columns).sum::<usize>() <= 2 * room {
        return text.to_owned();
    }
    let fits = |used: &mut usize, c: char| {
        *used += columns(c);
        (*used <= room / 3).then(|| c.len_utf8())
    };
    let first: usize = text.chars().scan(0, fits).sum();
    let last: usize = text.chars().rev().scan(0, fits).sum();
    [&text[..first], LEFT_OUT, &text[text.len() - last..]].concat()
}

/// What stands for a part of a line that is left out, as what draws the line writes it too.
const LEFT_OUT: &str = "...";

/// The border of a character at a place in a text, or next before it.
fn border(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn shown(text: &str) -> String {
    showable(text).replace(['\r', '\t'], " ")
}
