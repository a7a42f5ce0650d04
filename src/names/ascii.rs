//! Text comes in, its nearest in ASCII goes out, for those who can show no more.

/// The text with every other character as the ASCII that comes near it, `?` where none does.
#[must_use]
pub fn in_ascii(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars() {
        match any_ascii::any_ascii_char(c) {
            _ if c.is_ascii() => ascii.push(c),
            // A mark without a letter of its own may go; a letter may not.
            "" if c.is_alphanumeric() || c == '\u{FFFD}' => ascii.push('?'),
            near => ascii.push_str(near),
        }
    }
    ascii
}
