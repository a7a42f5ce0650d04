//! The words and marks of a fact file, read even where it is no RON.
//!
//! Nothing here decides what is right: that is the ron crate's. These tokens serve to find the
//! borders of what it cannot read, so that the rest can be.

use std::ops::Range;

use crate::model::acts;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub is: Shape,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// What sort of piece it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    Comma,
    Colon,
    /// A mark that other notations use instead of that of RON, which is told: `;` for a comma, `=` for a colon.
    Foreign(char),
    /// A text between quotation marks.
    Text,
    /// A text whose end is not to be found, or whose beginning is not.
    BrokenText,
    /// A text in quotation marks of print, or in apostrophes.
    OtherQuotes,
    /// A name, a number, a word.
    Word,
    /// A comment that is never closed.
    OpenComment,
    /// A comment behind a mark of other notations.
    OtherComment,
    /// Blanks that are none to RON, or what is not seen at all.
    OtherBlank,
}

/// The tokens of a text, without white space and comments.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Tokens {
        text,
        at: 0,
        plain_to: 0,
    };
    let mut tokens = Vec::new();
    while let Some(token) = reader.next() {
        tokens.push(token);
    }
    tokens
}

struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// Up to here no mark stands, as far as was looked.
    plain_to: usize,
}

impl<'t> Tokens<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn next(&mut self) -> Option<Token> {
        if let Some(open) = self.skip_blanks() {
            return Some(open);
        }
        let start = self.at;
        let first = self.rest().chars().next()?;
        let is = match first {
            '(' | '[' | '{' => self.mark(Shape::Open(first)),
            ')' | ']' | '}' => self.mark(Shape::Close(first)),
            ',' => self.mark(Shape::Comma),
            ':' => self.mark(Shape::Colon),
            ';' | '，' | '、' | '；' => self.mark(Shape::Foreign(',')),
            '=' | '：' => self.mark(Shape::Foreign(':')),
            // The brackets of Chinese and Japanese print: what they are meant for is told by what they are.
            '（' => self.mark(Shape::Open('(')),
            '）' => self.mark(Shape::Close(')')),
            '［' | '【' => self.mark(Shape::Open('[')),
            '］' | '】' => self.mark(Shape::Close(']')),
            '｛' => self.mark(Shape::Open('{')),
            '｝' => self.mark(Shape::Close('}')),
            '"' => self.text(),
            '“' | '„' | '”' | '«' | '‘' | '’' | '\'' | '＂' => self.other_quotes(first),
            other if is_unseen(other) => self.other_blank(),
            '#' => self.other_comment(),
            _ => self.word(),
        };
        Some(Token {
            is,
            at: start..self.at,
        })
    }

    fn mark(&mut self, shape: Shape) -> Shape {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        shape
    }

    /// Passes over white space and comments; a comment that is never closed is a token.
    fn skip_blanks(&mut self) -> Option<Token> {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(is_blank);
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") || trimmed.starts_with("#![") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                let start = self.at;
                let Some(length) = block_comment(trimmed) else {
                    self.at = self.text.len();
                    return Some(Token {
                        is: Shape::OpenComment,
                        at: start..self.at,
                    });
                };
                self.at += length;
            } else {
                return None;
            }
        }
    }

    /// A text; one that ends where no text can end is taken for one that lost a quotation mark.
    fn text(&mut self) -> Shape {
        let rest = self.rest();
        if let Some(end) = end_of_text(rest)
            && (may_follow_a_text(&rest[end..])
                || (!rest[..end].contains('\n') && begins_anew(&rest[end..])))
        {
            self.at += end;
            return Shape::Text;
        }
        self.at += end_of_broken_text(rest);
        Shape::BrokenText
    }

    /// A text in marks that RON does not know: to the mark that closes it, or the line's end.
    fn other_quotes(&mut self, first: char) -> Shape {
        let closes = |c: char| match first {
            '“' | '„' | '”' => c == '”' || c == '“',
            '«' => c == '»',
            other => c == other || (other == '‘' && c == '’'),
        };
        let rest = &self.rest()[first.len_utf8()..];
        let line = rest.find('\n').unwrap_or(rest.len());
        let ends = rest[..line].char_indices().filter(|(_, c)| closes(*c));
        let ends: Vec<usize> = ends.map(|(at, c)| at + c.len_utf8()).collect();
        let end = ends.iter().find(|end| may_follow_a_text(&rest[**end..]));
        self.at += first.len_utf8()
            + end
                .copied()
                .unwrap_or_else(|| before_closers(&rest[..line]));
        Shape::OtherQuotes
    }

    fn other_blank(&mut self) -> Shape {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_unseen).len();
        Shape::OtherBlank
    }

    fn other_comment(&mut self) -> Shape {
        let rest = self.rest();
        self.at += rest.find('\n').unwrap_or(rest.len());
        Shape::OtherComment
    }

    fn word(&mut self) -> Shape {
        let rest = self.rest();
        if let Some(end) = end_of_raw_text(rest) {
            self.at += end;
            return Shape::Text;
        }
        let ends =
            |c: char| c.is_whitespace() || "()[]{},:;=\"（）［］【】｛｝，、：；＂".contains(c);
        let mut length = rest.find(ends).unwrap_or(rest.len());
        // A comment may follow a word without a blank.
        if let Some(comment) = rest[..length].find("//").filter(|at| *at > 0) {
            length = comment;
        }
        self.at += length.max(rest.chars().next().map_or(1, char::len_utf8));
        self.without_its_first_mark()
    }

    /// Words that run into a quotation mark have lost the one before them.
    fn without_its_first_mark(&mut self) -> Shape {
        let marks = |c: char| "()[]{},:;=\"\n".contains(c);
        if self.plain_to < self.at {
            let plain = self.rest().find(marks);
            self.plain_to = plain.map_or(self.text.len(), |plain| self.at + plain);
        }
        let between = &self.text[self.at..self.plain_to];
        let closing = between.ends_with(char::is_whitespace);
        if !closing
            && let Some(after) = self.text[self.plain_to..].strip_prefix('"')
            && may_follow_a_text(after)
        {
            self.at = self.plain_to + 1;
            return Shape::BrokenText;
        }
        Shape::Word
    }
}

