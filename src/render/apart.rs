//! How cells and the texts of a list are kept apart in a line: what in them is escaped or quoted.

use crate::model::showable;

/// How the cells of a line are kept apart.
#[derive(Clone, Copy)]
pub enum Apart {
    /// By tabs; a tab or a line end inside a cell is escaped.
    Tabs,
    /// By commas; a cell with a comma, a quotation mark or a line end in it is quoted.
    Commas,
}

impl Apart {
    /// What stands between two cells.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Tabs => "\t",
            Self::Commas => ",",
        }
    }

    /// A line that names fields.
    pub fn head(self, fields: &[&str]) -> String {
        fields.join(self.sign()) + "\n"
    }

    /// Makes cells of what was written from `line` on, as it is, with this sign between any two; each ends at one of
    /// `ends`.
    pub fn fit(self, text: &mut String, line: usize, ends: &[usize]) {
        // In most lines nothing is special but what stands between cells: all are looked at together.
        if self.special(&text[line..]) + 1 == ends.len() {
            return;
        }
        let written = text.split_off(line);
        let mut start = line;
        for end in ends {
            if start > line {
                text.push_str(self.sign());
            }
            let cell = &written[start - line..end - line];
            if self.special(cell) == 0 {
                text.push_str(cell);
            } else {
                self.push(cell, text);
            }
            start = end + 1;
        }
    }

    /// How many bytes of a text are such as are not written in a cell as they are, among them all that may begin a
    /// character which acts on a terminal.
    fn special(self, text: &str) -> usize {
        match self {
            // Tabs are among those that act.
            Self::Tabs => special::<b'\\', b'\\'>(text),
            Self::Commas => special::<b',', b'"'>(text),
        }
    }

    /// Writes a cell.
    fn push(self, cell: &str, text: &mut String) {
        let cell = showable(cell);
        match self {
            Self::Tabs => {
                for c in cell.chars() {
                    match c {
                        '\\' => text.push_str("\\\\"),
                        '\t' => text.push_str("\\t"),
                        '\n' => text.push_str("\\n"),
                        '\r' => text.push_str("\\r"),
                        _ => text.push(c),
                    }
                }
            }
            Self::Commas if cell.contains([',', '"', '\r', '\n']) => {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            }
            Self::Commas => text.push_str(&cell),
        }
    }
}

/// Makes what was written from `start` on one text of a list: `\\` and `;` are escaped.
pub fn fit_list(text: &mut String, start: usize) {
    let is_special = |byte: &u8| matches!(byte, b'\\' | b';');
    if text.as_bytes()[start..].iter().any(is_special) {
        let item = text.split_off(start);
        text.push_str(&item.replace('\\', "\\\\").replace(';', "\\;"));
    }
}

/// How many bytes of a text are one of these two, act on a terminal, or may begin a character which does.
fn special<const ONE: u8, const OTHER: u8>(text: &str) -> usize {
    let is_special_ascii = |byte: u8| byte < 0x20 || byte == ONE || byte == OTHER || byte == 0x7F;
    let is_special = |byte: u8| is_special_ascii(byte) || matches!(byte, 0xC2 | 0xD8 | 0xE2 | 0xEF);
    // Blocks of one length without an early end can be looked at many bytes at once, and so few be counted in a byte.
    let count = |block: &[u8; 64]| {
        let (all, ascii) = block.iter().fold((0, 0), |(all, count), byte| {
            (all | byte, count + u8::from(is_special_ascii(*byte)))
        });
        // In most blocks all is ASCII.
        let count = |count: u8, byte: &u8| count + u8::from(is_special(*byte));
        usize::from(if all < 0x80 {
            ascii
        } else {
            block.iter().fold(0, count)
        })
    };
    let (blocks, rest) = text.as_bytes().as_chunks();
    let mut last = [b' '; 64];
    last[..rest.len()].copy_from_slice(rest);
    blocks.iter().map(count).sum::<usize>() + count(&last)
}
