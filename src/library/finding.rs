//! What a check finds wrong, by the keys that lead there; a document turns it into a place.
//! It must not know how the text was parsed.

/// The way to a value from a document's root, built on the stack while walking.
#[derive(Clone, Copy)]
pub enum At<'a> {
    Root,
    Key(&'a At<'a>, &'a str),
    Index(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    pub fn key(&'a self, key: &'a str) -> At<'a> {
        At::Key(self, key)
    }

    pub fn index(&'a self, index: usize) -> At<'a> {
        At::Index(self, index)
    }

    /// The same way, owned.
    pub fn path(&self) -> Vec<Segment> {
        match self {
            Self::Root => Vec::new(),
            Self::Key(parent, key) => {
                let mut path = parent.path();
                path.push(Segment::Key((*key).to_owned()));
                path
            }
            Self::Index(parent, index) => {
                let mut path = parent.path();
                path.push(Segment::Index(*index));
                path
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    Key(String),
    Index(usize),
}

/// What to mark: the value at a path, or the key that leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Value,
    Key,
}

#[derive(Clone, Debug)]
pub struct Finding {
    pub path: Vec<Segment>,
    pub mark: Mark,
    pub message: String,
    pub help: Option<String>,
}

/// Where a document was mended so that it could be read further: what is found wrong there is a
/// consequence of a fault that was already named.
#[derive(Clone, Debug, Default)]
pub struct Mended {
    /// A placeholder stands here.
    pub replaced: Vec<Vec<Segment>>,
    /// This table had keys that nobody knows.
    pub incomplete: Vec<Vec<Segment>>,
}

impl Mended {
    pub fn explains(&self, finding: &Finding) -> bool {
        let path = &finding.path;
        let is_value = finding.mark == Mark::Value;
        self.replaced
            .iter()
            .any(|mended| path.starts_with(mended) || (is_value && mended.starts_with(path)))
            || (is_value && self.incomplete.contains(path))
    }
}

/// Everything that a check found.
#[derive(Clone, Debug, Default)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    /// Something wrong with the value at `at`.
    pub fn value(&mut self, at: &At, message: impl Into<String>, help: impl Into<Option<String>>) {
        self.push(at, Mark::Value, message.into(), help.into());
    }

    /// Something wrong with the key that leads to `at`.
    pub fn key(&mut self, at: &At, message: impl Into<String>, help: impl Into<Option<String>>) {
        self.push(at, Mark::Key, message.into(), help.into());
    }

    fn push(&mut self, at: &At, mark: Mark, message: String, help: Option<String>) {
        self.0.push(Finding {
            path: at.path(),
            mark,
            message,
            help,
        });
    }
}
