//! Text that may be shown: no character that moves a cursor or turns a line around.

use std::borrow::Cow;

/// Whether a character acts on a terminal instead of showing: control characters,
/// bidirectional marks and line separators.
#[must_use]
pub fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text with every acting character shown as `U+FFFD`; tabs and line ends stay.
#[must_use]
pub fn showable(text: &str) -> Cow<'_, str> {
    // Most texts can be told by their bytes alone.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.into();
    }
    let unfit = |c: char| acts(c) && !matches!(c, '\t' | '\n' | '\r');
    if text.contains(unfit) {
        return text
            .chars()
            .map(|c| if unfit(c) { '\u{FFFD}' } else { c })
            .collect::<String>()
            .into();
    }
    text.into()
}
