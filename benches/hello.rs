//! What it costs to start a process and to print a line: the floor that `cargo bench --bench peers` measures against,
//! built with the flags of histcli itself.

#![allow(missing_docs, clippy::print_stdout)]

fn main() {
    println!("hello");
}
