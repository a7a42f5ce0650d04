//! What the program needs not read at every start is prepared when it is built, by the code that it shares with the
//! program.

#![allow(clippy::print_stdout, reason = "that is how a build script is heard")]

use std::{env, fs, io, path::Path};

/// The part of the library that reads lists of words.
#[expect(dead_code, reason = "the library uses the rest")]
mod names {
    mod cut;
    mod key;
    pub mod prepare;
    mod script;
    mod table;

    pub use prepare::tables;
}

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=src/build.rs");
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    prepare_names(Path::new(&out))
}

/// Writes the lists of words as tables.
fn prepare_names(out: &Path) -> io::Result<()> {
    println!("cargo:rerun-if-changed=src/names");
    let read = |name: &str| fs::read_to_string(Path::new("src/names").join(name));
    let tables = names::tables(
        &read("titles.txt")?,
        &read("equivalents.txt")?,
        &read("han.tsv")?,
        &read("surnames.txt")?,
    );
    fs::write(out.join("tables.rs"), tables)
}
