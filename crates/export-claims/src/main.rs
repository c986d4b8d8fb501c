//! `export-claims`: records in, what other tools read out.

use std::process::ExitCode;

fn main() -> ExitCode {
    export_claims::run(&records::parse())
}
