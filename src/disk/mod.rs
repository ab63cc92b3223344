//! The only door to the disk, besides `publish`.

mod fresh;
mod load;
mod made;
mod put;
mod walk;

pub use fresh::{above, fresh, is_taken};
pub use load::{load, settings};
pub use made::{Hashed, head, made};
pub use put::{bytes, one, put, text};
pub use walk::{Kind, all_in, folders, is_folder};

use std::path::{Path, PathBuf};

use crate::error::Error;

const SETTINGS: &str = "site.toml";

/// Finds the project's root: the nearest folder upwards that holds `site.toml`.
///
/// # Errors
/// There is none.
pub fn root(from: &Path) -> Result<PathBuf, Error> {
    let start = from.canonicalize().map_err(Error::io("open", from))?;
    match start.ancestors().find(|it| it.join(SETTINGS).exists()) {
        Some(root) => Ok(root.to_owned()),
        None => Err(Error::Other(format!(
            "no folder from `{}` upwards holds a `{SETTINGS}`: go to the project, or name it with \
             `--root`",
            from.display()
        ))),
    }
}

/// Makes sure that a folder is a project's root.
///
/// # Errors
/// It holds no `site.toml`.
pub fn is_root(folder: &Path) -> Result<(), Error> {
    let settings = folder.join(SETTINGS);
    match settings.symlink_metadata() {
        Ok(_) => Ok(()),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Err(Error::Other(format!(
            "`{}` is no project: it holds no `{SETTINGS}`",
            folder.display()
        ))),
        Err(cause) => Err(Error::io("open", settings)(cause)),
    }
}
