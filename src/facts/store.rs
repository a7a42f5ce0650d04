//! The store: records by id, by name, by days, and what is tied to a record.

use std::{
    cell::OnceCell,
    collections::{BTreeSet, HashSet},
};

use elsa::FrozenMap;

use super::{
    coded,
    fault::Faults,
    kept::Kept,
    kinds::Kinds,
    one_by_one,
    page::Page,
    reader,
    record::{Kind, Record},
    references::Known,
    register::{Draft, Register, Seat, Stand, Written, file_names},
    scope::Scope,
    shelf::{Lazy, Origin, Shelf, Taken, Whereabouts},
    tally::Tally,
};
use crate::{
    model::{Days, Delivery, Id, Resolver, Source, Span, showable},
    names::{Builder, Found, Index, Lists},
    packed::{Packed, ReadAt, Writer},
};

/// All facts of one run, checked: every reference leads somewhere.
pub struct Facts {
    register: Register,
    shelf: Shelf,
    /// What the files are called that were read, fit to be shown.
    files: Vec<String>,
    /// The facts before sources were chosen: records that those leave out are still named by others.
    everything: Option<Box<Self>>,
    /// All names, where they were filed beforehand.
    filed: OnceCell<Option<Box<Index>>>,
    /// The names in a scope, where they were not.
    names: FrozenMap<Scope, Box<Index>>,
    tallies: [OnceCell<Option<Vec<Tally>>>; 2],
    kinds: Kinds,
}

impl Facts {
    /// Reads and checks fact files as one body of facts.
    ///
    /// # Errors
    ///
    /// When anything is wrong with them: all faults, in the order of the files.
    pub fn load(pages: &[Page<'_>]) -> Result<Self, Faults> {
        let files = pages.iter().map(|page| page.name.to_owned()).collect();
        if let Some((draft, kept)) = one_by_one::pages(pages)
            && let Some(written) = draft.finish_if_sound(Vec::new())
        {
            return Ok(Self::in_memory(&written, kept, files));
        }
        let (mut draft, records) = read(pages)?;
        let add = |(kept, stand): Placed| {
            draft.add(kept.record(), stand);
            kept
        };
        let kept = records.into_iter().map(add).collect();
        Ok(Self::in_memory(&draft.finish(), kept, files))
    }

    /// The facts of a file that was prepared by [`prepare`], called `name` where it is told where facts
    /// come from. None if another version of the program prepared it.
    #[must_use]
    pub fn prepared(head: &[u8], content: &Packed, name: &str) -> Option<Self> {
        let register = Register::open(head, content)?;
        let shelf = Shelf::Lazy(Lazy::new(Origin::Register));
        Some(Self::new(register, shelf, vec![name.to_owned()]))
    }

    /// Facts of which the register was written before: records are read from their files one by one, when
    /// they are asked for. None if the register is of another version of the program.
    ///
    /// `head` and `content` are those of what [`file`](super::file()) wrote of these files.
    #[must_use]
    pub fn filed(
        head: &[u8],
        content: &Packed,
        files: Vec<(String, Box<dyn ReadAt>)>,
    ) -> Option<Self> {
        let register = Register::open(head, content)?;
        let (names, pages) = files.into_iter().unzip();
        Some(Self::new(
            register,
            Shelf::Lazy(Lazy::new(Origin::Files(pages))),
            names,
        ))
    }

    /// Whether all that was asked for so far could be read as it was when the register was written. If
    /// not, nothing that was answered may be told.
    #[must_use]
    pub fn are_intact(&self) -> bool {
        let changed = match &self.shelf {
            Shelf::Memory(_) => false,
            Shelf::Lazy(lazy) => lazy.has_changed(),
        };
        !changed
            && !self.register.is_damaged()
            && self.everything.as_ref().is_none_or(|all| all.are_intact())
    }

    fn in_memory(written: &Written, kept: Vec<Kept>, files: Vec<String>) -> Self {
        let register =
            Register::in_memory(written).expect("what was just written is of this version");
        Self::new(register, Shelf::Memory(kept), files)
    }

    fn new(register: Register, shelf: Shelf, files: Vec<String>) -> Self {
        let shown = |name: String| showable(&name).into_owned();
        Self {
            register,
            shelf,
            files: files.into_iter().map(shown).collect(),
            everything: None,
            filed: OnceCell::new(),
            names: FrozenMap::new(),
            tallies: Default::default(),
            kinds: Kinds::default(),
        }
    }

    /// The facts as `sources` alone tell them; records of which they tell nothing are left out.
    #[must_use]
    pub fn according_to(self, sources: &[Id]) -> Self {
        let mut draft = Draft::default();
        draft.title(self.title().map(str::to_owned));
        let mut told = Vec::new();
        for seat in 0..self.register.starts().count() {
            let Some(record) = self.take(&self.whereabouts(seat)) else {
                continue;
            };
            if let Some(record) = record.according_to(sources) {
                draft.add(record.record(), None);
                told.push(record);
            }
        }
        let files = self.files.clone();
        Self {
            everything: Some(Box::new(self)),
            ..Self::in_memory(&draft.finish(), told, files)
        }
    }

    /// The facts before sources were chosen.
    #[must_use]
    pub fn everything(&self) -> &Self {
        self.everything.as_deref().unwrap_or(self)
    }

    /// Whether sources were chosen.
    #[must_use]
    pub const fn is_narrowed(&self) -> bool {
        self.everything.is_some()
    }

    /// The sources that anything cites.
    #[must_use]
    pub fn cited(&self) -> HashSet<&Id> {
        let cite = self.records().flat_map(Record::citations);
        cite.map(|citation| &citation.source).collect()
    }

    /// The title of the facts, if they have one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.register.title()
    }

