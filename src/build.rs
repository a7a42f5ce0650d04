//! What the program need not read at every start is prepared when it is built, by the code that it shares with the
//! program: lists of words, and the built-in facts. Facts with a fault are no facts to build with.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "that is how a build script is heard"
)]
#![allow(
    clippy::pedantic,
    dead_code,
    unused_imports,
    missing_docs,
    reason = "the program uses the rest"
)]

mod facts;
mod linking;
mod model;
mod names;
mod packed;
mod render {
    pub mod excerpt;
}

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use facts::Page;

/// The file of the built-in facts.
const FACTS: &str = "facts.ron";

/// Excerpts of faults are so wide.
const WIDTH: u16 = 100;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    println!("cargo:rerun-if-changed={FACTS}");
    // Lists and facts are as they were prepared, everywhere but here.
    println!("cargo:rustc-cfg=prepared");
    linking::ask();
    let out = env::var_os("OUT_DIR").ok_or("cargo names the folder to write to")?;
    let out = Path::new(&out);
    fs::write(out.join("tables.rs"), names::source())?;
    let text = fs::read_to_string(FACTS)?;
    let pages = [Page::new(FACTS, &text)];
    match facts::prepare(&pages) {
        Ok(register) => {
            fs::write(out.join("facts.head"), register.head)?;
            fs::write(out.join("facts.content"), register.sections.concat())?;
            Ok(ExitCode::SUCCESS)
        }
        Err(faults) => {
            eprintln!(
                "{}",
                render::excerpt::excerpts(&pages, &faults.0, false, WIDTH)
            );
            Ok(ExitCode::FAILURE)
        }
    }
}
