//! The files that the command line means: folders with all below them, in the order of names.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::kind::{ending, is_readable};
use records::articles::{ArticleTable, TableError};

/// One input to read.
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// The article's name: the file's own, in a folder its path there.
    pub doc: String,
    /// What its folder's articles.csv knows.
    pub table: Option<Arc<ArticleTable>>,
}

/// What stands next.
pub enum Found {
    /// A file to read.
    File(File),
    /// Something to say: of a path, what.
    Note(String, String),
    /// A path that cannot be read, and why.
    Fault(String, String),
}

/// Walks the inputs.
pub struct Walk {
    inputs: VecDeque<PathBuf>,
    /// Folders begun: what is left of each.
    open: Vec<Folder>,
    docs: HashSet<String>,
}

struct Folder {
    root: PathBuf,
    entries: VecDeque<PathBuf>,
    table: Option<Arc<ArticleTable>>,
    /// Files that are not read, by their endings.
    left: BTreeMap<String, usize>,
}

impl Walk {
    /// Walks these inputs in order.
    pub fn new(inputs: Vec<PathBuf>) -> Self {
        Self { inputs: inputs.into(), open: Vec::new(), docs: HashSet::new() }
    }

    /// The next file; none at the end.
    pub fn next(&mut self) -> Option<Found> {
        loop {
            let Some(folder) = self.open.last_mut() else {
                let path = self.inputs.pop_front()?;
                if path.is_dir() {
                    if let Some(found) = self.enter(path.clone(), path, None) {
                        return Some(found);
                    }
                    continue;
                }
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
                return Some(self.file(path, name.unwrap_or_default(), None));
            };
            let Some(path) = folder.entries.pop_front() else {
                let folder = self.open.pop()?;
                let left: Vec<String> =
                    folder.left.iter().map(|(e, n)| format!("{n} .{e}")).collect();
                if left.is_empty() {
                    continue;
                }
                let why = format!("files that are no articles are left aside: {}", left.join(", "));
                return Some(Found::Note(folder.root.display().to_string(), why));
            };
            let (root, table) = (folder.root.clone(), folder.table.clone());
            // A link to a folder may lead in circles.
            if path.is_dir() {
                if !path.is_symlink()
                    && let Some(found) = self.enter(path, root, table)
                {
                    return Some(found);
                }
                continue;
            }
            let doc =
                path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if !is_readable(&doc) {
                *folder.left.entry(ending(&doc)).or_default() += 1;
                continue;
            }
            return Some(self.file(path, doc, table));
        }
    }

    fn enter(
        &mut self,
        path: PathBuf,
        root: PathBuf,
        table: Option<Arc<ArticleTable>>,
    ) -> Option<Found> {
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) => return Some(Found::Fault(path.display().to_string(), error.to_string())),
        };
        let hidden = |p: &Path| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        let mut entries: Vec<PathBuf> =
            entries.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| !hidden(p)).collect();
        entries.sort();
        let csv = path.join("articles.csv");
        let mut fault = None;
        let mut own = None;
        if let Some(at) = entries.iter().position(|e| *e == csv) {
            match ArticleTable::read(&csv) {
                // Without a column doc it is a table of articles, not about them.
                Err(TableError::NoDoc(_)) => {}
                Err(TableError::Wrong(why)) => {
                    let place = csv.display().to_string();
                    let why = why.strip_prefix(&format!("{place}: ")).unwrap_or(&why).to_string();
                    fault = Some(Found::Fault(place, why));
                    entries.remove(at);
                }
                Ok(table) => {
                    own = Some(Arc::new(table));
                    entries.remove(at);
                }
            }
        }
        let table = own.or(table);
        self.open.push(Folder { root, entries: entries.into(), table, left: BTreeMap::new() });
        fault
    }

    /// Two files of one name in two folders are two articles.
    fn file(&mut self, path: PathBuf, doc: String, table: Option<Arc<ArticleTable>>) -> Found {
        let doc = if self.docs.contains(&doc) { path.display().to_string() } else { doc };
        self.docs.insert(doc.clone());
        Found::File(File { path, doc, table })
    }
}
