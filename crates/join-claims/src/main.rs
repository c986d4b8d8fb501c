//! `join-claims`: claim records in, joined records out.

use std::process::ExitCode;

/// Claims are made of small pieces of text by the million, and let go out of order: two
/// thirds of the time with the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    join_claims::run::run(&records::parse())
}
