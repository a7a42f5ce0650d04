//! Of what kind the records are that some ids name, remembered: the same few are named again and again.

use std::{
    cell::RefCell,
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use super::record::Kind;
use crate::{model::Id, packed::checksum};

/// Some ids whose kind was asked for, and the kinds.
#[derive(Default)]
pub(super) struct Kinds(RefCell<HashMap<Id, Option<Kind>, BuildHasherDefault<ByText>>>);

/// So many ids are remembered.
const MOST: usize = 1024;

/// Spreads ids. Whoever chooses such as meet makes nothing slow: few are remembered.
#[derive(Default)]
struct ByText(u64);

impl Hasher for ByText {
    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= checksum(bytes);
    }

    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Kinds {
    /// The kind of the record that an id names, which `find` finds where it is not remembered.
    pub fn of(&self, id: &Id, find: impl FnOnce() -> Option<Kind>) -> Option<Kind> {
        if let Some(kind) = self.0.borrow().get(id) {
            return *kind;
        }
        let kind = find();
        let mut kinds = self.0.borrow_mut();
        if kinds.len() >= MOST {
            kinds.clear();
        }
        kinds.insert(id.clone(), kind);
        kind
    }
}
