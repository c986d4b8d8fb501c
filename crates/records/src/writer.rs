//! What became of each batch, and where it goes: standard output, standard error, the rejects.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use crate::input::Batch;
use crate::options::Options;
use crate::progress::Progress;
use crate::seen::Seen;

/// What became of a batch.
#[derive(Default)]
pub struct Outcome {
    pub(crate) out: Vec<u8>,
    pub(crate) read: u64,
    /// Which records it held.
    pub seen: Seen,
    notes: Vec<String>,
    /// Message and the line itself; an empty message for a file's fault has no line.
    bad: Vec<Bad>,
}

struct Bad {
    message: String,
    line: Option<Vec<u8>>,
    file_fault: bool,
}

impl Outcome {
    /// Output of a batch that is made elsewhere.
    pub fn new(out: Vec<u8>, read: u64) -> Self {
        Self { out, read, ..Self::default() }
    }

    /// Notes a line of the batch as rejected.
    pub fn reject(&mut self, batch: &Batch, i: usize, tool: &str, names: &[String], why: &str) {
        let (file, line) = batch.place(i);
        self.bad.push(Bad {
            message: format!("{tool}: {}:{line}: {why}", names[file as usize]),
            line: Some(batch.line(i).to_vec()),
            file_fault: false,
        });
    }

    /// Appends to the output.
    pub fn extend(&mut self, out: Vec<u8>) {
        if self.out.is_empty() { self.out = out } else { self.out.extend_from_slice(&out) }
    }

    /// Refuses a part of an input that is no line of a batch: the whole message, and the line
    /// to keep among the rejects, if there is one.
    pub fn refuse(&mut self, message: String, line: Option<Vec<u8>>) {
        self.bad.push(Bad { message, line, file_fault: false });
    }

    /// Says something on standard error that rejects nothing.
    pub fn note(&mut self, message: String) {
        self.notes.push(message);
    }

    /// Notes a file that could not be read.
    pub fn file_fault(&mut self, tool: &str, name: &str, why: &str) {
        let message = format!("{tool}: {name}: {why}");
        self.bad.push(Bad { message, line: None, file_fault: true });
    }

    /// Notes the batch's faults of reading.
    pub fn faults(&mut self, batch: &Batch, tool: &str, names: &[String]) {
        for (_, fault) in &batch.faults {
            let name = &names[fault.file as usize];
            if fault.line == 0 {
                self.file_fault(tool, name, &fault.why);
            } else {
                let message = format!("{tool}: {name}:{}: {}", fault.line, fault.why);
                self.bad.push(Bad { message, line: None, file_fault: false });
            }
        }
    }
}

/// Standard output, standard error and the rejects file, and the exit status they add up to.
pub struct Writer {
    tool: String,
    out: io::Stdout,
    rejects: Option<Rejects>,
    strict: bool,
    bad_lines: bool,
    unread_files: usize,
    files: usize,
    stopped: bool,
    progress: Progress,
    seen: Seen,
    wanted: &'static str,
}

/// Makes a writer for lines over the limit.
pub type OverflowMaker = Box<dyn Fn() -> Box<dyn Write + Send> + Send>;

#[derive(Clone)]
struct Rejects(Arc<Mutex<BufWriter<File>>>);

impl Write for Rejects {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.lock() {
            Ok(mut file) => file.write_all(bytes).map(|()| bytes.len()),
            Err(_) => Err(io::Error::other("another thread failed on the rejects file")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.lock().map_or(Ok(()), |mut file| file.flush())
    }
}

impl Writer {
    /// Opens the rejects file, if one is wanted.
    pub fn new(tool: &str, options: &Options) -> Result<Self, ExitCode> {
        let rejects = match &options.rejects {
            None => None,
            Some(path) => match File::create(path) {
                Ok(file) => Some(Rejects(Arc::new(Mutex::new(BufWriter::new(file))))),
                Err(error) => {
                    eprintln!("{tool}: {}: cannot keep rejects there: {error}", path.display());
                    return Err(ExitCode::from(2));
                }
            },
        };
        Ok(Self {
            tool: tool.to_string(),
            out: io::stdout(),
            rejects,
            strict: options.strict,
            bad_lines: false,
            unread_files: 0,
            files: options.inputs().len(),
            stopped: false,
            progress: Progress::new(options),
            seen: Seen::default(),
            wanted: "",
        })
    }

    /// Has the run say at its end when it met no record of this type, but others.
    pub fn wants(mut self, kind: &'static str) -> Self {
        self.wanted = kind;
        self
    }

    /// Makes writers for lines that are too long to hold: into the rejects, or away.
    pub fn overflow_maker(&self) -> OverflowMaker {
        let rejects = self.rejects.clone();
        Box::new(move || match &rejects {
            Some(rejects) => Box::new(rejects.clone()),
            None => Box::new(io::sink()),
        })
    }

    /// Writes a batch's results and faults; false when the run must stop.
    pub fn take(&mut self, outcome: Outcome) -> bool {
        self.write(&outcome.out);
        for note in &outcome.notes {
            self.progress.message(note);
        }
        for bad in outcome.bad {
            self.progress.message(&bad.message);
            if let (Some(line), Some(rejects)) = (&bad.line, &mut self.rejects)
                && let Err(error) = rejects.write_all(line).and_then(|()| rejects.write_all(b"\n"))
            {
                self.rejects_failed(&error);
            }
            self.bad_lines |= !bad.file_fault;
            self.unread_files += usize::from(bad.file_fault);
            if self.strict {
                self.stopped = true;
                return false;
            }
        }
        self.seen.add(outcome.seen);
        self.progress.advance(outcome.read);
        true
    }

    fn write(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let mut out = self.out.lock();
        if let Err(error) = out.write_all(bytes).and_then(|()| out.flush()) {
            self.failed(&error);
        }
    }

    /// A reader that went away ends the tool quietly; any other failure loudly. Exits here,
    /// because another thread may be waiting for input that never comes.
    fn failed(&mut self, error: &io::Error) -> ! {
        if let Some(rejects) = &mut self.rejects {
            let _ = rejects.flush();
        }
        if error.kind() == io::ErrorKind::BrokenPipe {
            std::process::exit(0);
        }
        eprintln!("{}: cannot write the output: {error}", self.tool);
        std::process::exit(2);
    }

    pub(crate) fn rejects_failed(&self, error: &io::Error) -> ! {
        eprintln!("{}: cannot keep the rejects: {error}", self.tool);
        std::process::exit(2);
    }

    /// Ends the run: 0 all done, 1 something was rejected, 2 nothing more could be done.
    pub fn finish(mut self) -> ExitCode {
        self.progress.finish();
        if let Some(why) = self.seen.idle(self.wanted).filter(|_| !self.wanted.is_empty()) {
            eprintln!("{}: {why}", self.tool);
        }
        if let Some(rejects) = &mut self.rejects
            && let Err(error) = rejects.flush()
        {
            self.rejects_failed(&error);
        }
        if self.stopped || self.unread_files == self.files {
            ExitCode::from(2)
        } else if self.bad_lines || self.unread_files > 0 {
            ExitCode::from(1)
        } else {
            ExitCode::SUCCESS
        }
    }
}

/// Is standard output a terminal that wants colour?
pub fn wants_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()) && io::stdout().is_terminal()
}
