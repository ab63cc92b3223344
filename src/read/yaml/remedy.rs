//! What the YAML parser found amiss, in words for a writer, and how to mend it.

use granit_parser::ErrorKind;

const QUOTE: &str = "put the text in quotation marks";
const ALIGN: &str =
    "begin the entries of one list, and the fields of one entry, in the same column";
const SPACES: &str = "indent with spaces";

/// The message and the help for a fault, by what stands before it on its line.
pub(super) fn of(kind: &ErrorKind, line: &str) -> (String, &'static str) {
    match kind {
        ErrorKind::UnexpectedCharacter { character: '`' } => {
            return ("text without quotation marks cannot begin with a backtick".to_owned(), QUOTE);
        }
        ErrorKind::UnexpectedCharacter { character } => {
            return (
                format!("text without quotation marks cannot begin with `{character}`"),
                QUOTE,
            );
        }
        _ => {}
    }
    let found = structure(kind).or_else(|| text(kind)).or_else(|| colon(kind, line));
    match found {
        Some((message, help)) => (message.to_owned(), help),
        None => (kind.to_string(), "look for a quotation mark, a bracket or a colon too many here"),
    }
}

/// The place of a fault: of a tab, that of the tab, where the parser points beside it.
pub(super) fn place(kind: &ErrorKind, text: &str, at: usize) -> usize {
    if !matches!(structure(kind), Some((_, SPACES))) {
        return at;
    }
    let before = text[..at].ends_with('\t').then(|| at - 1);
    before.or_else(|| text[at..].find('\t').map(|tab| at + tab)).unwrap_or(at)
}

fn colon(kind: &ErrorKind, line: &str) -> Option<(&'static str, &'static str)> {
    let is_colon = matches!(
        kind,
        ErrorKind::MappingValueNotAllowed
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::FlowMappingValueAdjacentCollection
            | ErrorKind::InvalidMappingValueWhitespace
    );
    is_colon.then_some(if line.contains(": ") {
        ("there is a second colon on this line", "put text that holds `: ` in quotation marks")
    } else {
        (
            "this field stands where none is expected",
            "begin it in the same column as its neighbours, and close the brackets above it",
        )
    })
}

fn structure(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => ("a tab stands where spaces are needed", SPACES),
        ErrorKind::RecursionLimitExceeded => {
            ("this is nested too deeply", "claimline's files need no more than a few levels")
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            ("a bracket is opened and not closed", "close it, or put the text in quotation marks")
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            ("a comma or a closing bracket is missing", QUOTE)
        }
        ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            ("this bracket closes none", "take it out, or put the text in quotation marks")
        }
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::MappingKeyNotAllowed => ("this line is not indented as it should be", ALIGN),
        ErrorKind::BlockSequenceEntryNotAllowed => (
            "a list cannot begin here",
            "begin it on the next line, or put the text in quotation marks",
        ),
        ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::ExpectedNodeContent => (
            "a field's name and a colon are missing here",
            "write `name: text`; indent what continues the text above",
        ),
        ErrorKind::DirectiveDisallowed | ErrorKind::MissingDirectiveName => (
            "a line cannot begin with `%`",
            "take the line out, or put the text in quotation marks",
        ),
        ErrorKind::ExpectedDocumentStart | ErrorKind::InvalidDocumentEnd => {
            ("there is something after the end of the document", ALIGN)
        }
        _ => return None,
    })
}

fn text(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => (
            "a quotation mark is opened and not closed",
            "close it, or put the whole text in quotation marks of the other kind",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "there is more text after the closing quotation mark",
            "put the whole text in quotation marks of the other kind",
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => (
            "within double quotation marks `\\` begins an escape, and there is none like this",
            "use single quotation marks",
        ),
        ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => {
            ("`#` begins a comment within the text", QUOTE)
        }
        ErrorKind::PlainScalarStartsWithDashFlowIndicator
        | ErrorKind::UnexpectedEndOfPlainScalar
        | ErrorKind::MissingAnchorOrAliasName
        | ErrorKind::BlockEntryInFlowCollection => ("text cannot begin like this", QUOTE),
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => (
            "there is text on the line of `|` or `>`",
            "begin the text on the next line, indented, or put it in quotation marks",
        ),
        _ => return None,
    })
}
