//! The command-line options that every tool takes, and what they all do the same way.

use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::exit;

use clap::{Parser, ValueEnum};

/// Options shared by every tool; flatten them into the tool's own.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Options {
    /// Files to read, in order; `-` or none is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Worker threads; the output is the same for any number [default: all cores]
    #[arg(short = 'j', long, value_name = "N", help_heading = "Shared options")]
    pub threads: Option<NonZeroUsize>,

    /// Keep rejected input lines, as they came, in this file
    #[arg(long, value_name = "FILE", help_heading = "Shared options")]
    pub rejects: Option<PathBuf>,

    /// Stop at the first bad line, with exit status 2
    #[arg(long, help_heading = "Shared options")]
    pub strict: bool,

    /// Longest input line or plain-text article, in bytes; K, M and G are understood
    #[arg(long, value_name = "BYTES", default_value = "64M", value_parser = parse_size,
          help_heading = "Shared options")]
    pub max_line: usize,

    /// Write each article as soon as it is done, for live streams
    #[arg(long, help_heading = "Shared options")]
    pub line_buffered: bool,

    /// Print the man page or a shell's completions, made from this same definition
    #[arg(long, value_enum, value_name = "WHAT", hide = true)]
    pub generate: Option<Generate>,
}

/// What `--generate` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Generate {
    /// The man page, in roff.
    Man,
    /// Completions for bash.
    Bash,
    /// Completions for zsh.
    Zsh,
    /// Completions for fish.
    Fish,
}

impl Options {
    /// How many workers to run.
    pub fn workers(&self) -> usize {
        self.threads.map_or_else(
            || std::thread::available_parallelism().map_or(1, NonZeroUsize::get),
            NonZeroUsize::get,
        )
    }

    /// The inputs in order: the files named, or standard input alone.
    pub fn inputs(&self) -> Vec<PathBuf> {
        if self.files.is_empty() { vec![PathBuf::from("-")] } else { self.files.clone() }
    }
}

/// Is this path the name for standard input?
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A tool's command line: its own options around the shared ones.
pub trait Tool: Parser {
    /// The shared options within.
    fn shared(&self) -> &Options;
}

/// Parses the command line as every tool does: usage errors exit with 2; with no file and a
/// terminal as standard input, help is shown at once; `--generate` prints and exits.
pub fn parse<T: Tool>() -> T {
    let tool = T::parse();
    let shared = tool.shared();
    if let Some(what) = shared.generate {
        exit(generate(&mut T::command(), what));
    }
    if shared.files.is_empty() && io::stdin().is_terminal() {
        eprintln!("{}", T::command().render_help());
        exit(2);
    }
    tool
}

fn generate(command: &mut clap::Command, what: Generate) -> i32 {
    let name = command.get_name().to_string();
    let mut bytes = Vec::new();
    let made = match what {
        Generate::Man => clap_mangen::Man::new(command.clone()).render(&mut bytes),
        Generate::Bash => {
            clap_complete::generate(clap_complete::Shell::Bash, command, name, &mut bytes);
            Ok(())
        }
        Generate::Zsh => {
            clap_complete::generate(clap_complete::Shell::Zsh, command, name, &mut bytes);
            Ok(())
        }
        Generate::Fish => {
            clap_complete::generate(clap_complete::Shell::Fish, command, name, &mut bytes);
            Ok(())
        }
    };
    match made.and_then(|()| io::stdout().write_all(&bytes)) {
        Ok(()) => 0,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(error) => {
            eprintln!("{}: {error}", command.get_name());
            2
        }
    }
}

/// Reads a size in bytes such as `65536`, `64K`, `64M` or `1G`.
fn parse_size(text: &str) -> Result<usize, String> {
    let (digits, factor) = match text.as_bytes().last() {
        Some(b'k' | b'K') => (&text[..text.len() - 1], 1 << 10),
        Some(b'm' | b'M') => (&text[..text.len() - 1], 1 << 20),
        Some(b'g' | b'G') => (&text[..text.len() - 1], 1 << 30),
        _ => (text, 1_usize),
    };
    digits
        .parse::<usize>()
        .ok()
        .and_then(|n| n.checked_mul(factor))
        .filter(|&n| n > 0)
        .ok_or_else(|| "give a number of bytes such as 65536, 64K, 64M or 1G".to_string())
}

#[cfg(test)]
mod tests {
    use super::parse_size;

    #[test]
    fn sizes() {
        assert_eq!(parse_size("10"), Ok(10));
        assert_eq!(parse_size("64K"), Ok(65536));
        assert_eq!(parse_size("2g"), Ok(2 << 30));
        assert!(parse_size("0").is_err());
        assert!(parse_size("many").is_err());
        assert!(parse_size("99999999999G").is_err());
    }
}