    /// How values stand among their sources.
    #[must_use]
    pub const fn resolver(&self) -> &Resolver {
        self.register.resolver()
    }

    /// All records, list by list, in the order of the files.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.of_kinds(&Kind::ALL)
    }

    /// All records of some kinds, list by list, in the order of the files.
    pub fn of_kinds<'f>(&'f self, kinds: &[Kind]) -> impl Iterator<Item = Record<'f>> + use<'f> {
        self.numbered(kinds).map(|(_, record)| record)
    }

    /// The same with their numbers among all.
    pub fn numbered<'f>(
        &'f self,
        kinds: &[Kind],
    ) -> impl Iterator<Item = (u32, Record<'f>)> + use<'f> {
        let ranges: Vec<_> = kinds
            .iter()
            .map(|kind| self.register.starts().seats(*kind))
            .collect();
        self.at_seats(ranges.into_iter().flatten())
    }

    /// All deliveries, in the order of the files.
    pub fn deliveries(&self) -> impl Iterator<Item = &Delivery> {
        self.deliveries_at(self.register.starts().seats(Kind::Delivery))
    }

    /// The deliveries any date of which may share a day with `span`, in the order of the files.
    pub fn deliveries_within(&self, span: &Span) -> impl Iterator<Item = &Delivery> {
        self.deliveries_at(self.register.dated_within(span))
    }

    /// The deliveries that name any of some records, in the order of the files, each once.
    pub fn deliveries_tied_to(&self, ids: &[&Id]) -> impl Iterator<Item = &Delivery> {
        let seats = ids.iter().filter_map(|id| self.seat_of(id.as_str()));
        let tied: BTreeSet<Seat> = seats.flat_map(|seat| self.register.tied_to(seat)).collect();
        self.deliveries_at(tied)
    }

    /// The deliveries at some seats; what else sits there is not read.
    fn deliveries_at<S: IntoIterator<Item = Seat>>(
        &self,
        seats: S,
    ) -> impl Iterator<Item = &Delivery> + use<'_, S> {
        let deliveries = self.register.starts().seats(Kind::Delivery);
        let seats = seats.into_iter();
        let records = seats.filter(move |seat| deliveries.contains(seat));
        self.at_seats(records)
            .filter_map(|(_, record)| match record {
                Record::Delivery(delivery) => Some(delivery),
                _ => None,
            })
    }

    /// What deliveries are counted in, some of it more than once.
    #[must_use]
    pub fn units(&self) -> Vec<&str> {
        let (tallies, looked_at) = self
            .tallies(false)
            .unwrap_or_else(|| (&[], self.deliveries().collect()));
        let units = tallies.iter().map(|tally| &tally.of.unit);
        let units = units.chain(looked_at.into_iter().map(|delivery| &delivery.unit));
        units.flatten().map(|unit| &**unit).collect()
    }

    /// What deliveries make together that are neither part of others nor have parts, if that was reckoned
    /// beforehand; and those others.
    #[must_use]
    pub fn tallies(&self, by_giver: bool) -> Option<(&[Tally], Vec<&Delivery>)> {
        let tallies =
            self.tallies[usize::from(by_giver)].get_or_init(|| self.register.tallies(by_giver));
        let parts = self.deliveries_at(self.register.parts());
        Some((tallies.as_deref()?, parts.collect()))
    }

    /// The record with this id.
    #[must_use]
    pub fn record(&self, id: &str) -> Option<Record<'_>> {
        let seat = self.seat_of(id)?;
        self.at(seat)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        match self.record(id) {
            Some(Record::Source(source)) => Some(source),
            _ => None,
        }
    }

    /// The file in which the record with this id stands, and the line of it (from 1).
    #[must_use]
    pub fn origin(&self, id: &Id) -> Option<(&str, usize)> {
        let all = self.everything();
        all.origin_of(all.known_seat(id)?)
    }

    /// The same of the record with this number among all.
    #[must_use]
    pub fn origin_at(&self, seat: u32) -> Option<(&str, usize)> {
        if self.is_narrowed() {
            return self.origin(self.at(seat)?.id());
        }
        self.origin_of(seat)
    }

    /// The same of a record that was taken.
    #[must_use]
    pub fn origin_of_taken(&self, taken: &Taken<'_>) -> Option<(&str, usize)> {
        match taken.whereabouts().line() {
            Some((page, line)) => Some((self.files.get(page as usize)?, line as usize)),
            None => self.origin_at(taken.whereabouts().seat()),
        }
    }

    fn origin_of(&self, seat: Seat) -> Option<(&str, usize)> {
        let known = match &self.shelf {
            Shelf::Memory(_) => None,
            Shelf::Lazy(lazy) => lazy.line(seat),
        };
        let stand = || self.register.stand(seat);
        let (page, line) = known.or_else(|| stand().map(|stand| (stand.page, stand.line)))?;
        Some((self.files.get(page as usize)?, line as usize))
    }

    /// What sort of record has this id, which some record has.
    #[must_use]
    pub fn kind_of(&self, id: &Id) -> Option<Kind> {
        self.kinds.of(id, || {
            let seat = self.known_seat(id)?;
            self.register.starts().kind(seat)
        })
    }

    /// What the record with this id is called, whoever tells of it.
    #[must_use]
    pub fn name_of<'f>(&'f self, id: &'f Id) -> &'f str {
        let record = self.everything().record(id.as_str());
        record.map_or(id.as_str(), Record::name)
    }

    /// The events, deliveries, quotes and places that name the record with this number, list by list, in the order of
    /// the files, with their numbers among all.
    pub fn tied_to(&self, seat: u32) -> impl Iterator<Item = (u32, Record<'_>)> {
        self.at_seats(self.register.tied_to(seat))
    }

    /// The dates that may share a day with `span`, mostly in order of time: their days, where they are known without a
    /// look at the record, and where that is. A record has no two of the same days.
    #[must_use]
    pub fn dated_within(&self, span: &Span) -> Vec<(Option<Days>, Whereabouts)> {
        let dates = self.register.days_within(span).into_iter();
        let unknown = |(days, seat)| (days, Whereabouts::unknown(seat));
        let mut dates: Vec<_> = dates.map(unknown).collect();
        let records = dates.iter_mut().map(|(_, record)| record);
        self.shelf.locate(&self.register, records);
        dates
    }

    /// Who and what in a scope is called so: records by their seats, see [`Facts::at`].
    #[must_use]
    pub fn named(&self, scope: Scope, query: &str) -> Found {
        let lists = Lists::of(scope.kinds().iter().map(|kind| *kind as usize));
        let filed = || self.register.names().map(Box::new);
        self.filed
            .get_or_init(filed)
            .as_deref()
            .or_else(|| self.names.get(&scope))
            .unwrap_or_else(|| self.names.insert(scope, Box::new(self.index(scope))))
            .find(query, lists)
    }

    /// An index over the names in a scope: others have no part in how well a name in it fits.
    fn index(&self, scope: Scope) -> Index {
        let mut builder = Builder::new();
        for kind in scope.kinds() {
            let seats = self.register.starts().seats(*kind);
            for (number, seat) in (0..).zip(seats) {
                if let Some(record) = self.at(seat) {
                    file_names(record, number, &mut builder);
                }
            }
        }
        let records = Kind::ALL.map(|kind| self.register.starts().seats(kind).len());
        let records = records.map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        Index::over(&Packed::in_memory(builder.finish(records)))
    }

    fn at_seats<S: IntoIterator<Item = Seat>>(
        &self,
        seats: S,
    ) -> impl Iterator<Item = (Seat, Record<'_>)> + use<'_, S> {
        let seats = seats.into_iter();
        seats.filter_map(|seat| Some((seat, self.at(seat)?)))
    }

    /// The records in whose texts all these folded words stand, and where that was not filed others too, list by
    /// list.
    #[must_use]
    pub fn holding(&self, asked: &[&str]) -> Vec<Record<'_>> {
        match self.register.holding(asked) {
            Some(seats) => self.at_seats(seats).map(|(_, record)| record).collect(),
            None => self.records().collect(),
        }
    }

    /// The record with this number among all.
    #[must_use]
    pub fn at(&self, seat: u32) -> Option<Record<'_>> {
        let kept = match &self.shelf {
            Shelf::Memory(kept) => kept.get(seat as usize),
            Shelf::Lazy(lazy) => lazy.at(&self.register, seat),
        };
        kept.map(Kept::record)
    }

    /// Where the record with this number among all is.
    #[must_use]
    pub fn whereabouts(&self, seat: u32) -> Whereabouts {
        self.shelf.whereabouts(&self.register, seat)
    }

    /// A record that is there for as long as it is held, and not kept longer.
    #[must_use]
    pub fn take(&self, whereabouts: &Whereabouts) -> Option<Taken<'_>> {
        self.shelf.take(&self.register, whereabouts)
    }

    /// The seat of a record that is there: every id that is read in some facts is the id of one of them.
    fn known_seat(&self, id: &Id) -> Option<Seat> {
        match self.register.seats_of(id.as_str()).as_slice() {
            [only] => Some(*only),
            _ => self.seat_of(id.as_str()),
        }
    }

    /// The number among all of the record with this id.
    #[must_use]
    pub fn seat_of(&self, id: &str) -> Option<u32> {
        let is_its = |seat: &Seat| {
            self.at(*seat)
                .is_some_and(|record| record.id().as_str() == id)
        };
        self.register.seats_of(id).into_iter().find(is_its)
    }
}

