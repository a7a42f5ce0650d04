//! What a fault of a fact file looks like to people: the line it stands in, with a mark, and what to do.

use annotate_snippets::{AnnotationKind, Level as Grade, Renderer, Snippet, renderer::DecorStyle};

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
    let renderer = renderer
        .decor_style(DecorStyle::Ascii)
        .term_width(usize::from(width));
    let mut text = String::new();
    for fault in faults {
        text.push_str(&excerpt(&renderer, pages[fault.page].text, fault));
        text.push_str("\n\n");
    }
    text
}

/// A fault with the line it stands in, and a mark under the place.
fn excerpt(renderer: &Renderer, text: &str, fault: &Fault) -> String {
    let (what, help) = fault.told();
    let start = text[..fault.at.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[fault.at.start..]
        .find('\n')
        .map_or(text.len(), |at| fault.at.start + at);
    let line = &text[start..end];
    let mark = fault.at.start - start..fault.at.end.min(end).max(fault.at.start) - start;
    let (line, mark) = shown(line, &mark);
    let (what, file) = (shown_whole(&what), shown_whole(&fault.place.file));
    let grade = match fault.level {
        Level::Fault => Grade::ERROR,
        Level::Warning => Grade::WARNING,
    };
    let snippet = Snippet::source(line.as_str())
        .line_start(fault.place.line)
        .path(file.as_str())
        .annotation(AnnotationKind::Primary.span(mark));
    let title = grade.with_name(fault.level.as_str());
    let mut group = title.primary_title(what.as_str()).element(snippet);
    let help = help.map(|help| shown_whole(&help));
    if let Some(help) = &help {
        group = group.element(Grade::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// A line fit for a terminal, and where the mark stands in it then.
fn shown(line: &str, mark: &std::ops::Range<usize>) -> (String, std::ops::Range<usize>) {
    let part = |part: &str| shown_whole(part);
    let before = part(&line[..mark.start]);
    let marked = part(&line[mark.clone()]);
    let from = before.len();
    let to = from + marked.len();
    (before + &marked + &part(&line[mark.end..]), from..to)
}

fn shown_whole(text: &str) -> String {
    showable(text).replace(['\r', '\t'], " ")
}
