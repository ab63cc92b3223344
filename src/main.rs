//! Arguments in, exit status out.

mod cli;
mod terminal;

use std::{env, process::ExitCode, time::Instant};

use claimline::{
    commands::{self, Import, Outcome, Status, Where},
    diagnostic::human::{self, Look},
    error::Error,
};
use clap::Parser;

use crate::cli::{Arguments, Command, Form};

/// claimline could not do its work.
const FAULT: u8 = 2;

fn main() -> ExitCode {
    let start = Instant::now();
    let arguments = Arguments::parse();
    let look = terminal::look(arguments.color);
    let ended = run(&arguments, look, start).and_then(|outcome| {
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
        Command::Build { output } => commands::build(&place, output.as_deref(), || start.elapsed()),
        Command::Check { format } => commands::check(&place, *format),
        Command::Explain { code } => commands::explain(code.as_deref()),
        Command::Import { form: Form::Csv, file, map, output, propose, force } => {
            let (output, propose, force) = (output.as_deref(), *propose, *force);
            commands::import(&place, &Import { table: file, map, output, propose, force })
        }
        Command::Completions { shell } => Ok(Outcome::answer(cli::completions(*shell))),
        Command::Man => Ok(Outcome::answer(cli::manual())),
    }
}
