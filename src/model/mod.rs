//! What the content states: rows with typed ids, every reference resolved.

mod actor;
mod answer;
mod article;
mod claim;
mod count;
mod event;
mod outlet;
mod outline;
mod page;
mod passage;
mod place;
mod question;
mod range;
mod record;
mod relation;
mod revision;
mod side;
mod table;
mod when;
mod withdrawn;

pub use actor::Actor;
pub use answer::{Answer, Value};
pub use article::{Article, Capture, Rights, TextKind};
pub use claim::{Agent, Claim};
pub use count::{Count, CountError, Number};
pub use event::{Event, Lasted};
pub use outlet::{Outlet, Owner};
pub use outline::Outline;
pub use page::Page;
pub use passage::Passage;
pub use place::{Place, PlaceName, Precision};
pub use question::{Answers, Choice, Covers, Question, Unit};
pub use range::{Bound, Range, compare_high, compare_low};
pub use record::Record;
pub use relation::{Relation, RelationKind};
pub use revision::Revision;
pub use side::{Regarded, Side};
pub use table::{Id, Table};
pub use when::{
    Date, DateField, DatePrecision, Day, End, Moment, Point, Qualifier, Set, SetElement, SetKind,
    Shape, Time, When, WhenError, Year, YearKind,
};
pub use withdrawn::Withdrawn;
