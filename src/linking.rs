//! What the build script asks of the linker: a program with the C library in it, at a fixed address, and in it the
//! functions that answers run side by side.
//!
//! To find and place shared libraries takes a program longer than most questions, and so does bringing in
//! page after page of it of which little is run. The price is that its own code is not placed at random. Where this
//! was not tried, or the C compiler lacks an archive, nothing is asked, and the program is linked as any other.

use std::{env, fs, path::Path, process::Command};

/// What rustc asks the linker for, and the archives of the C compiler that stand for it. The C
/// library and the unwinder need one another.
const ARCHIVES: [(&str, &[&str]); 3] = [
    ("libgcc_s.a", &["libgcc_eh.a"]),
    ("libm.a", &["libm.a"]),
    ("libc.a", &["libc.a", "libgcc_eh.a", "libgcc.a"]),
];

/// The functions that answers run, as the linker is told of them, and objects of archives (`archive:object`);
/// `benches/asked.rs` writes them. Their names are mangled as `.cargo/config.toml` chooses, so that instances of a
/// generic function have names of their own; a function of another name stays where the linker puts it.
const ASKED: &str = include_str!("linking.txt");

/// Tells cargo what to ask of the linker.
pub fn ask() {
    if is_here_and_known()
        && let Some(folder) = archives()
    {
        // Of programs alone: `-C target-feature=+crt-static` would be asked of macros, too,
        // and these have to be shared libraries.
        for argument in ["-static", "-no-pie", &format!("-L{folder}")] {
            println!("cargo::rustc-link-arg-bins={argument}");
            // So that what the program is measured by is linked as it is.
            println!("cargo::rustc-link-arg-examples={argument}");
        }
        if is_optimized_and_linked_as_usual()
            && let Some(script) = side_by_side(&folder)
        {
            println!("cargo::rustc-link-arg-bins=-Wl,-T,{script}");
        }
    }
}

/// A script for the linker that puts the functions that answers run before all others.
fn side_by_side(folder: &str) -> Option<String> {
    let mut script = String::from("SECTIONS { .text.asked : {\n");
    for function in ASKED.lines() {
        script.push_str(&if function.contains(':') {
            format!("*{function}(.text .text.*)\n")
        } else {
            format!("*(.text.{function})\n")
        });
    }
    script.push_str("} } INSERT BEFORE .text;\n");
    let path = Path::new(folder).join("asked.ld");
    fs::write(&path, script).ok()?;
    path.to_str().map(str::to_owned)
}

/// Whether this is built for the system it is built on, and that is one where this was tried.
fn is_here_and_known() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && is("CARGO_CFG_TARGET_ARCH", "x86_64")
        && env::var("HOST").ok() == env::var("TARGET").ok()
}

/// Whether functions are worth putting in order, and whether it is a linker that surely can: not every linker
/// that somebody may choose reads such scripts. Where nothing is optimized there are other functions.
fn is_optimized_and_linked_as_usual() -> bool {
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    env::var("OPT_LEVEL").is_ok_and(|level| level != "0")
        && env::var_os("RUSTC_LINKER").is_none()
        && !flags.contains("link")
}

/// A folder where the linker finds archives alone; none where one is missing.
fn archives() -> Option<String> {
    let folder = env::var("OUT_DIR").ok()?;
    for (asked, archives) in ARCHIVES {
        let paths: Option<Vec<String>> = archives.iter().map(|name| path(name)).collect();
        let script = format!("GROUP ( {} )\n", paths?.join(" "));
        fs::write(Path::new(&folder).join(asked), script).ok()?;
    }
    Some(folder)
}

/// Where the C compiler keeps a file; it repeats the name of what it has not.
fn path(name: &str) -> Option<String> {
    let asked = Command::new("cc")
        .arg(format!("-print-file-name={name}"))
        .output()
        .ok()?;
    let path = String::from_utf8(asked.stdout).ok()?.trim().to_owned();
    Path::new(&path).is_absolute().then_some(path)
}
