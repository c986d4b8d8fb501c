//! Progress on standard error: only on a terminal, only when the work lasts.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::options::{Options, is_stdin};

/// How long a run may be silent before it says how far it is.
const PATIENCE: Duration = Duration::from_secs(2);

pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    total: Option<u64>,
    done: u64,
    begun: Instant,
    terminal: bool,
}

impl Progress {
    pub(crate) fn new(options: &Options) -> Self {
        let total = options
            .inputs()
            .iter()
            .map(|p| if is_stdin(p) { None } else { p.metadata().ok().map(|m| m.len()) })
            .sum();
        Self {
            bar: None,
            total,
            done: 0,
            begun: Instant::now(),
            terminal: io::stderr().is_terminal(),
        }
    }

    pub(crate) fn advance(&mut self, bytes: u64) {
        if !self.terminal {
            return;
        }
        self.done += bytes;
        if self.bar.is_none() && self.begun.elapsed() > PATIENCE {
            self.bar = Some(bar(self.total));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    /// Prints a line on standard error without tearing the bar.
    pub(crate) fn message(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| eprintln!("{line}")),
            None => eprintln!("{line}"),
        }
    }

    pub(crate) fn finish(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => (
            ProgressBar::new(total),
            "{bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left",
        ),
        None => (ProgressBar::new_spinner(), "{bytes}, {binary_bytes_per_sec}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
