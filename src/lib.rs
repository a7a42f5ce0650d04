//! Ask a plain-text file of historical facts, each with its source.
//!
//! ```text
//! arguments -> Question ─┐
//!                        ├─> Answer -> rows or blocks -> text
//! fact files -> Facts ───┘
//!
//! CSV, JSON, BibTeX -> fact file        Facts -> JSON, CSV, SQL
//! ```
//!
//! Each arrow is one function and nothing flows back: [`facts::Facts::load`] reads fact
//! files, [`ask::answer`] answers a question, [`render::text`] writes answers;
//! [`exchange::import`] makes fact files of other files, [`exchange::export`] writes facts for other
//! programs. The library knows no arguments, no terminal, no clock and no environment, and never prints.
//!
//! - [`model`]: what history is made of: claims, dates, quantities, people, deliveries.
//! - [`facts`]: fact files and the store that is made of them.
//! - [`names`]: how a name is found.
//! - [`packed`]: numbers and words in bytes that are asked without being unpacked.
//! - [`ask`]: one question a file, and its rule.
//! - [`render`]: what an answer looks like.
//! - [`exchange`]: facts for other programs, and facts from them.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod ask;
pub mod exchange;
pub mod facts;
pub mod model;
pub mod names;
pub mod packed;
pub mod render;