/// Reads and checks fact files as one body of facts, and writes all that is asked of them, records included.
///
/// # Errors
///
/// When anything is wrong with them: all faults, in the order of the files.
pub fn prepare(pages: &[Page<'_>]) -> Result<Written, Faults> {
    let (mut draft, records) = read(pages)?;
    let mut body = Writer::new();
    for (kept, stand) in &records {
        let record = kept.record();
        draft.add(record, *stand);
        draft.name(record);
        if let Record::Delivery(delivery) = record {
            draft.tally(delivery);
        }
        body.clear();
        coded::write(kept, &mut body);
        draft.keep(body.as_bytes());
    }
    Ok(draft.finish())
}

/// A record, and where it stands.
type Placed = (Kept, Option<Stand>);

/// A draft with the title of what is read, and the records that are to go into it.
fn read(pages: &[Page<'_>]) -> Result<(Draft, Vec<Placed>), Faults> {
    let reading = reader::read(pages, false);
    if !reading.faults.is_empty() {
        return Err(Faults(reading.faults));
    }
    let mut draft = Draft::default();
    draft.title(reading.records.title.clone());
    let with_stand = |kept: Kept| {
        let known = reading.known.get(kept.record().id());
        let stand = known.and_then(|known| stand(pages, known));
        (kept, stand)
    };
    let kept = reading.records.into_kept().into_iter();
    Ok((draft, kept.map(with_stand).collect()))
}

/// Where a record stands that was read from some pages.
fn stand(pages: &[Page<'_>], known: &Known) -> Option<Stand> {
    let Known { spot, record, .. } = known;
    let line = pages[spot.page].place(spot.offset).line;
    Some(Stand {
        page: u32::try_from(spot.page).ok()?,
        offset: u64::try_from(record.start).ok()?,
        length: u32::try_from(record.len()).ok()?,
        line: u32::try_from(line).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_name_their_kinds_in_the_order_of_the_lists() {
        for scope in [Scope::Parties, Scope::Things, Scope::Everything] {
            assert!(scope.kinds().is_sorted(), "{scope:?}");
        }
    }
}
