//! Text that may be shown: no character that moves a cursor or turns a line around.

use std::borrow::Cow;

use compact_str::CompactString;

/// A text of a record: one of its own, or one that the program carries with it.
pub type Wording = CompactString;

/// Whether a character acts on a terminal instead of showing: control characters,
/// bidirectional marks and line separators.
#[must_use]
pub fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// So many bytes are looked at together.
const BLOCK: usize = 16;

/// Whether the bytes of a text alone tell that none of its characters acts, not even a tab or a
/// line end: most texts need no look at their characters.
#[must_use]
pub fn is_calm(text: &str) -> bool {
    // The acting characters beyond ASCII begin with one of these four bytes.
    let may_act = |byte: &u8| *byte < b' ' || matches!(*byte, 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF);
    // Blocks of one length without an early end can be looked at many bytes at once; in most all is ASCII that shows.
    let may_act_in = |block: &[u8; BLOCK]| {
        let is_beyond = |byte: &u8| byte.cast_signed() < 0x20 || *byte == 0x7F;
        let any = block.iter().fold(false, |any, byte| any | is_beyond(byte));
        any && block.iter().any(may_act)
    };
    let bytes = text.as_bytes();
    let (blocks, rest) = bytes.as_chunks();
    !match bytes.last_chunk() {
        Some(last) => blocks.iter().any(may_act_in) || may_act_in(last),
        None => rest.iter().any(may_act),
    }
}

/// The text with every acting character shown as `U+FFFD`; tabs and line ends stay.
#[must_use]
pub fn showable(text: &str) -> Cow<'_, str> {
    if is_calm(text) {
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

#[cfg(test)]
mod tests {
    use super::{acts, is_calm};

    #[test]
    fn no_acting_character_is_calm() {
        for c in ('\0'..=char::MAX).filter(|c| acts(*c)) {
            for (before, behind) in [(0, 0), (0, 20), (7, 3), (15, 1), (16, 9), (70, 0)] {
                let text = format!("{}{c}{}", "a".repeat(before), "a".repeat(behind));
                assert!(!is_calm(&text), "{text:?}");
            }
        }
        assert!(is_calm(""));
        assert!(is_calm("~ as long as a block"));
        assert!(is_calm("Кемаль Atatürk, Kâzım ~"));
    }
}
