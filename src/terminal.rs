//! The only place that prints.

use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use claimline::{diagnostic::human::Look, error::Error};

use crate::cli::Color;

/// Whether what goes to stderr is to have colors.
pub(crate) fn look(color: Color) -> Look {
    let choice = match color {
        Color::Auto => AutoStream::choice(&io::stderr()),
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    if choice == ColorChoice::Never { Look::Plain } else { Look::Colored }
}

/// Prints what was asked for. Who stops reading has read enough: that is no fault.
pub(crate) fn print(text: &[u8]) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text).and_then(|()| stdout.flush()) {
        Err(cause) if cause.kind() != ErrorKind::BrokenPipe => {
            Err(Error::Other(format!("cannot write to stdout: {cause}")))
        }
        _ => Ok(()),
    }
}

/// Asks for a password. Where nobody can be asked, it is the first line of stdin.
pub(crate) fn password(question: &str) -> Result<String, Error> {
    let read = if io::stdin().is_terminal() {
        rpassword::prompt_password(question)
    } else {
        let mut line = String::new();
        io::stdin().read_line(&mut line).map(|_| line.trim_end_matches(['\r', '\n']).to_owned())
    };
    read.map_err(|cause| Error::Other(format!("cannot read the password: {cause}")))
}

/// Prints what was found. There is no one left to tell if that cannot be written.
pub(crate) fn tell(text: &str) {
    // Terminals of old Windows do not know the escape sequences; anstream translates them.
    let mut stderr = AutoStream::new(io::stderr().lock(), ColorChoice::Always);
    let _ = stderr.write_all(text.as_bytes());
}
