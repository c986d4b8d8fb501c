//! `report-claims`: joined records in, a table for people out.

use std::process::ExitCode;

fn main() -> ExitCode {
    report_claims::run::run(&records::parse())
}
