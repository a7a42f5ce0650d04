//! What stdout is: a terminal or not, how wide, and whether it may be coloured.

use std::{
    env,
    io::{self, IsTerminal},
};

use terminal_size::terminal_size_of;

use crate::cli::Color;

/// How wide a terminal is when nothing tells.
const USUAL_WIDTH: u16 = 80;

/// Whether stdout is a terminal.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether stderr is a terminal.
pub fn is_told() -> bool {
    io::stderr().is_terminal()
}

/// The columns to fit tables in: the terminal's, else `COLUMNS`, else 80.
pub fn width() -> u16 {
    let told = || {
        env::var("COLUMNS")
            .ok()?
            .trim()
            .parse()
            .ok()
            .filter(|width| *width > 0)
    };
    let (width, _) = terminal_size_of(io::stdout()).unzip();
    width
        .map(|width| width.0)
        .filter(|width| *width > 0)
        .or_else(told)
        .unwrap_or(USUAL_WIDTH)
}

/// Whether to use colour: a flag beats the environment, and that beats what stdout is.
pub fn colour(wish: Color) -> bool {
    let is = |name: &str, no: &str| {
        env::var_os(name).is_some_and(|value| !value.is_empty() && value != no)
    };
    match wish {
        Color::Always => true,
        Color::Never => false,
        // https://no-color.org and https://bixense.com/clicolors
        Color::Auto if is("NO_COLOR", "") => false,
        Color::Auto if is("CLICOLOR_FORCE", "0") => true,
        Color::Auto if env::var_os("TERM").is_some_and(|term| term == "dumb") => false,
        Color::Auto => is_terminal(),
    }
}
