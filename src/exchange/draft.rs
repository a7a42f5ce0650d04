//! Records that were read, where each stood in its file, and the check that they make facts.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

use super::{
    body::{Body, List, Source},
    fact_file,
    misread::{File, Misread, Spot},
};
use crate::facts::{Facts, Fault, Page, Problem};

/// Records in the making.
#[derive(Default)]
pub(super) struct Draft {
    pub body: Body,
    spots: BTreeMap<List, Vec<Spot>>,
    pub wrong: Vec<(Spot, String)>,
    /// The fields that a record has no place for.
    pub left_out: BTreeSet<String>,
}

/// A fact file made of another file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The text of the fact file.
    pub text: String,
    /// The ids that its records name but none of them has, by what they should be.
    pub missing: BTreeMap<String, BTreeSet<String>>,
    /// The fields of the other file that a fact file has no place for.
    pub left_out: BTreeSet<String>,
}

impl Draft {
    /// Reads a record of a list, which stood at a spot.
    pub fn read<'de, D: Deserializer<'de>>(
        &mut self,
        list: List,
        spot: Spot,
        record: D,
    ) -> Result<(), D::Error> {
        let body = &mut self.body;
        match list {
            List::Sources => body.sources.push(Deserialize::deserialize(record)?),
            List::People => body.people.push(Deserialize::deserialize(record)?),
            List::Groups => body.groups.push(Deserialize::deserialize(record)?),
            List::Places => body.places.push(Deserialize::deserialize(record)?),
            List::Objects => body.objects.push(Deserialize::deserialize(record)?),
            List::Events => body.events.push(Deserialize::deserialize(record)?),
            List::Deliveries => body.deliveries.push(Deserialize::deserialize(record)?),
            List::Quotes => body.quotes.push(Deserialize::deserialize(record)?),
        }
        self.spots.entry(list).or_default().push(spot);
        Ok(())
    }

    /// Keeps a source that stood at a spot.
    pub fn keep_source(&mut self, spot: Spot, source: Source) {
        self.body.sources.push(source);
        self.spots.entry(List::Sources).or_default().push(spot);
    }

    /// Writes the fact file, and reads it as it will be read: what is wrong is told where it
    /// stood. Ids that lead nowhere may lead into the facts that this file is to join.
    pub fn finish(mut self, file: &File<'_>) -> Result<Imported, Misread> {
        let written = fact_file::written(&self.body);
        let faults = match Facts::load(&[Page::new(file.name, &written.text)]) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.0,
        };
        let mut missing: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for fault in faults {
            if let Problem::DanglingId { id, wanted, .. } = fault.problem {
                missing.entry(wanted).or_default().insert(id);
            } else {
                let spot = self.spot(&written.starts, fault.place.line);
                let what = self.wording(file, &written.starts, &fault);
                self.wrong.push((spot, what));
            }
        }
        if self.wrong.is_empty() {
            let text = written.text;
            let left_out = self.left_out;
            return Ok(Imported {
                text,
                missing,
                left_out,
            });
        }
        Err(Misread::at(file, self.wrong))
    }

    /// Where the record stood that is written in a line of the fact file.
    fn spot(&self, starts: &[(usize, (List, usize))], line: usize) -> Spot {
        let after = starts.partition_point(|(start, _)| *start <= line);
        let (_, (list, at)) = match after.checked_sub(1) {
            Some(at) => starts[at],
            None => return Spot::Line(1),
        };
        let spots = self.spots.get(&list);
        spots
            .and_then(|spots| spots.get(at))
            .copied()
            .unwrap_or(Spot::Line(1))
    }

    fn wording(&self, file: &File<'_>, starts: &[(usize, (List, usize))], fault: &Fault) -> String {
        let Problem::DuplicateId { id, kind, first } = &fault.problem else {
            return fault.problem.to_string();
        };
        let line = file.line(self.spot(starts, first.line));
        format!(
            "the id `{id}` is taken by the {kind} in line {line}; ids are shared by all lists, so give one of them another"
        )
    }
}
