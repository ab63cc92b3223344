//! Arguments in, exit status out.

mod cli;
mod terminal;

use std::{env, panic, process::ExitCode, time::Instant};

use claimline::{
    commands::{self, Archive, Import, Init, Outcome, Status, Where},
    diagnostic::human::{self, Look},
    error::Error,
};
use mimalloc::MiMalloc;

use crate::cli::{Arguments, Command, Form};

/// Pages are made of many small texts, which this is quicker with than most systems' allocators.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// claimline could not do its work.
const FAULT: u8 = 2;

fn main() -> ExitCode {
    let start = Instant::now();
    let arguments = cli::arguments();
    let look = terminal::look(arguments.color);
    let ended = guarded(|| run(&arguments, look, start)).and_then(|outcome| {
        terminal::tell(&outcome.findings);
        terminal::print(outcome.result.as_bytes())?;
        if !arguments.quiet {
            terminal::print(outcome.summary.as_bytes())?;
        }
        Ok(outcome.status)
    });
    match ended {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::Faulty) => ExitCode::FAILURE,
        Err(fault) => {
            terminal::tell(&human::fault(&fault.to_string(), look));
            ExitCode::from(FAULT)
        }
    }
}

fn run(arguments: &Arguments, look: Look, start: Instant) -> Result<Outcome, Error> {
    let here = env::current_dir().map_err(Error::io("find", "."))?;
    let place = Where { here: &here, root: arguments.root.as_deref(), look };
    match &arguments.command {
        Command::Init { folder, github_pages, from } => {
            let (folder, from) = (folder.as_deref(), from.as_deref());
            commands::init(&place, &Init { folder, github_pages: *github_pages, from })
        }
        Command::Build { output } => commands::build(&place, output.as_deref(), || start.elapsed()),
        Command::Check { format } => commands::check(&place, *format),
        Command::Explain { code } => commands::explain(code.as_deref()),
        Command::Import { form: Form::Csv, file, map, output, propose, force } => {
            let (output, propose, force) = (output.as_deref(), *propose, *force);
            commands::import(&place, &Import { table: file, map, output, propose, force })
        }
        Command::Archive { format, output, event, captures, sign } => {
            let (format, captures, event) = (*format, *captures, event.as_deref());
            let (output, sign) = (output.as_deref(), sign.as_deref());
            let archive = Archive { format, output, captures, event, sign };
            let password = |question: &str| terminal::password(question);
            commands::archive(&place, &archive, password, || start.elapsed())
        }
        Command::Verify { archive, key, format } => {
            commands::verify(&here, archive, key.as_deref(), *format)
        }
        Command::Completions { shell } => Ok(Outcome::answer(cli::completions(*shell))),
        Command::Man => Ok(Outcome::answer(cli::manual())),
    }
}

/// Does work in which a mistake of ours may show. What went wrong is on stderr by then.
fn guarded<T>(work: impl FnOnce() -> Result<T, Error> + panic::UnwindSafe) -> Result<T, Error> {
    panic::catch_unwind(work).unwrap_or_else(|_| {
        let told = "this is a mistake in claimline, not in your content; please report it with the lines above";
        Err(Error::Other(told.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_of_ours_is_an_error() {
        let told = guarded(|| -> Result<(), Error> { panic!("on purpose") }).unwrap_err();
        assert!(told.to_string().starts_with("this is a mistake in claimline"), "{told}");
        assert_eq!(guarded(|| Ok(1)).unwrap(), 1);
    }
}
