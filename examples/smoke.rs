use claimline::{pipeline, read, diagnostic::{Report, human}};
use std::path::Path;
fn main() {
    let root = std::env::args().nth(1).unwrap();
    let files = pipeline::load(Path::new(&root)).unwrap();
    let mut report = Report::default();
    let t = std::time::Instant::now();
    let config = read::config(&files, &mut report);
    let theme = read::theme(&files, &config, &mut report);
    let t1 = t.elapsed();
    let draft = read::draft(&files, &mut report);
    eprintln!("read in {:?}, config+theme {:?}", t.elapsed(), t1);
    report.settle(&config.levels);
    eprintln!("{} findings; sides {} actors {} outlets {} places {} questions {} events {} articles {} claims {} pages {} incomplete {:?}", report.list().len(), draft.sides.len(), draft.actors.len(), draft.outlets.len(), draft.places.len(), draft.questions.len(), draft.events.len(), draft.articles.len(), draft.claims.iter().map(|c| c.list.len()).sum::<usize>(), draft.pages.len(), draft.incomplete);
    eprintln!("theme {} {:?}", theme.name, theme.templates.keys().collect::<Vec<_>>());
    if std::env::args().nth(2).is_some() { println!("{config:#?} {draft:#?}"); }
    print!("{}", human::text(&report, &files, human::Look::Plain));
}
