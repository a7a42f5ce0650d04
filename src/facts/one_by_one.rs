//! Reads the records of a file one by one with the ron crate, between borders that were found without it.
//!
//! Nothing is told of what is wrong with them: whoever finds nothing read reads the files as a whole, which tells.

use super::{
    borders::{Borders, Piece},
    kept::Kept,
    page::Page,
    reader::Single,
    register::{Draft, Stand},
    shapes::Shapes,
};
use crate::model::showable;

/// The records of some pages, list by list, and what is known of them; none if anything is wrong with a record, or a
/// page is not plainly one of records.
pub(super) fn pages(pages: &[Page<'_>]) -> Option<(Draft, Vec<Kept>)> {
    let (mut draft, mut shapes, mut all) = (Draft::default(), Shapes::default(), Vec::new());
    for (number, page) in (0..).zip(pages) {
        // One mark is no part of the text that comes in; a second is nothing a file may begin with.
        if page.text.starts_with('\u{FEFF}') {
            return None;
        }
        let mut borders = Borders::new(page.text.as_bytes());
        while let Some(found) = borders.piece().ok()? {
            let start = usize::try_from(found.offset).ok()?;
            let text = page.text.get(start..start + found.bytes.len())?;
            all.reserve(found.records.len());
            piece(
                (number, text),
                &found,
                &mut shapes,
                &mut draft,
                |_, kept| all.push(kept),
            )?;
        }
        if let Some((_, written)) = borders.title {
            draft.title(Some(title(&written)?));
        }
    }
    all.sort_by_key(|kept: &Kept| kept.record().kind());
    Some((draft, all))
}

/// Reads the records of a piece of the page with a number, the text of which is told, and adds them to a draft. Each is
/// handed to `each` then. None if anything is wrong with one.
pub(super) fn piece(
    (page, text): (u32, &str),
    piece: &Piece,
    shapes: &mut Shapes,
    draft: &mut Draft,
    mut each: impl FnMut(&mut Draft, Kept),
) -> Option<()> {
    let page_of = [Page::new("", text)];
    let single = Single::new(&page_of);
    let mut reader = single.reader(shapes);
    let (mut line, mut counted) = (piece.line, 0);
    for (kind, range) in &piece.records {
        let kept = reader.one(*kind, range.clone())?;
        let place = reader.place_of_id();
        let lines = memchr::memchr_iter(b'\n', &text.as_bytes()[counted..place]).count();
        line += u32::try_from(lines).ok()?;
        counted = place;
        let stand = Stand {
            page,
            offset: piece.offset + u64::try_from(range.start).ok()?,
            length: u32::try_from(range.len()).ok()?,
            line,
        };
        let record = kept.record();
        for naming in reader.named() {
            let chained_from = naming.is_chain.then_some(record.id());
            draft.names(&naming.id, naming.wanted, chained_from);
        }
        draft.add(record, Some(stand));
        each(draft, kept);
    }
    Some(())
}

/// A title as it is written; none if it says nothing.
pub(super) fn title(written: &[u8]) -> Option<String> {
    let title: String = ron::from_str(str::from_utf8(written).ok()?).ok()?;
    let title = showable(&title).into_owned();
    (!title.trim().is_empty()).then_some(title)
}
