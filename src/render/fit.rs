//! Text and a width come in; the text cut, filled or wrapped to that width goes out.
//!
//! Width is counted in columns of a terminal, as the tables count it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The text as far as it fits, what is left out told by `more`.
pub(super) fn cut(text: &str, room: usize, more: &str) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let Some(rest) = room.checked_sub(width(more)) else {
        return beginning(more, room).to_owned();
    };
    format!("{}{more}", beginning(text, rest).trim_end())
}

/// The longest beginning of a text that fits.
fn beginning(text: &str, room: usize) -> &str {
    let (mut used, mut end) = (0, text.len());
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > room {
            end = at;
            break;
        }
    }
    // Characters that are drawn as one may be wider or narrower than each alone.
    let mut beginning = &text[..end];
    while width(beginning) > room {
        let last = beginning.char_indices().next_back();
        beginning = &beginning[..last.map_or(0, |(at, _)| at)];
    }
    beginning
}

/// The text with spaces behind it, as wide as the room.
pub(super) fn filled(text: &str, room: usize) -> String {
    format!("{text}{}", " ".repeat(room.saturating_sub(width(text))))
}

/// Pieces in lines, two spaces between pieces.
pub(super) fn lines(pieces: &[String], room: usize, between: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        let piece = cut(piece, room, "");
        match lines.last_mut() {
            Some(line) if width(line) + width(between) + width(&piece) <= room => {
                line.push_str(between);
                line.push_str(&piece);
            }
            _ => lines.push(piece),
        }
    }
    lines
}

/// A text in lines, broken between words, and within a word that fits no line.
pub(super) fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut words = Vec::new();
    for mut word in text.split_whitespace() {
        while width(word) > room {
            let part = beginning(word, room);
            if part.is_empty() {
                break;
            }
            words.push(part.to_owned());
            word = &word[part.len()..];
        }
        words.push(word.to_owned());
    }
    lines(&words, room, " ")
}
