//! `data/ledger.txt`: whose losses, and who says how many, as tables for an encyclopedia.
//!
//! A table for each "whose losses": a row for each question, a column for each party and one for
//! all others. A cell has what a voice says now, and then what it said before, each with a footnote.

mod cite;
mod escape;

use super::Source;
use crate::{
    analyze::{LedgerRow, QuestionFacts, Voice, VoiceFacts},
    model::{Answers, Article, Claim, Id, Question, Side, Value},
};
use cite::Notes;

/// Tells programs that the file is in UTF-8: not every server says so of plain text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// An article as `{{cite news}}`, without quoted words.
pub(crate) fn cite_news(source: Source<'_>, id: Id<Article>) -> String {
    Notes::new(source, &[]).cite(id)
}

/// Writes `ledger.txt`.
pub(super) fn ledger(source: Source<'_>) -> Vec<u8> {
    let Source { record, analysis, config, words } = source;
    let about = words.with("wikitext.about", &[("title", &config.title)]);
    let mut out = format!("{BYTE_ORDER_MARK}<!-- {} -->\n", escape::comment(&about));
    let mut writer = Writer { source, notes: Notes::new(source, &shown(source)) };
    let whose = |row: &LedgerRow| record.questions[row.question].about.as_slice();
    for rows in analysis.ledger.chunk_by(|a, b| whose(a) == whose(b)) {
        out.push('\n');
        writer.table(&mut out, rows);
    }
    out.into_bytes()
}

/// The claims that have a place in the tables.
fn shown(source: Source<'_>) -> Vec<Id<Claim>> {
    let facts = source.analysis.ledger.iter().map(|row| facts(source, row.question));
    let voices = facts.flat_map(|facts| facts.voices.iter().map(move |voice| (facts, voice)));
    let answers = voices.flat_map(|(facts, voice)| {
        let rows = voice.now(facts).into_iter().chain(voice.before(facts));
        rows.map(|row| facts.given[row].claim)
    });
    answers.collect()
}

fn facts(source: Source<'_>, question: Id<Question>) -> &QuestionFacts {
    &source.analysis.questions[question.row()]
}

/// Writes tables.
struct Writer<'a> {
    source: Source<'a>,
    notes: Notes<'a>,
}

impl Writer<'_> {
    fn table(&mut self, out: &mut String, rows: &[LedgerRow]) {
        let Source { record, words, .. } = self.source;
        let Some(first) = rows.first() else { return };
        let sides = record.questions[first.question].about.iter();
        let sides: Vec<&str> = sides.map(|it| record.sides[*it].name.as_str()).collect();
        self.notes.begin();
        out.push_str("{| class=\"wikitable\"\n|+ ");
        out.push_str(&escape::text(&words.with("ledger.of", &[("sides", &sides.join(", "))])));
        let parties: Vec<_> = record.sides.iter().filter(|(_, side)| side.party).collect();
        head(out, words.text("ledger.question"));
        for (_, party) in &parties {
            head(out, &words.with("ledger.says", &[("side", &party.name)]));
        }
        head(out, words.text("ledger.others"));
        for row in rows {
            out.push_str("\n|-\n! scope=\"row\" | ");
            out.push_str(&self.question(row.question));
            for (party, _) in &parties {
                out.push_str("\n| ");
                out.push_str(&self.party(row.question, *party));
            }
            out.push_str("\n| ");
            out.push_str(&self.others(row.question));
        }
        out.push_str("\n|}\n");
    }

    fn question(&self, id: Id<Question>) -> String {
        let row = &self.source.record.questions[id];
        let ask = escape::text(&row.ask);
        match &row.answers {
            Answers::Count { unit, .. } => format!("{ask}<br />{}", escape::text(&unit.many)),
            Answers::Choice(_) => ask,
        }
    }

    /// What a party says.
    fn party(&mut self, question: Id<Question>, party: Id<Side>) -> String {
        let facts = facts(self.source, question);
        match facts.voices.iter().find(|it| it.voice == Voice::Party(party)) {
            Some(voice) => self.lines(question, voice).join("<br />"),
            None => escape::text(self.source.words.text("account.nothing")),
        }
    }

    /// What others say, each under a name.
    fn others(&mut self, question: Id<Question>) -> String {
        let mut lines = Vec::new();
        for voice in &facts(self.source, question).voices {
            if let Some(name) = self.name(voice.voice) {
                lines.push(name);
                lines.extend(self.lines(question, voice));
            }
        }
        lines.join("<br />")
    }

    /// Who is heard, where that is not a party; with the party that alone tells it.
    fn name(&self, voice: Voice) -> Option<String> {
        let Source { record, words, .. } = self.source;
        let who = record.agent_name(voice.speaker()?);
        let side = record.sides[voice.side(record)].name.as_str();
        let mut values = vec![("who", who), ("side", side)];
        Some(escape::text(&match voice.according_to() {
            None => words.with("wikitext.voice", &values),
            Some(party) => {
                values.push(("party", &record.sides[party].name));
                words.with("wikitext.attributed", &values)
            }
        }))
    }

    /// What a voice says now, then what it said before.
    fn lines(&mut self, question: Id<Question>, voice: &VoiceFacts) -> Vec<String> {
        let words = self.source.words;
        let facts = facts(self.source, question);
        let mut lines: Vec<String> =
            voice.now(facts).into_iter().map(|row| self.answer(facts, row)).collect();
        if lines.is_empty() {
            lines.push(escape::text(words.text("question.given_up")));
        }
        if voice.unordered {
            lines.push(escape::text(words.text("question.unordered")));
        }
        for row in voice.before(facts) {
            let before = escape::text(words.text("question.earlier"));
            lines.push(format!("{before} {}", self.answer(facts, row)));
        }
        lines
    }

    /// A count as vague as it was given, who gave it and when, and where that was printed.
    fn answer(&mut self, facts: &QuestionFacts, row: usize) -> String {
        let Source { record, words, .. } = self.source;
        let given = &facts.given[row];
        let claim = &record.claims[given.claim];
        let answer = match given.value {
            Value::Count(count) => words.count_value(count),
            Value::Choice(_) => String::new(),
        };
        let said = claim.said.as_ref().map(|it| words.when(it));
        let said = said.unwrap_or_else(|| words.text("when.none").to_owned());
        let speaker = record.agent_name(claim.by);
        let values = [("answer", answer.as_str()), ("speaker", speaker), ("said", &said)];
        let text = escape::text(&words.with("wikitext.answer", &values));
        text + &self.notes.of(given.claim)
    }
}

fn head(out: &mut String, text: &str) {
    out.push_str("\n! scope=\"col\" | ");
    out.push_str(&escape::text(text));
}
