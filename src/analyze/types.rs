//! What an analysis holds.

use crate::model::{
    Actor, Agent, Bound, Claim, Event, Id, Moment, Outlet, Question, Range, Record, Side, Table,
    Value,
};

/// What follows from a record.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The events in the order of the timeline: by their earliest moment, then the latest, then id.
    pub timeline: Vec<Id<Event>>,
    /// The statements: roots and what repeats them, in the order of their roots. They are those of
    /// the whole record, so that their ids hold for every analysis of it.
    pub statements: Table<Statement>,
    /// What follows about each claim, in the order of the record's claims.
    pub claims: Vec<ClaimFacts>,
    /// What follows about each event, in the order of the record's events.
    pub events: Vec<EventFacts>,
    /// What follows about each question, in the order of the record's questions.
    pub questions: Vec<QuestionFacts>,
    /// All questions, the farthest apart first: those to which two parties' current answers exclude
    /// each other; then by the ratio of the highest lower end to the lowest upper end; those that
    /// fewer than two parties answer come last; then in the order of the record.
    pub by_distance: Vec<Id<Question>>,
    /// The statements that acknowledge an own loss, in the order they were said.
    pub admissions: Vec<Id<Statement>>,
    /// What was denied first and admitted then.
    pub denied_then_admitted: Vec<DeniedThenAdmitted>,
    /// What there is from each side, in the order of the sides.
    pub coverage: Vec<Coverage>,
    /// Whose losses, and who says how many.
    pub ledger: Vec<LedgerRow>,
    /// The ends of the times at which something was said, in order, each once: the steps of "as of".
    pub steps: Vec<Moment>,
}

/// A root and the claims that repeat it.
#[derive(Debug)]
pub struct Statement {
    /// The claim the chain goes back to.
    pub root: Id<Claim>,
    /// All its claims, the root first, then in the order of the record.
    pub members: Vec<Id<Claim>>,
    /// Who is heard in it.
    pub voice: Voice,
    /// What became of it, in the order it is shown; empty where it stands alone.
    pub standing: Vec<Standing>,
    /// The questions to which its answer acknowledges an own loss.
    pub admits: Vec<Id<Question>>,
    /// The first claim with which its side updates or retracts it, so that its answers no longer
    /// stand; none where only another party tells so.
    pub taken_back: Option<Id<Claim>>,
}

/// Who is heard: all official speakers of a party together, or someone alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// A party's official speakers, where they are not known only through another party.
    Party(Id<Side>),
    /// A body or person: the top of what it is part of.
    Actor(Id<Actor>),
    /// An outlet.
    Outlet(Id<Outlet>),
    /// Someone as another party tells it: "according to" that party. Kept apart from what the same
    /// speaker says elsewhere, so that no party speaks in another's place.
    Attributed(Agent, Id<Side>),
}

impl Voice {
    /// The side it belongs to; for an attributed voice, that of the speaker.
    pub fn side(self, record: &Record) -> Id<Side> {
        match self {
            Self::Party(side) => side,
            Self::Actor(actor) => record.actors[actor].side,
            Self::Outlet(outlet) => speaking_side(record, Agent::Outlet(outlet)),
            Self::Attributed(agent, _) => speaking_side(record, agent),
        }
    }

    /// Who speaks, where that is not a party with one voice.
    pub fn speaker(self) -> Option<Agent> {
        match self {
            Self::Party(_) => None,
            Self::Actor(actor) => Some(Agent::Actor(actor)),
            Self::Outlet(outlet) => Some(Agent::Outlet(outlet)),
            Self::Attributed(agent, _) => Some(agent),
        }
    }

    /// The party that alone tells what was said.
    pub fn according_to(self) -> Option<Id<Side>> {
        match self {
            Self::Attributed(_, side) => Some(side),
            Self::Party(_) | Self::Actor(_) | Self::Outlet(_) => None,
        }
    }
}

fn speaking_side(record: &Record, agent: Agent) -> Id<Side> {
    record.side_of(agent).expect("who speaks has a side: resolve made sure")
}

/// One thing that became of a statement. Of each kind there is one witness a voice: the latest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The same side gave it up.
    Retracted(Witness),
    /// The same side said it anew.
    Updated(Witness),
    /// Another voice denies it.
    Denied(Witness),
    /// Another voice gave an answer that cannot hold together with this one.
    Contradicted(Witness),
    /// Another voice bears it out in words.
    Confirmed(Witness),
}

/// The statement that makes it so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Witness {
    /// Whose statement it is; attributed where the claim that makes it so is.
    pub voice: Voice,
    /// The side of its speaker.
    pub side: Id<Side>,
    /// The claim in it that makes it so: the one that has the relation, or the root.
    pub claim: Id<Claim>,
    /// The question whose answers are at odds, where answers make it so.
    pub question: Option<Id<Question>>,
}

/// What follows about one claim.
#[derive(Debug)]
pub struct ClaimFacts {
    /// The statement it belongs to.
    pub statement: Id<Statement>,
    /// The other party through which alone it is known.
    pub attributed: Option<Id<Side>>,
    /// Where it differs from its root; empty for a root.
    pub drift: Vec<Drift>,
}

/// How a relay differs from its root.
#[derive(Debug, Clone, PartialEq)]
pub enum Drift {
    /// Another answer to the same question.
    Changed {
        /// The question.
        question: Id<Question>,
        /// The root's answer.
        root: Value,
        /// The relay's.
        relay: Value,
    },
    /// An answer that only the relay has.
    Added {
        /// The question.
        question: Id<Question>,
        /// The relay's answer.
        relay: Value,
    },
    /// The same count of another unit.
    UnitChanged {
        /// The question the root answers.
        root: Id<Question>,
        /// The question the relay answers.
        relay: Id<Question>,
        /// The count.
        value: Value,
    },
    /// Another speaker.
    SpeakerChanged,
    /// Its own paraphrase, to be set beside the root's.
    Worded,
}

