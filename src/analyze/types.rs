//! What an analysis holds.

use crate::model::{Actor, Claim, Event, Id, Moment, Outlet, Question, Range, Side, Table, Value};

/// What follows from a record.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The events in the order of the timeline: by their earliest moment, then the latest, then id.
    pub timeline: Vec<Id<Event>>,
    /// The statements: roots and what repeats them, in the order of their roots.
    pub statements: Table<Statement>,
    /// What follows about each claim, in the order of the record's claims.
    pub claims: Vec<ClaimFacts>,
    /// What follows about each event, in the order of the record's events.
    pub events: Vec<EventFacts>,
    /// What follows about each question, in the order of the record's questions.
    pub questions: Vec<QuestionFacts>,
    /// The questions, the farthest apart first.
    pub by_distance: Vec<Id<Question>>,
    /// The statements that acknowledge an own loss, in the order they were said.
    pub admissions: Vec<Id<Statement>>,
    /// What was denied first and admitted then.
    pub denied_then_admitted: Vec<DeniedThenAdmitted>,
    /// What there is from each side, in the order of the sides.
    pub coverage: Vec<Coverage>,
    /// Whose losses, and who says how many.
    pub ledger: Vec<LedgerRow>,
    /// The moments at which something was said, in order: the steps of "as of".
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
}

/// One thing that became of a statement.
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// Whose statement it is.
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
    /// The smallest lower end among the parties with a current answer, if above zero; for closed
    /// periods and running totals, where at least two parties answer.
    pub floor: Option<Range>,
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
    /// Whether it is still current for its voice.
    pub current: bool,
    /// Whether it acknowledges an own loss.
    pub admits: bool,
}

/// What one voice says to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct VoiceFacts {
    /// Whose voice.
    pub voice: Voice,
    /// Its current answers, by the row in `QuestionFacts::given`.
    pub current: Vec<usize>,
    /// What they allow together.
    pub allowed: Allowed,
}

/// What a voice allows.
#[derive(Debug, Clone, PartialEq)]
pub enum Allowed {
    /// Numbers: one range, or several where its answers do not meet.
    Counts(Vec<Range>),
    /// Choices, by their rows; more than one where its answers exclude each other.
    Choices(Vec<usize>),
}

/// What all the parties that answered allow together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommonGround {
    /// These numbers.
    Range(Range),
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

/// What there is from one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The side.
    pub side: Id<Side>,
    /// Its statements.
    pub statements: usize,
    /// Its claims: statements as often as they were printed.
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

/// A question about a loss, and who says how much.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerRow {
    /// The question.
    pub question: Id<Question>,
    /// Who says so: each voice with its current answers and their history.
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
