//! What history is made of: values that cannot be invalid once they exist.
//!
//! Nothing here reads a file, prints, or knows how a fact is written down. The
//! types say what a historian says: a [`Claim`] is a value that a source asserts,
//! [`Rivals`] are claims for one value, a [`Standing`] is how a value stands among
//! its sources.

mod claim;
pub mod date;
mod decimal;
mod delivery;
mod event;
mod group;
mod id;
mod object;
mod person;
mod place;
mod quantity;
mod quote;
mod resolve;
mod source;
mod subject;
mod text;
mod words;

pub use claim::{Citation, CitationError, Claim, Objection, Rank, Rivals, Statement, TwoPreferred};
pub use date::{Calendar, Certainty, Date, DateError, Day, Days, Period, Span, Stretch};
pub use decimal::{Decimal, DecimalError};
pub use delivery::{Delivery, DeliveryKind, Figure, Status};
pub use event::Event;
pub use group::{Group, GroupKind};
pub use id::{Id, IdError};
pub use object::{Object, ObjectKind};
pub use person::Person;
pub use place::{Coordinates, CoordinatesError, Place};
pub use quantity::{Amount, AmountError, Qualifier, Quantity};
pub use quote::{Link, Quote};
pub use resolve::{Because, Origins, Resolver, Standing, Value, origins};
pub use source::{Source, SourceKind};
pub use subject::{Part, Parts, Subject, kept};
pub use text::{Wording, acts, is_calm, showable};
pub use words::Word;
pub(crate) use words::words;
