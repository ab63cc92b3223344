//! Findings of archiving: what keeps an archive from being unpacked everywhere.

codes! { ARCHIVE
    /// A path does not fit every disk: it is too long, has capital letters or signs that some systems
    /// do not take, or a name that Windows keeps for a device.
    ///
    /// Give the file another name, of small letters, digits and hyphens; a page is named for the id
    /// of its subject. Until then `claimline archive` writes nothing. A folder with more files than a
    /// memory stick takes is only told of.
    UNPORTABLE_PATH = Warning "unportable-path";
}
