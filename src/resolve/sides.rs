//! Sides.

use super::{
    desk::{Broken, Desk, Register, Rows},
    kinds::SIDES,
    values::words,
};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::{self, Kind},
    model::{Id, Regarded, Side},
};

/// The most sides there can be. The pages give each party a column, and each side a mark.
const MOST: usize = 64;

/// Looks up the sides. A side is never broken, unless there are too many: what is wrong in it is
/// left out.
pub(super) fn sides<'d>(desk: &mut Desk<'d>) -> Rows<'d, Side> {
    let mut drafts = desk.distinct(&desk.draft.sides, |it| &it.id);
    let beyond = drafts.split_off(drafts.len().min(MOST));
    let mut names = Register::new(&SIDES);
    for (row, side) in drafts.iter().enumerate() {
        names.add(&side.id.value, Ok(Id::new(row)));
    }
    if let Some(first) = beyond.first() {
        let message = format!("`{}` is one side more than the {MOST} there can be", first.id);
        let finding = Diagnostic::new(&codes::TOO_MANY_SIDES, first.id.span, message);
        desk.report.add(finding.help("bring those together that speak of the events alike"));
    }
    for side in &beyond {
        names.add(&side.id.value, Err(Broken));
    }
    let besides: Vec<_> = drafts.iter().map(|side| beside(desk, &names, side)).collect();
    // One of two saying that they fight beside each other is enough.
    let mut both = besides.clone();
    for (row, others) in besides.iter().enumerate() {
        for other in others {
            both[other.row()].push(Id::new(row));
        }
    }
    let mut rows = Rows::new(&SIDES);
    for (side, mut beside) in drafts.into_iter().zip(both) {
        beside.sort_unstable();
        beside.dedup();
        rows.add(
            &side.id.value,
            Ok(Side {
                id: side.id.value.clone(),
                was: desk.was(Kind::Side, &side.id, &side.was),
                name: side.name.value.clone(),
                party: side.party,
                beside,
                regarded_as: regarded_as(desk, &names, side),
                span: side.id.span,
            }),
        );
    }
    for side in beyond {
        rows.add(&side.id.value, Err(Broken));
    }
    rows
}

fn beside(
    desk: &mut Desk<'_>,
    names: &Register<'_, Id<Side>>,
    side: &draft::Side,
) -> Vec<Id<Side>> {
    if let Some(itself) = side.beside.iter().find(|it| it.value == side.id.value) {
        desk.report.add(
            Diagnostic::new(
                &codes::NAMES_ITSELF,
                itself.span,
                format!("`{itself}` is said to fight beside itself"),
            )
            .help("`beside` lists other sides"),
        );
    }
    let mut found = desk.find_known(names, &side.beside);
    found.retain(|it| Some(Ok(*it)) != names.get(&side.id.value));
    found
}

fn regarded_as(
    desk: &mut Desk<'_>,
    names: &Register<'_, Id<Side>>,
    side: &draft::Side,
) -> Vec<Regarded> {
    let regarded = side.regarded_as.iter().map(|it| {
        let by = desk.find(names, &it.by);
        let regarded = desk.find(names, &it.regarded);
        let because = words(it.because.as_ref());
        Some(Regarded { by: by.ok()?, regarded: regarded.ok()?, because })
    });
    regarded.flatten().collect()
}