/// What RON takes for a blank.
const fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

/// What looks like a blank or like nothing, and is none to RON.
fn is_unseen(c: char) -> bool {
    let has_no_width = matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}');
    !is_blank(c) && (c.is_whitespace() || acts(c) || has_no_width)
}

/// How long a block comment is; they nest. None where it is never closed.
fn block_comment(text: &str) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    let bytes = text.as_bytes();
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"/*" => {
                depth += 1;
                at += 2;
            }
            b"*/" => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => at += 1,
        }
    }
    None
}

/// Where from a place on the first quotation mark or backslash stands. Most texts are short, so eight bytes are looked at
/// together, and no more is made ready.
pub(super) fn mark_in_text(bytes: &[u8], from: usize) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    // Of the bytes that are a mark the first at least has its highest bit set here, and none before it.
    let marked = |eight: u64, mark: u8| {
        let differing = eight ^ (ONES * u64::from(mark));
        differing.wrapping_sub(ONES) & !differing & HIGHEST
    };
    let mut at = from;
    while let Some(eight) = bytes.get(at..)?.first_chunk() {
        let eight = u64::from_le_bytes(*eight);
        let found = marked(eight, b'"') | marked(eight, b'\\');
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let is_mark = |byte: &u8| matches!(byte, b'"' | b'\\');
    let rest = bytes[at..].iter().position(is_mark);
    rest.map(|rest| at + rest)
}

