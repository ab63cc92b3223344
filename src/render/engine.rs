//! The templates of a theme, and what is wrong with them.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{self, Write as _},
    sync::{Arc, Mutex},
};

use foldhash::fast::FixedState;
use indexmap::IndexMap;
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, ReportError, State, Tera, Value};

use super::{escape, folded::Folded, words::Words};
use crate::{
    diagnostic::{Diagnostic, Report, codes},
    source::{FileId, Span},
    theme::{Part, Theme},
};

/// The templates of a theme, ready to be filled.
pub(crate) struct Engine {
    tera: Tera,
    /// Where each template was read from.
    parts: BTreeMap<String, Part>,
    /// Each as it is filled.
    folded: BTreeMap<String, Folded>,
    /// Where the theme is asked for: the place of what no file of the project says.
    asked: Span,
    /// The mistakes of components that are filled for many pages at once, by what stands there for
    /// what they could not make.
    missed: Mutex<BTreeMap<String, Diagnostic>>,
}

impl Engine {
    /// Reads the templates; what is wrong in them is reported, and they are left out.
    pub(crate) fn new(theme: &Theme, words: &Arc<Words>, asked: Span, report: &mut Report) -> Self {
        let mut tera = Tera::new();
        tera.set_escape_fn(escape::html);
        tera.autoescape_on([".html", ".svg", ".xml"]);
        let sayings = Sayings::new(Arc::clone(words));
        let fold = |(name, part): (&String, &Part)| {
            let folded = Folded::new(&part.text, |key| sayings.ready.get(key)?.as_str());
            (name.clone(), folded)
        };
        let folded = theme.templates.iter().map(fold).collect();
        tera.register_function("say", move |arguments: Kwargs, _: &State| sayings.say(&arguments));
        let (parts, missed) = (theme.templates.clone(), Mutex::default());
        let mut engine = Self { tera, parts, folded, asked, missed };
        let all = engine.folded.iter().map(|(name, it)| (name, &it.text));
        if engine.tera.add_raw_templates(all).is_ok() {
            return engine;
        }
        let sound = engine.sound_templates(report);
        let templates: Vec<_> =
            sound.iter().map(|it| (it.as_str(), &engine.folded[it].text)).collect();
        if let Err(error) = engine.tera.add_raw_templates(templates) {
            for finding in engine.findings(&error) {
                report.add(finding);
            }
        }
        engine
    }

    /// The names of the templates that can be read one by one, so that the mistakes of all of them
    /// are told in one run.
    fn sound_templates(&self, report: &mut Report) -> Vec<String> {
        let mut sound = Vec::new();
        for (name, folded) in &self.folded {
            let read = Tera::new().add_raw_template(name, &folded.text);
            match read {
                Err(error) if matches!(error.kind(), ErrorKind::SyntaxError(_)) => {
                    self.findings(&error).into_iter().for_each(|it| report.add(it));
                }
                _ => sound.push(name.clone()),
            }
        }
        sound
    }

    /// Whether there is a template.
    pub(crate) fn has(&self, template: &str) -> bool {
        self.parts.contains_key(template)
    }

    /// Fills a template.
    ///
    /// # Errors
    /// The template's mistake.
    pub(crate) fn fill(
        &self,
        template: &str,
        context: &Context,
        page: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        let filled = self.tera.render_to(template, context, &mut *page);
        filled.map_err(|error| Box::new(self.first(&error)))?;
        let missed = self.missed.lock().expect(WHOLE);
        let is_on_page = |it: &&String| memchr::memmem::find(page, it.as_bytes()).is_some();
        match missed.keys().find(is_on_page) {
            Some(placeholder) => Err(Box::new(missed[placeholder].clone())),
            None => Ok(()),
        }
    }

