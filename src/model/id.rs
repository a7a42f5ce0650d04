//! The id of a record: what citations, references and scripts rely on.
//!
//! In comes text from a fact file, out comes an [`Id`] that can stand in a citation
//! (`id:locator`) and in a list joined by `;` without being misread.

use std::fmt;

use super::{Wording, acts};

/// The name by which records refer to each other, unique in all lists together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Wording);

/// Why a text cannot be an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Nothing is written.
    #[error("an id is empty; give the record a short name such as `aralov`")]
    Empty,
    /// A character that would make citations or lists ambiguous.
    #[error("`{id}` is no id: it holds `{found}`; use letters, digits, `-`, `_` and `.`")]
    Character {
        /// The text as written.
        id: String,
        /// The first character that cannot stand in an id.
        found: String,
    },
}

/// The bytes that never make an id unfit.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        byte += 1;
    }
    plain
};

impl Id {
    /// Reads an id.
    ///
    /// # Errors
    ///
    /// When it is empty, or holds white space, a control or bidirectional character, or one of
    /// `: ; ,` which separate ids and locators.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        if text.is_empty() {
            return Err(IdError::Empty);
        }
        let unfit = |c: &char| {
            c.is_whitespace() || acts(*c) || *c == '\u{FFFD}' || matches!(c, ':' | ';' | ',')
        };
        if let Some(plain) = Self::plain(text) {
            return Ok(plain);
        }
        match text.chars().find(unfit) {
            None => Ok(Self(text.into())),
            Some(found) => Err(IdError::Character {
                id: text.to_owned(),
                found: found.escape_debug().to_string(),
            }),
        }
    }

    /// An id of plain letters and digits, `-`, `_` and `.`, as almost all are; none of any other text.
    pub(super) fn plain(text: &str) -> Option<Self> {
        let is_plain = |byte: &u8| PLAIN[*byte as usize];
        let are_plain = !text.is_empty() && text.as_bytes().iter().all(is_plain);
        are_plain.then(|| Self(text.into()))
    }

    /// An id that was read before, as it is displayed; it is not looked at again.
    pub(crate) const fn again(text: Wording) -> Self {
        Self(text)
    }

    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}