/// Where a text that begins here ends, its quotation marks included.
pub(super) fn end_of_text(text: &str) -> Option<usize> {
    let mut escape = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escape => escape = false,
            b'\\' => escape = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Where a raw text (`r"…"`, `r#"…"#`) that begins here ends.
fn end_of_raw_text(text: &str) -> Option<usize> {
    let hashes = text.strip_prefix('r')?;
    let count = hashes.len() - hashes.trim_start_matches('#').len();
    let body = hashes[count..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(count));
    let end = body.find(&close)?;
    Some(1 + count + 1 + end + close.len())
}

/// Whether what follows a text may follow one: a mark that separates or closes, or nothing.
fn may_follow_a_text(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t']);
    let follows = |c: char| ",)]}:;\n\r/）］】｝，、：；".contains(c);
    rest.is_empty() || rest.starts_with(follows)
}

/// Whether something new begins after a blank: a comma may be missing, no quotation mark.
fn begins_anew(rest: &str) -> bool {
    let word = rest.trim_start_matches([' ', '\t']);
    let name = word.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let is_named = name.len() < word.len() && name.trim_start().starts_with(':');
    rest.len() > word.len() && (is_named || word.starts_with(['"', '(', '[', '{']))
}

/// How far a text without its closing mark goes: to a mark on its line that may close a text, or to the end of a list
/// that was taken for a part of it; else to the brackets and commas at the end of the line.
fn end_of_broken_text(text: &str) -> usize {
    let line = &text[..text.find('\n').unwrap_or(text.len())];
    let (mut depth, mut is_quoted) = (0_usize, false);
    for (at, mark) in line.match_indices(['"', '[', ']']).skip(1) {
        let end = at + 1;
        match mark {
            "[" => depth += 1,
            "]" if depth > 0 => depth -= 1,
            "]" => continue,
            _ => is_quoted = true,
        }
        let may_end = mark == "\"" || (mark == "]" && is_quoted);
        if may_end && depth == 0 && line[end..].trim_start().starts_with([',', ')', ']', '}']) {
            return end;
        }
    }
    before_closers(line).max(1)
}

/// The length of a line without the brackets and commas that end it.
fn before_closers(line: &str) -> usize {
    line.trim_end_matches(|c: char| c.is_whitespace() || ")]},".contains(c))
        .len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let shown = tokens(text).into_iter().map(|token| match token.is {
            Shape::BrokenText => format!("!{}", &text[token.at]),
            Shape::OtherQuotes => format!("?{}", &text[token.at]),
            Shape::OpenComment => "/*".to_owned(),
            _ => text[token.at].to_owned(),
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" | "), expected);
    }

    #[test]
    fn the_first_mark_is_found_wherever_it_stands() {
        for length in 0..40 {
            for mark in 0..length {
                let mut text = vec![b'#'; length];
                text.iter_mut().step_by(3).for_each(|byte| *byte = 0xA2);
                assert_eq!(mark_in_text(&text, mark), None);
                text[length - 1] = b'"';
                text[mark] = b"\"\\"[mark % 2];
                for from in 0..=mark {
                    assert_eq!(mark_in_text(&text, from), Some(mark), "{text:?}");
                }
            }
        }
        assert_eq!(mark_in_text(b"\"", 2), None);
    }

    #[test]
    fn texts_that_lost_a_mark() {
        case(
            r#"(a: "x \" y", b: r"z")"#,
            r#"( | a | : | "x \" y" | , | b | : | r"z" | )"#,
        );
        case("(a: \"two\nlines\")", "( | a | : | \"two\nlines\" | )");
        case(
            "(a: \"x, b: \"y\"),\n(c: \"z\")",
            "( | a | : | !\"x, b: \"y\" | ) | , | ( | c | : | \"z\" | )",
        );
        case(
            "(a: \"x),\n(c: \"z\")",
            "( | a | : | !\"x | ) | , | ( | c | : | \"z\" | )",
        );
        case(
            "(a: \"x \"y\" z\", b: 1)",
            "( | a | : | !\"x \"y\" z\" | , | b | : | 1 | )",
        );
        case("(a: x y\", b: 1)", "( | a | : | !x y\" | , | b | : | 1 | )");
        case(
            "(a: “x”, b: 'y')",
            "( | a | : | ?“x” | , | b | : | ?'y' | )",
        );
        case(
            "(a: \"x\" b: \"y\")",
            "( | a | : | \"x\" | b | : | \"y\" | )",
        );
        case("(a: \"x", "( | a | : | !\"x");
        case("( // a\n/* b /* c */ */ x /* d", "( | x | /*");
    }
}
