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
    /// A line that names fields.
    pub fn head(self, fields: &[&str]) -> String {
        let fields = match self {
            Self::Tabs => fields.join("\t"),
            Self::Commas => fields.join(","),
        };
        fields + "\n"
    }

    /// Makes a cell of what was written from `start` on, and begins the next.
    pub fn end(self, text: &mut String, start: usize) {
        self.fit(text, start);
        match self {
            Self::Tabs => text.push('\t'),
            Self::Commas => text.push(','),
        }
    }

    fn fit(self, text: &mut String, start: usize) {
        let special = match self {
            Self::Tabs => &IN_TABS,
            Self::Commas => &IN_COMMAS,
        };
        if !holds(&text.as_bytes()[start..], special) {
            return;
        }
        let cell = text.split_off(start);
        let cell = showable(&cell);
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
    if holds(&text.as_bytes()[start..], &IN_LIST) {
        let item = text.split_off(start);
        text.push_str(&item.replace('\\', "\\\\").replace(';', "\\;"));
    }
}

/// Bytes, of each of which something is true or not.
type Bytes = [bool; 256];

const fn bytes(all: &[u8]) -> Bytes {
    let mut bytes = [false; 256];
    let mut at = 0;
    while at < all.len() {
        bytes[all[at] as usize] = true;
        at += 1;
    }
    bytes
}

/// Bytes that are not written as they are, among them all that may begin a character which acts on a terminal.
const fn special(own: &[u8]) -> Bytes {
    let mut special = bytes(own);
    let mut byte = 0;
    while byte < 256 {
        special[byte] |= byte < 0x20 || matches!(byte, 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF);
        byte += 1;
    }
    special
}

static IN_TABS: Bytes = special(b"\\");
static IN_COMMAS: Bytes = special(b",\"");
static IN_LIST: Bytes = bytes(b"\\;");

/// Whether any byte of a text is one of these. Most texts have none, so they are looked at without an early end.
fn holds(text: &[u8], any: &Bytes) -> bool {
    let (blocks, rest) = text.as_chunks::<8>();
    let found = |found, byte: &u8| found | any[usize::from(*byte)];
    let of_blocks = blocks.iter().any(|block| block.iter().fold(false, found));
    of_blocks || rest.iter().fold(false, found)
}