    /// What a template sees of a thing that stands on many pages: its fields, and what components
    /// make of it, each under a name of its own. A component takes it as its only argument, by the
    /// name `argument`; there is nothing under the name of one that the theme does not have.
    pub(crate) fn with_pieces(
        &self,
        fields: &impl Serialize,
        argument: &'static str,
        pieces: &[(&'static str, &str)],
    ) -> Value {
        let bare = Value::from_serializable(fields);
        let mut context = Context::new();
        context.insert_value(argument, bare.clone());
        let mut fields = bare.into_map().unwrap_or_default();
        for (name, component) in pieces.iter().filter(|it| self.tera.contains_component(it.1)) {
            let made = self.tera.render_component(component, &context, None, true);
            let html = made.unwrap_or_else(|error| self.placeholder(component, &error));
            fields.insert((*name).into(), Value::safe_string(&html));
        }
        Value::from(fields)
    }

    /// What stands on a page for what a component could not make; no text has a NUL in it.
    fn placeholder(&self, component: &str, error: &tera::Error) -> String {
        let placeholder = format!("\0{component}\0");
        let mut missed = self.missed.lock().expect(WHOLE);
        missed.entry(placeholder.clone()).or_insert_with(|| self.first(error));
        placeholder
    }

    fn first(&self, error: &tera::Error) -> Diagnostic {
        self.findings(error).into_iter().next().expect("an error is at least one finding")
    }

    /// The findings that an error of the templates amounts to.
    fn findings(&self, error: &tera::Error) -> Vec<Diagnostic> {
        match error.kind() {
            ErrorKind::SyntaxError(it) | ErrorKind::RenderingError(it) => vec![self.at(it)],
            ErrorKind::TemplateNotFound(name) => vec![self.missing(name)],
            ErrorKind::MissingParent { current, parent } => {
                vec![self.missing(parent).help(format!("`{current}` extends it"))]
            }
            ErrorKind::Msg(text) => text.split("\n\n").map(|it| self.told(it)).collect(),
            other => {
                vec![Diagnostic::new(&codes::BAD_TEMPLATE, self.asked, lower(&other.to_string()))]
            }
        }
    }

    /// Something that is wrong with what a template makes.
    pub(crate) fn fault(&self, template: &str, message: &str) -> Diagnostic {
        self.diagnostic(template, 1, 0..0, message)
    }

    fn missing(&self, name: &str) -> Diagnostic {
        Diagnostic::new(
            &codes::MISSING_TEMPLATE,
            self.asked,
            format!("the theme has no template `{name}`"),
        )
        .help(format!("write `templates/{name}` in the theme, or inherit it from `broadsheet`"))
    }

    fn at(&self, fault: &ReportError) -> Diagnostic {
        let span = fault.span();
        self.diagnostic(fault.filename(), span.start_line, span.range.clone(), fault.message())
    }

    /// Reads an excerpt that tera has drawn: `error: message`, then `--> template:line:column`.
    fn told(&self, text: &str) -> Diagnostic {
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        let message = first.strip_prefix("error: ").unwrap_or(first);
        let place = lines.next().and_then(|it| it.trim_start().strip_prefix("--> "));
        let mut place = place.unwrap_or_default().splitn(3, ':');
        let name = place.next().unwrap_or_default();
        let line = place.next().and_then(|it| it.parse().ok()).unwrap_or(1);
        let column = place.next().and_then(|it| it.parse::<usize>().ok()).unwrap_or(1);
        let start = self.folded.get(name).map_or(0, |it| offset(&it.text, line, column));
        self.diagnostic(name, line, start..start, message)
    }

    fn diagnostic(
        &self,
        template: &str,
        line: usize,
        range: std::ops::Range<usize>,
        message: &str,
    ) -> Diagnostic {
        let (message, known) = parted(message);
        let part = self.parts.get(template);
        let finding = if let Some(file) = part.and_then(|it| it.file) {
            let written = |byte| self.folded[template].written(byte);
            let range = written(range.start)..written(range.end);
            Diagnostic::new(&codes::BAD_TEMPLATE, span(file, range), message)
        } else {
            let path = part.map_or(template, |it| it.path.as_str());
            let message = format!("{message} (`{path}`, line {line})");
            Diagnostic::new(&codes::BAD_TEMPLATE, self.asked, message)
        };
        match known {
            Some(known) => finding.help(known),
            None => finding,
        }
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("templates", &self.parts.keys()).finish_non_exhaustive()
    }
}

/// The sentences of the interface.
struct Sayings {
    words: Arc<Words>,
    /// Those without places to fill, as templates take them.
    ready: IndexMap<String, Value, FixedState>,
}

impl Sayings {
    fn new(words: Arc<Words>) -> Self {
        let whole = words.iter().filter(|(_, text)| !text.contains('{'));
        let ready = whole
            .map(|(key, text)| (key.to_owned(), Value::safe_string(&escape::to_html(text))))
            .collect();
        Self { words, ready }
    }

    /// Puts a sentence together. What is marked safe goes in as it is, so that a sentence can hold
    /// markup wherever its language wants it.
    fn say(&self, arguments: &Kwargs) -> tera::TeraResult<Value> {
        let key = arguments.must_get::<&str>("key")?;
        let n = arguments.get::<u64>("n")?;
        if let (None, Some(ready)) = (n, self.ready.get(key)) {
            return Ok(ready.clone());
        }
        let pattern = self.words.pattern(key, n).ok_or_else(|| {
            tera::Error::message(format!("the words of the interface have no `{key}`"))
        })?;
        let mut out = Vec::with_capacity(pattern.len() + 256);
        let mut rest = pattern;
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, it)| Some((before, it.split_once('}')?)))
        {
            escape::html(before, &mut out).expect(TAKES);
            let given = arguments.iter().find(|(it, _)| it.as_str() == Some(name));
            let Some((_, value)) = given.filter(|(_, it)| !it.is_undefined()) else {
                return Err(tera::Error::message(format!("`{key}` needs `{name}`")));
            };
            argument(&self.words, value, &mut out).expect(TAKES);
            rest = after;
        }
        escape::html(rest, &mut out).expect(TAKES);
        Ok(Value::safe_string(str::from_utf8(&out).expect("text in, text out")))
    }
}

const WHOLE: &str = "nothing panics while it holds the lock";
const TAKES: &str = "memory takes what is written";

fn argument(words: &Words, value: &Value, out: &mut Vec<u8>) -> io::Result<()> {
    if let Some(number) = value.as_u128().and_then(|it| u64::try_from(it).ok()) {
        return out.write_all(words.number(number).as_bytes());
    }
    let text = value.as_str().map_or_else(|| value.to_string().into(), Cow::Borrowed);
    if value.is_safe() { out.write_all(text.as_bytes()) } else { escape::html(&text, out) }
}

fn span(file: FileId, range: std::ops::Range<usize>) -> Span {
    let at = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    Span { file, start: at(range.start), end: at(range.end) }
}

/// The byte at which a line and a column stand, both counted from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[before.min(text.len())..];
    before + rest.char_indices().nth(column - 1).map_or(0, |(at, _)| at)
}

/// A message in our manner, and the names there are.
fn parted(message: &str) -> (String, Option<String>) {
    for (words, ours) in [
        (" Available fields: ", "the fields there are"),
        (" Available variables: ", "what there is"),
    ] {
        if let Some((fault, names)) = message.split_once(words) {
            return (lower(fault), Some(format!("{ours}: {names}")));
        }
    }
    (lower(message), None)
}

fn lower(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut letters = message.chars();
    letters.next().map_or(String::new(), |it| it.to_lowercase().chain(letters).collect())
}