/// What follows about one event.
#[derive(Debug, Default)]
pub struct EventFacts {
    /// Its claims, in the order they were said; what has no date comes last.
    pub claims: Vec<Id<Claim>>,
    /// The questions on its page.
    pub questions: Vec<Id<Question>>,
    /// The sides heard in it, in the order of the sides.
    pub heard: Vec<Id<Side>>,
    /// The parties not heard, where some party was.
    pub silent: Vec<Id<Side>>,
    /// Whether all the heard parties stand beside each other.
    pub one_sided: bool,
}

/// What follows about one question.
#[derive(Debug, Default)]
pub struct QuestionFacts {
    /// Every answer of a root, in the order they were said.
    pub given: Vec<Given>,
    /// Every answer of a relay that differs from its root's, drawn as relayed.
    pub relayed: Vec<Given>,
    /// Who answered, parties first, each with what they now say.
    pub voices: Vec<VoiceFacts>,
    /// The parties without a current answer.
    pub unanswered: Vec<Id<Side>>,
    /// The numbers every party with a current answer allows; only for counts of a closed period
    /// to which at least two parties have a current answer.
    pub common_ground: Option<CommonGround>,
    /// The smallest lower end among the parties with a current answer, if above zero; only for
    /// counts of closed periods and running totals to which at least two parties have one. A
    /// number that is included reads "at least", one that is excluded "over".
    pub floor: Option<Bound>,
}

/// An answer, always with the claim that gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The claim.
    pub claim: Id<Claim>,
    /// Whose voice.
    pub voice: Voice,
    /// What it says.
    pub value: Value,
    /// Whether it is still current for its voice; never for a relay.
    pub current: bool,
    /// Whether it acknowledges an own loss; never for a relay.
    pub admits: bool,
}

/// What one voice says to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct VoiceFacts {
    /// Whose voice.
    pub voice: Voice,
    /// Its current answers, by the row in `QuestionFacts::given`; empty where it gave all up.
    pub current: Vec<usize>,
    /// What they allow together; nothing where none is current.
    pub allowed: Allowed,
    /// Whether its current answers cannot hold together and nothing says which came last: then
    /// what any of them allows is allowed.
    pub unordered: bool,
}

impl VoiceFacts {
    /// What it says now: each answer once, by the row of the first that gave it.
    pub fn now(&self, facts: &QuestionFacts) -> Vec<usize> {
        facts.firsts(self.current.iter().copied())
    }

    /// What else it said before, in the same manner.
    pub fn before(&self, facts: &QuestionFacts) -> Vec<usize> {
        let still = |row: usize| {
            self.current.iter().any(|now| facts.given[*now].value == facts.given[row].value)
        };
        let given = facts.given.iter().enumerate();
        let past = given.filter(|(_, it)| it.voice == self.voice && !it.current);
        facts.firsts(past.map(|(row, _)| row).filter(|row| !still(*row)))
    }
}

impl QuestionFacts {
    /// Of some answers each value once: the rows of those that gave it first.
    pub fn firsts(&self, rows: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut firsts: Vec<usize> = Vec::new();
        for row in rows {
            if firsts.iter().all(|first| self.given[*first].value != self.given[row].value) {
                firsts.push(row);
            }
        }
        firsts
    }
}

/// What a voice allows.
#[derive(Debug, Clone, PartialEq)]
pub enum Allowed {
    /// Numbers: one range, or several that do not meet, from the lowest.
    Counts(Vec<Range>),
    /// Choices, by their rows; more than one where its answers exclude each other.
    Choices(Vec<usize>),
}

/// What all the parties that answered allow together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommonGround {
    /// These numbers: one range, or several that do not meet, from the lowest.
    Ranges(Vec<Range>),
    /// No number.
    None,
}

/// What was denied first and admitted then, by the same voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeniedThenAdmitted {
    /// Whose voice.
    pub voice: Voice,
    /// The claim that denies.
    pub denied: Id<Claim>,
    /// The claim that admits or confirms.
    pub admitted: Id<Claim>,
    /// The question, where answers make it so.
    pub question: Option<Id<Question>>,
}

/// What there is from one side. What is attributed to it is counted apart and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The side.
    pub side: Id<Side>,
    /// Its statements.
    pub statements: usize,
    /// The claims of its speakers that are known only through another party.
    pub attributed: usize,
    /// The other claims of its speakers: statements as often as they were printed.
    pub claims: usize,
    /// The articles they stand in.
    pub articles: usize,
    /// The outlets of those articles.
    pub outlets: usize,
    /// Statements that acknowledge an own loss.
    pub admissions: usize,
    /// Statements that another voice contradicts or denies.
    pub contradicted: usize,
    /// Articles among them with an archived copy.
    pub archived: usize,
    /// Events in which it is heard.
    pub heard: usize,
}

/// A count of a loss, and who says how much. The rows are in the order of the sides whose loss it
/// is, then of the questions.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerRow {
    /// The question.
    pub question: Id<Question>,
    /// Who says so, parties first: each voice with its answers.
    pub cells: Vec<LedgerCell>,
}

/// What one voice says in the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerCell {
    /// Whose voice.
    pub voice: Voice,
    /// Its answers, by the row in `QuestionFacts::given`, in the order they were said.
    pub answers: Vec<usize>,
}
