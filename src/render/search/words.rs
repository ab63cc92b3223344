//! What a thing is found by.

use super::{
    fold::Folder,
    known::{Known, Named},
    lexicon::Lexicon,
    things::Thing,
};
use crate::{
    markdown::reading,
    model::{
        self, Actor, Agent, Answers, Article, Claim, Event, Id, Outlet, Question, Rights, When,
    },
    render::{
        material::Material,
        view::{self, is_known},
    },
};

/// The words of some things. A word is a number: of the known ones, or beyond these of its own. It may
/// have both, and stand several times.
#[derive(Debug)]
pub(super) struct Words<'k> {
    known: &'k Known,
    folder: Folder,
    /// The words that are not known.
    pub own: Lexicon,
    /// The words of each thing, doubled, with one more where they stand in its title.
    pub codes: Vec<u32>,
    /// Where in these each thing ends.
    pub ends: Vec<usize>,
    /// How long the texts are by which the things are found, in bytes.
    pub text: usize,
}

const TITLE: u32 = 1;
const TEXT: u32 = 0;

impl<'k> Words<'k> {
    /// No words yet.
    pub(super) fn new(known: &'k Known) -> Self {
        Self {
            known,
            folder: Folder::default(),
            own: Lexicon::default(),
            codes: Vec::new(),
            ends: Vec::new(),
            text: 0,
        }
    }

    /// Adds the words of a thing.
    pub(super) fn add(&mut self, it: &Material<'_>, thing: Thing) {
        self.mark(self.known.kind(thing.kind()));
        if let Some(month) = thing.when(it).and_then(month_of) {
            let month = self.own(&month);
            self.mark(month);
        }
        let record = it.record;
        match thing {
            Thing::Side(id) => {
                self.split(&record.sides[id].name, TITLE);
                self.marks(self.known.side(id));
            }
            Thing::Actor(id) => self.actor(it, id),
            Thing::Outlet(id) => self.outlet(it, id),
            Thing::Place(id) => {
                record.places[id].names.iter().for_each(|it| self.split(&it.name, TITLE));
                self.marks(self.known.place(id));
            }
            Thing::Question(id) => self.question(it, id),
            Thing::Event(id) => self.event(it, id),
            Thing::Article(id) => self.article(it, id),
            Thing::Claim(id) => self.claim(it, id),
        }
        self.ends.push(self.codes.len());
    }

    fn actor(&mut self, it: &Material<'_>, id: Id<Actor>) {
        let row = &it.record.actors[id];
        self.split(&row.name, TITLE);
        row.also.iter().for_each(|it| self.split(it, TITLE));
        self.named(self.known.agent(Agent::Actor(id)));
        self.marks(self.known.agent(Agent::Actor(id)));
        self.named(self.known.side(row.side));
        self.marks(self.known.side(row.side));
    }

    fn outlet(&mut self, it: &Material<'_>, id: Id<Outlet>) {
        let row = &it.record.outlets[id];
        self.split(&row.name, TITLE);
        row.also.iter().for_each(|it| self.split(it, TITLE));
        self.named(self.known.agent(Agent::Outlet(id)));
        self.marks(self.known.agent(Agent::Outlet(id)));
        if let Some(side) = row.side {
            self.named(self.known.side(side));
            self.marks(self.known.side(side));
        }
    }

    fn question(&mut self, it: &Material<'_>, id: Id<Question>) {
        let row = &it.record.questions[id];
        self.split(&row.ask, TITLE);
        match &row.answers {
            Answers::Count { unit, .. } => self.split(&unit.many, TEXT),
            Answers::Choice(all) => all.iter().for_each(|it| self.split(&it.name, TEXT)),
        }
    }

    fn event(&mut self, it: &Material<'_>, id: Id<Event>) {
        let row = &it.record.events[id];
        self.split(&row.title, TITLE);
        self.split(&reading(&row.context), TEXT);
        self.named(self.known.event(id));
        self.marks(self.known.event(id));
    }

    fn article(&mut self, it: &Material<'_>, id: Id<Article>) {
        let row = &it.record.articles[id];
        self.split(&row.title, TITLE);
        row.author.iter().for_each(|it| self.split(it, TEXT));
        self.named(self.known.agent(Agent::Outlet(row.outlet)));
        self.marks(self.known.agent(Agent::Outlet(row.outlet)));
    }

    fn claim(&mut self, it: &Material<'_>, id: Id<Claim>) {
        let (record, known) = (it.record, self.known);
        let row = &record.claims[id];
        let article = &record.articles[row.article];
        let side = record.side(id);
        let outlet = Agent::Outlet(article.outlet);
        self.split(record.says(id), TITLE);
        if article.rights != Rights::Private {
            for passage in &row.passages {
                self.split(passage.printed(), TEXT);
                passage.translation.iter().for_each(|it| self.split(it, TEXT));
            }
        }
        let figures = view::figures(it, &row.answers, "");
        for figure in &figures {
            self.split(&figure.answer, TEXT);
            figure.unit.iter().for_each(|it| self.split(it, TEXT));
        }
        let remarks = [&row.basis, &row.note].into_iter().flatten().chain(&row.reference);
        remarks.for_each(|it| self.split(it, TEXT));
        self.named(known.event(row.event));
        self.marks(known.event(row.event));
        self.named(known.side(side));
        self.marks(known.side(side));
        self.named(known.agent(row.by));
        self.marks(known.agent(row.by));
        self.named(known.agent(outlet));
        self.marks(known.agent(outlet));
        row.via.iter().for_each(|it| self.named(known.agent(*it)));
        let attributed = it.analysis.claims[id.row()].attributed;
        if let Some(side) = attributed {
            self.named(known.side(side));
        }
        self.became(it, id);
    }

    fn became(&mut self, it: &Material<'_>, id: Id<Claim>) {
        let standing = &it.statement(id).standing;
        for one in standing {
            self.mark(self.known.standing(one));
        }
        if view::admits(it, id) {
            self.mark(self.known.admission());
        } else if standing.is_empty() {
            self.mark(self.known.alone());
        }
    }

    fn split(&mut self, text: &str, place: u32) {
        let Self { known, folder, own, codes, .. } = self;
        let base = known.lexicon.len();
        self.text += text.len();
        folder.words(text, |word| codes.push(beyond(base, own.number(word)) << 1 | place));
    }

    fn own(&mut self, word: &str) -> u32 {
        beyond(self.known.lexicon.len(), self.own.number(word))
    }

    fn named(&mut self, named: &Named) {
        self.codes.extend(named.words.iter().map(|it| it << 1));
        self.text += named.text;
    }

    fn marks(&mut self, named: &Named) {
        self.codes.extend(named.marks.iter().map(|it| it << 1));
    }

    fn mark(&mut self, mark: u32) {
        self.codes.push(mark << 1);
    }
}

fn beyond(base: usize, number: u32) -> u32 {
    u32::try_from(base).expect("fewer than four thousand million words") + number
}

/// The mark of the month of a date, where it is as exact as that.
fn month_of(when: &When) -> Option<String> {
    let day = |moment: model::Moment| moment.day(when.zone());
    let (first, last) = (day(when.earliest()?)?, day(when.latest()?)?);
    let same = is_known(when) && (first.year(), first.month()) == (last.year(), last.month());
    same.then(|| format!("@month:{:04}-{:02}", first.year(), first.month()))
}
