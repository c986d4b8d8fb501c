//! `join-claims`: claim records in, joined records out.

use std::process::ExitCode;

fn main() -> ExitCode {
    join_claims::run::run(&records::parse())
}
