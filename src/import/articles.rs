//! Rows gathered into articles, and ids for both.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    columns::Column,
    known::Target,
    lines::{Line, Reader},
    names::{free, slug},
};

/// An article and the rows that are printed in it.
#[derive(Debug)]
pub(super) struct Article {
    /// Its id.
    pub(super) id: String,
    /// Its rows, by their place among the lines.
    pub(super) rows: Vec<usize>,
}

/// Gathers the rows into articles: one for an address and its outlet; without an address, one for
/// an outlet and a date.
pub(super) fn articles(reader: &Reader<'_, '_>, lines: &[Line<'_>]) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    let mut places = BTreeMap::new();
    let mut taken: BTreeSet<String> = reader.books.known.articles.clone();
    for (row, line) in lines.iter().enumerate() {
        let cell = |column| reader.columns.cell(line.row, column).map(|it| it.value.as_str());
        let published = cell(Column::Published);
        let where_found = cell(Column::Url).or(published);
        let place = *places.entry((&line.outlet, where_found)).or_insert_with(|| {
            let id = free(&id(&line.outlet, published), &taken);
            taken.insert(id.clone());
            articles.push(Article { id, rows: Vec::new() });
            articles.len() - 1
        });
        articles[place].rows.push(row);
    }
    articles
}

/// The claims that the rows become, each with its id.
pub(super) fn claims(
    reader: &Reader<'_, '_>,
    lines: &[Line<'_>],
    articles: &[Article],
) -> Vec<Target> {
    let mut claims = BTreeMap::new();
    for article in articles {
        let mut taken = BTreeSet::new();
        for row in &article.rows {
            let line = &lines[*row];
            let id = slug(line.reference).unwrap_or_else(|| format!("row-{}", line.row.number));
            let id = free(&id, &taken);
            taken.insert(id.clone());
            let said = [Column::Said, Column::Published]
                .into_iter()
                .find_map(|it| reader.columns.cell(line.row, it));
            let target = Target {
                article: article.id.clone(),
                claim: id,
                by: Some(line.by.clone()),
                said: said.map(|it| it.value.clone()),
            };
            claims.insert(*row, target);
        }
    }
    claims.into_values().collect()
}

/// The outlet, and the date as far as it is known: `river-news-2031-05-02`.
fn id(outlet: &str, published: Option<&str>) -> String {
    let date = published.unwrap_or_default();
    let end = date.find(|it: char| !it.is_ascii_digit() && it != '-').unwrap_or(date.len());
    match date[..end].trim_matches('-') {
        "" => outlet.to_owned(),
        date => format!("{outlet}-{date}"),
    }
}

#[cfg(test)]
mod tests {
    use super::id;

    #[test]
    fn an_article_is_named_for_its_outlet_and_date() {
        #[track_caller]
        fn case(published: Option<&str>, name: &str) {
            assert_eq!(id("river", published), name);
        }
        case(Some("2031-05-02"), "river-2031-05-02");
        case(Some("2031-05-02T16:18+04:00"), "river-2031-05-02");
        case(Some("2031-05-02/2031-05-03?"), "river-2031-05-02");
        case(Some("2031?"), "river-2031");
        case(Some("XXXX"), "river");
        case(None, "river");
    }
}
