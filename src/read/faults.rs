//! The faults of one file, as many as a person would want to be told at once.

use crate::{
    diagnostic::{Diagnostic, Report, codes},
    source::Span,
};

// A file of the wrong sort has a fault in every line; fifty are enough to see that.
const MOST: usize = 50;

/// Where the reading of one file puts what it finds.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    report: Report,
    told: usize,
}

impl Faults {
    /// Adds a finding, or says once that there are too many.
    pub(crate) fn add(&mut self, diagnostic: Diagnostic) {
        self.told += 1;
        if self.told <= MOST {
            self.report.add(diagnostic);
        } else if self.told == MOST + 1 {
            let place = Span::whole(diagnostic.span.file);
            let message = format!("this file has more than {MOST} faults");
            self.report.add(
                Diagnostic::new(&codes::TOO_MANY_FAULTS, place, message)
                    .help("mend those shown, and check again to see the others"),
            );
        }
    }

    /// How many there were so far, those that are not told included.
    pub(crate) fn count(&self) -> usize {
        self.told
    }

    /// What was found.
    pub(crate) fn into_report(self) -> Report {
        self.report
    }
}
