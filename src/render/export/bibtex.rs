//! Articles for programs that keep references: BibTeX.

use crate::{
    markdown,
    model::{Article, Id, Record, When},
};

/// The names that BibTeX has for months.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// An article as an entry that BibTeX and biblatex read. A date that is not certain is left out.
pub(crate) fn bibtex(record: &Record, id: Id<Article>) -> String {
    let article = &record.articles[id];
    let mut out = format!("@misc{{{},\n", article.id);
    let mut add = |name: &str, value: &str| out.extend(["  ", name, " = ", value, ",\n"]);
    // A second pair of braces keeps capitals, and an author's name in one piece.
    add("title", &format!("{{{{{}}}}}", escaped(&article.title)));
    if let Some(author) = &article.author {
        add("author", &format!("{{{{{}}}}}", escaped(author)));
    }
    add("howpublished", &format!("{{{}}}", escaped(&record.outlets[article.outlet].name)));
    let date = article.published.as_ref().and_then(When::machine);
    for (part, name) in date
        .iter()
        .flat_map(|it| it.get(..10).unwrap_or(it).split('-'))
        .zip(["year", "month", "day"])
    {
        match (name, part.parse::<usize>()) {
            ("month", Ok(month)) => add(name, MONTHS.get(month.wrapping_sub(1)).unwrap_or(&part)),
            _ => add(name, &format!("{{{part}}}")),
        }
    }
    // An address of the web has no braces, so it cannot end its field.
    let address = |url: &Option<String>| url.clone().filter(|it| markdown::is_web_address(it));
    if let Some(url) = address(&article.url) {
        add("url", &format!("{{{url}}}"));
    }
    if let Some(copy) = address(&article.archived) {
        add("note", &format!("{{\\url{{{copy}}}}}"));
    }
    out.push_str("}\n");
    out
}

/// A text in which no letter is a command of TeX.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            // A brace that opens and never closes would swallow the entries that follow.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_is_a_command() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(escaped(text), expected);
        }
        case("Fish & chips: 50 % off", "Fish \\& chips: 50 \\% off");
        case("a{b}c\\d", "a\\textbraceleft{}b\\textbraceright{}c\\textbackslash{}d");
        case("#1_x^2~$", "\\#1\\_x\\textasciicircum{}2\\textasciitilde{}\\$");
    }
}
