//! Some packed bytes that were asked for, wherever they stand: nobody who reads them has to know.

use std::ops::{Deref, Range};

use super::sealed::Page;

/// Packed bytes.
pub enum Bytes<'p> {
    /// Those that stand in memory.
    There(&'p [u8]),
    /// A part of a page of a file.
    OnPage(Page, Range<usize>),
    /// What stands on more pages than one.
    Joined(Vec<u8>),
}

impl Bytes<'_> {
    /// No bytes.
    pub const NONE: Self = Self::There(&[]);

    /// A part of these bytes; what lies beyond their end is left out.
    #[must_use]
    pub fn part(self, part: Range<usize>) -> Self {
        let end = part.end.min(self.len());
        let start = part.start.min(end);
        match self {
            Self::There(bytes) => Self::There(&bytes[start..end]),
            Self::OnPage(page, range) => Self::OnPage(page, range.start + start..range.start + end),
            Self::Joined(mut bytes) => {
                bytes.truncate(end);
                bytes.drain(..start);
                Self::Joined(bytes)
            }
        }
    }

    /// The bytes, to keep.
    #[must_use]
    pub fn into_owned(self) -> Vec<u8> {
        match self {
            Self::Joined(bytes) => bytes,
            Self::There(_) | Self::OnPage(..) => self.to_vec(),
        }
    }
}

impl Deref for Bytes<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::There(bytes) => bytes,
            Self::OnPage(page, range) => &page[range.clone()],
            Self::Joined(bytes) => bytes,
        }
    }
}
