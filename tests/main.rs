//! One test binary. What each file holds to:
//!
//! - `harness`: runs the program as a script would; every test states stdout, stderr and exit code.
//! - `who`, `when`, `aid`, `totals`: a file a question, over `fixture.ron` and small facts of their own.
//! - `calendars`: times asked for by the Julian and the Rumi calendar, and in three languages.
//! - `file`: what a fact file may say, and what is said of a wrong one.
//! - `formats`: rows read back field by field, CSV reread, tables measured.
//! - `promises`: stdout and stderr, exit codes, pipes, full disks, colour, locale, control characters.
//! - `built_in`: the facts that the program carries, every paragraph of its article.
//! - `readme`: every example of the README is run and compared.
//! - `layers`: which module may use which.

#![allow(clippy::unwrap_used)]

mod harness;

mod aid;
mod built_in;
mod calendars;
mod file;
mod formats;
mod layers;
mod promises;
mod readme;
mod totals;
mod when;
mod who;
