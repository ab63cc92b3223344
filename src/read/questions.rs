//! `content/questions.yaml`.

use super::{
    faults::Faults,
    fields::{Fields, entries, pairs, texts, word},
    ids,
    revisions::revisions,
    tree::{Node, Value},
};
use crate::draft::{Against, Question};

/// Reads one question.
pub(super) fn question(node: &Node<'_>, faults: &mut Faults) -> Option<Question> {
    let mut fields = Fields::of(node, "this question", faults)?;
    let id = fields.id();
    let was = fields.old_ids();
    let ask = fields.needed_text("ask").or_else(|| id.clone());
    let unit = fields.text("unit");
    let unit_one = fields.text("unit_one");
    let written = fields.node("choices");
    let choices = written.map_or_else(Vec::new, |it| pairs(it, "choices", fields.faults));
    let illegible = written.is_some() && choices.is_empty();
    for (choice, _) in &choices {
        ids::check(choice, fields.faults);
    }
    let about = fields.texts("about");
    let against = match fields.node("against") {
        Some(node) => against(node, fields.faults),
        None => Against::Nobody,
    };
    let covers = fields.text("covers");
    let event = fields.text("event");
    let revisions = revisions(&mut fields);
    fields.done();
    // What is answered, and how, would be told of a second time.
    if illegible {
        return None;
    }
    Some(Question {
        id: id?,
        was,
        revisions,
        ask: ask?,
        unit,
        unit_one,
        choices,
        about,
        against,
        covers,
        event,
    })
}

fn against(node: &Node<'_>, faults: &mut Faults) -> Against {
    match &node.value {
        Value::Map(..) => {
            let choices = entries(node, "against", faults).unwrap_or_default();
            let sides =
                choices.iter().map(|(key, node)| (word(key), texts(node, "against", faults)));
            Against::Choice(sides.collect())
        }
        Value::Text(..) | Value::List(_) => Against::Count(texts(node, "against", faults)),
    }
}
