//! Fact files become [`Facts`]: the store that every question asks.
//!
//! Loading reads and checks all files as one body of facts, or tells every fault with its
//! place. The store answers by id, by name, by days and by what is tied to what, so that no
//! question walks everything where a look-up will do.

mod borders;
mod brackets;
mod build;
#[cfg(prepared)]
mod built_in;
mod check;
mod coded;
mod copy;
mod fault;
mod file;
mod filing;
mod kept;
mod kinds;
pub mod manual;
mod one_by_one;
mod outline;
mod page;
mod reader;
mod record;
mod references;
mod refused;
mod register;
mod scope;
mod several;
mod shapes;
mod shelf;
mod spelled;
mod store;
mod tally;
mod texts;
mod tokens;
mod units;
mod unreadable;
mod values;

#[cfg(prepared)]
pub use built_in::{BUILT_IN, BUILT_IN_NAME};
pub use check::check;
pub use fault::{Fault, Faults, Level, Problem};
pub use filing::{NotFiled, file};
pub use page::{Page, Place as FilePlace};
pub use record::{Dated, Kind, Record, figure_cites};
pub use register::Written;
pub use scope::Scope;
pub use shelf::{Taken, Whereabouts};
pub use store::{Facts, prepare};
pub use tally::{Alike, Tally};
pub use texts::{Text, may_begin, texts, word_ranges};
