//! The files of a project, as they were found.

use std::ops::Index;

use crate::source::FileId;

/// The project's files, sorted by path.
#[derive(Debug, Default)]
pub struct Files {
    list: Vec<File>,
}

/// One file.
#[derive(Debug)]
pub struct File {
    /// The path below the project's root, with `/` between folders.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// What is in a file, or why it was not read.
#[derive(Debug)]
pub enum Content {
    /// The bytes of a file that people write.
    Bytes(Vec<u8>),
    /// A file that is only ever hashed: a stored copy of an article.
    Stored {
        /// Its size in bytes.
        size: u64,
        /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
        sha256: String,
    },
    /// A file over the size limit.
    TooLarge {
        /// Its size in bytes.
        size: u64,
    },
    /// A symbolic link that leads out of the project, or nowhere.
    LinkOut,
    /// A symbolic link to a folder, or something else that is no regular file.
    NotAFile,
    /// A file whose name is not UTF-8; the path shows U+FFFD in its place.
    OddName,
}

impl Files {
    /// Sorts the files by path.
    pub fn new(mut list: Vec<File>) -> Self {
        list.sort_by(|a, b| a.path.cmp(&b.path));
        Self { list }
    }

    /// Gives the files back, to be laid together anew.
    pub fn into_list(self) -> Vec<File> {
        self.list
    }

    /// Every file with its id, by path.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.list.iter().enumerate().map(|(row, file)| (id(row), file))
    }

    /// Finds a file by its path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.list.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(id)
    }

    /// A file by its id, where there is one.
    pub fn get(&self, file: FileId) -> Option<&File> {
        self.list.get(file.0 as usize)
    }

    /// The bytes of a file, empty where it was not read.
    pub fn bytes(&self, file: FileId) -> &[u8] {
        match &self[file].content {
            Content::Bytes(bytes) => bytes,
            _ => &[],
        }
    }
}

impl Index<FileId> for Files {
    type Output = File;

    fn index(&self, file: FileId) -> &File {
        &self.list[file.0 as usize]
    }
}

fn id(row: usize) -> FileId {
    FileId(u32::try_from(row).expect("fewer than four thousand million files"))
}
