//! The command line.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use claimline::{
    archive,
    commands::{Answer, Format},
};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum, error::ErrorKind};
use clap_complete::Shell;
use clap_mangen::Man;

/// Who said what, and where they said it: a static timeline of a conflict, every claim linked to
/// its source.
#[derive(Debug, Parser)]
#[command(name = "claimline", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// The folder with site.toml (default: found upwards from here)
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,

    /// Say nothing but what was asked for and what is wrong
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,

    /// When to use colors
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a small project to start from, or what publishes one; nothing is written over
    Init {
        /// The folder to make it in (default: the one that `--root` names, or this one)
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
        /// Add a workflow that checks, builds and publishes the site with GitHub Pages; in a project that
        /// is there already only that is added
        #[arg(long)]
        github_pages: bool,
        /// Where the workflow finds claimline's code, with `#` and a revision if it is to stay at that one
        /// (default: the repository `claimline` of the same owner)
        #[arg(long, value_name = "ADDRESS", requires = "github_pages")]
        from: Option<String>,
    },
    /// Check the content, then write the site; a failed build changes nothing
    Build {
        /// The folder to write to (default: `public` in the project)
        #[arg(long, short, value_name = "DIR")]
        output: Option<PathBuf>,
    },
    /// Tell what is wrong in the content, all of it in one run
    Check {
        /// How to write what is found
        #[arg(long, value_name = "FORMAT", default_value = "human")]
        format: Format,
    },
    /// Make content files of a table of claims; says what could not be carried
    Import {
        /// The form of the table
        #[arg(value_name = "FORMAT")]
        form: Form,
        /// The table
        file: PathBuf,
        /// What its columns are and its values stand for
        #[arg(long, value_name = "MAP.toml")]
        map: PathBuf,
        /// The folder to write to (default: `content` in the project)
        #[arg(long, short, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Propose entries for outlets, actors and events that nothing is known about
        #[arg(long)]
        propose: bool,
        /// Write over files that were edited since the last import
        #[arg(long)]
        force: bool,
    },
    /// Write one file to carry away and read offline: the site and all it was made from
    Archive {
        /// The form of archive
        #[arg(long, value_name = "FORMAT", default_value = "bag")]
        format: archive::Format,
        /// The file to write (default: named for the record's title, in the project)
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Take this event alone, with its questions and articles; for `--format html`
        #[arg(long, value_name = "ID")]
        event: Option<String>,
        /// Take along the stored copies of articles whose text is public
        #[arg(long)]
        captures: bool,
        /// Sign every byte with a secret key of minisign; the signature is written beside the file
        #[arg(long, value_name = "KEY")]
        sign: Option<PathBuf>,
    },
    /// Tell whether an archive is whole and unchanged, and who signed it
    Verify {
        /// The archive, or the folder it was unpacked to
        #[arg(value_name = "FILE")]
        archive: PathBuf,
        /// A public key of minisign: its file, or the key itself
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
        /// How to write the answer
        #[arg(long, value_name = "FORMAT", default_value = "human")]
        format: Answer,
    },
    /// Explain what a finding means and how to mend it, or list all kinds
    Explain {
        /// The kind, as it stands in brackets: unknown-actor
        code: Option<String>,
    },
    /// Write completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the manual page
    Man,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// Comma-separated values, as spreadsheets write them
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What was asked for; the program ends where that cannot be understood.
pub(crate) fn arguments() -> Arguments {
    let arguments = Arguments::parse();
    if let Command::Archive { event: Some(_), format, .. } = &arguments.command
        && *format != archive::Format::Html
    {
        let fault = "the argument '--event <ID>' can only be used with '--format html'";
        let mut command = Arguments::command();
        command.build();
        let archive = command.find_subcommand_mut("archive").expect("it is declared above");
        archive.error(ErrorKind::ArgumentConflict, fault).exit();
    }
    arguments
}

/// What a shell needs to complete the command line.
pub(crate) fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "claimline", &mut script);
    text(script)
}

/// The manual page, with all commands on it.
pub(crate) fn manual() -> String {
    let command = Arguments::command();
    let main = Man::new(command.clone());
    let mut page = section(|to| main.render_title(to));
    page += &section(|to| main.render_name_section(to));
    page += &section(|to| main.render_synopsis_section(to));
    page += &section(|to| main.render_description_section(to));
    page += &section(|to| main.render_options_section(to));
    for it in command.get_subcommands().filter(|it| it.get_name() != "help") {
        let one = Man::new(it.clone().disable_help_flag(true));
        let heading = format!(".SH \"CLAIMLINE {}\"", it.get_name().to_uppercase());
        page +=
            &section(|to| one.render_description_section(to)).replace(".SH DESCRIPTION", &heading);
        page += &section(|to| one.render_options_section(to)).replace(".SH OPTIONS", ".PP");
    }
    page
}

fn section(write: impl Fn(&mut dyn Write) -> io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("a list of bytes takes all");
    text(bytes)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("made of the texts above")
}
