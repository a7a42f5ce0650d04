//! One test binary. What each file holds to:
//!
//! - `harness`: runs the program as a script would; every test states stdout, stderr and exit code.
//! - `who`, `what` (and `where`), `when`, `aid`, `totals`, `quote`, `source`, `search`, `why` (and
//!   `conflicts`, `gaps`): a file a question, over `fixture.ron` and small facts of their own.
//! - `names`: people, groups, places and events by the spellings of six languages, and who must not be found;
//!   `namesakes`: names easily taken for one another.
//! - `citations`: the works behind an answer as BibTeX and CSL-JSON; `readers`: what a biblatex
//!   parser and a CSL processor make of them.
//! - `file`, `faults`: what a fact file may say, and what is said of a wrong one.
//! - `help`, `new`: the pages of the manual; stubs, which load wherever they are pasted.
//! - `manual`: that the manual of the fact file tells all there is, and that it is so.
//! - `check`: all that is wrong with fact files, in one run.
//! - `locate`: which fact files are asked; `files`: which are read, and why, folders among them.
//! - `calendars`: times asked for by the Julian and the Rumi calendar, and in three languages.
//! - `formats`: rows read back field by field, CSV reread, tables measured.
//! - `promises`: stdout and stderr, exit codes, pipes, full disks, colour, locale, control characters.
//! - `built_in`: the facts that the program carries, every paragraph of its article.
//! - `exchange`, `import`, `import_bibtex`: facts for other programs and facts from them; `round`: that they come back the same;
//!   `damage`: files of other programs with anything in them.
//! - `register`: facts asked through a register, and from memory.
//! - `cached`: indexes of large files: stale, damaged, half written, two at once, and where none can be kept.
//! - `timeline`: charts to the letter, at many widths and in ASCII, the picture, dates at their extremes.
//! - `readme`: every example of the README is run and compared.
//! - `regression`: what fuzzing found, once each; `fuzz` is a crate of its own that goes on looking.
//! - `laws`: what holds for any input.
//! - `factgen`: made-up facts, by which large files are tried and measured, hold what is said of them.
//! - `layers`: which module may use which.

#![allow(clippy::unwrap_used)]

mod harness;

/// The program that makes facts up.
#[path = "../benches/factgen.rs"]
mod factgen_program;

mod aid;
mod built_in;
mod cached;
mod calendars;
mod check;
mod citations;
mod damage;
mod exchange;
mod factgen;
mod faults;
mod file;
mod files;
mod formats;
mod help;
mod import;
mod import_bibtex;
mod laws;
mod layers;
mod locate;
mod manual;
mod names;
mod namesakes;
mod new;
mod promises;
mod quote;
mod readers;
mod readme;
mod register;
mod regression;
mod round;
mod search;
mod source;
mod timeline;
mod totals;
mod what;
mod when;
mod who;
mod why;
