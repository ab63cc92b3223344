//! Every kind of finding.
//!
//! The comment on a code is what `claimline explain` prints and what the manual shows.

use super::{Code, Severity};

macro_rules! codes {
    ($($(#[doc = $line:literal])+ $id:ident = $severity:ident $name:literal;)+) => {
        $(
            $(#[doc = $line])+
            pub static $id: Code = Code {
                name: $name,
                severity: Severity::$severity,
                explanation: concat!($($line, "\n"),+),
            };
        )+

        /// All of them, in the order in which they are listed here.
        pub static ALL: &[&Code] = &[$(&$id),+];
    };
}

codes! {
    // Reading: the form of the files.

    /// A file of claims belongs to the article of the same name, and there is no such article.
    ///
    /// The claims of `content/articles/river.md` stand in `content/articles/river.claims.yaml`.
    /// Rename the file, or add the article.
    CLAIMS_WITHOUT_ARTICLE = Error "claims-without-article";

    /// There is a character in the text that stands for no letter, sign or space.
    ///
    /// It mostly comes from copying out of another program. Delete it. If the first one is U+0000,
    /// the file is no plain text: save it as text in UTF-8.
    CONTROL_CHARACTER = Error "control-character";

    /// Two files or two entries give the same id.
    ///
    /// The id of an event, an article or a page is its file's name without the ending, whatever
    /// folder it is in. Actors and outlets share their ids, because both can speak and both can
    /// carry. Rename one of the two.
    DUPLICATE_ID = Error "duplicate-id";

    /// A field is written twice in the same entry, and it cannot be told which is meant.
    ///
    /// Take one of them out. Most fields that name other things take a list.
    DUPLICATE_KEY = Error "duplicate-key";

    /// A file of entries has none.
    ///
    /// Add an entry, or delete the file.
    EMPTY_FILE = Warning "empty-file";

    /// A file is larger than `file` under `[limits]` in `site.toml` allows.
    ///
    /// Divide it, as registers may be split into a folder of lists, or raise the limit.
    FILE_TOO_LARGE = Error "file-too-large";

    /// `[findings]` in `site.toml` would lower an error.
    ///
    /// What an error tells of cannot be built, so only warnings can be given another level.
    FIXED_LEVEL = Error "fixed-level";

    /// An id has other characters than the small letters a to z, digits and hyphens.
    ///
    /// Ids become parts of addresses, which have to work on every host and from a folder.
    INVALID_ID = Error "invalid-id";

    /// `site.toml`, `theme.toml` or a theme's file of words is not TOML.
    ///
    /// Each line is `name = value`; text stands in double quotation marks; `[layout]` begins a
    /// group.
    INVALID_TOML = Error "invalid-toml";

    /// A value is of the right form and cannot be right.
    ///
    /// A latitude is between -90 and 90 degrees and comes before the longitude; a zone is written
    /// as it is ahead of UTC, `+04:00`; an address begins with `https://`.
    INVALID_VALUE = Error "invalid-value";

    /// A file, or the front matter of one, is not YAML, so that it cannot be read any further.
    ///
    /// Mostly it is a text that holds `: ` or ` #`, or begins with a mark that has a meaning in
    /// YAML: put it in quotation marks. Indent with spaces, never with tabs.
    INVALID_YAML = Error "invalid-yaml";

    /// A symbolic link leads out of the project, or nowhere.
    ///
    /// A project holds all that it is built from. Put a copy of the file in place of the link.
    LINK_OUT = Error "link-out";

    /// An entry lacks a field that it must have.
    ///
    /// The field is missing, or it is there and says nothing.
    MISSING_FIELD = Error "missing-field";

    /// A Markdown file does not begin with front matter, or the front matter has no end.
    ///
    /// The first line of an event, an article or a page is `---`. Its fields follow, then a second
    /// line of `---`, then the text.
    MISSING_FRONT_MATTER = Error "missing-front-matter";

    /// There is something in the project that is neither a file nor a folder.
    ///
    /// It may be a symbolic link to a folder: claimline follows links to files only. Put a folder
    /// or a file in its place.
    NOT_A_FILE = Error "not-a-file";

    /// A file, or its name, is not text in UTF-8.
    ///
    /// Save it as UTF-8. Editors call that an encoding, and offer it when saving.
    NOT_UTF8 = Error "not-utf8";

    /// A theme inherits from itself, by way of others or directly.
    ///
    /// The `extends` in each `theme.toml` must lead to a theme that extends none.
    THEME_CIRCLE = Error "theme-circle";

    /// There are so many faults in a file that the rest of them is not shown.
    ///
    /// Often they have one cause. Mend those that are shown, and check again.
    TOO_MANY_FAULTS = Error "too-many-faults";

    /// There is a file in `content/` or in a theme that nothing reads.
    ///
    /// Mostly its name or its folder's name is misspelt, and what it says would silently be
    /// missing from the site.
    UNEXPECTED_FILE = Warning "unexpected-file";

    /// An entry has a field that is not known there.
    ///
    /// It is an error because what it says would otherwise be lost without a word.
    UNKNOWN_FIELD = Error "unknown-field";

    /// `[findings]` in `site.toml` names a kind of finding that does not exist.
    ///
    /// `claimline explain` lists them all.
    UNKNOWN_FINDING = Error "unknown-finding";

    /// `site.toml` or a theme asks for a theme that is neither built in nor in `themes/`.
    ///
    /// A theme of your own is a folder in `themes/` with a `theme.toml` in it.
    UNKNOWN_THEME = Error "unknown-theme";

    /// YAML can do more than claimline reads: aliases, tags, directives, several documents in one
    /// file, names of fields that are lists.
    ///
    /// Mostly it is text that begins with `&`, `*` or `!`: put it in quotation marks. What is
    /// meant to stand in two places is written out in both.
    UNSUPPORTED_YAML = Error "unsupported-yaml";

    /// A field is not of the form it should have: a list where a text is expected, or the like.
    ///
    /// `docs/content.md` shows the form of each field.
    WRONG_TYPE = Error "wrong-type";

    // Resolving: what names lead to.

    /// A claim rests on words that its article does not contain.
    ///
    /// A passage is compared with the text as it is read, word for word: only white space,
    /// quotation marks and dashes may differ. Copy the words from the article, or correct the
    /// article's text. What was left out in between is no part of a passage:
    ///
    /// ```yaml
    /// passage:
    ///   - twelve of its soldiers had died
    ///   - the bridge was lost before dawn
    /// ```
    ABSENT_PASSAGE = Error "absent-passage";

    /// It is not said for which side an actor speaks.
    ///
    /// Add `side`, or `of` with the body that the actor is part of; its side is then the actor's.
    ACTOR_WITHOUT_SIDE = Error "actor-without-side";

    /// The words that a claim rests on stand in its article more than once.
    ///
    /// Take in more words, or say what stands right before or behind them:
    ///
    /// ```yaml
    /// passage:
    ///   exact: twelve had died
    ///   prefix: the ministry of the North said that
    /// ```
    AMBIGUOUS_PASSAGE = Error "ambiguous-passage";

    /// The stored copy of an article is not the file whose hash was written down.
    ///
    /// Put the stored file back. If it was replaced on purpose, write its new SHA-256.
    CHANGED_CAPTURE = Error "changed-capture";

    /// Something leads back to itself: a claim that repeats, updates or retracts, by way of others,
    /// itself; or an actor that is part of itself.
    ///
    /// Take one of the references away. Of claims that repeat each other, the one nearest to the
    /// speaker repeats none; only what was said later updates or retracts.
    CIRCLE = Error "circle";

    /// A passage has no words.
    ///
    /// Copy the words from the article that the claim rests on.
    EMPTY_PASSAGE = Error "empty-passage";

    /// A claim lacks something, and repeats no claim from which it could be taken over.
    ///
    /// Every claim needs `event`, `says`, `by` and `passage`. With `repeats` it may leave out
    /// all but the passage:
    ///
    /// ```yaml
    /// - id: twelve-killed
    ///   repeats: river-2031-05-02/twelve-killed
    ///   passage: lost twelve men
    /// ```
    INCOMPLETE_CLAIM = Error "incomplete-claim";

    /// An address is not that of something on the web.
    ///
    /// It is complete and begins with `https://` or `http://`. A stored copy is named under
    /// `capture`, not as an address.
    INVALID_ADDRESS = Error "invalid-address";

    /// An answer to a question that counts something is no count.
    ///
    /// Counts are written as vague as they were given: `12`, `over 100`, `at least 200`,
    /// `about 35`, `up to 15`, `40 to 50`, `dozens`, `none`.
    INVALID_COUNT = Error "invalid-count";

    /// A date cannot be read.
    ///
    /// Dates are written `2031-05-02`, `2031-05`, `2031-05-02~` (about), `2031-05-02?`
    /// (uncertain), `2031-05-01/2031-05-03` (an interval) or `2031-05-02T16:18+04:00`.
    INVALID_DATE = Error "invalid-date";

    /// The `sha256` of a stored copy is no SHA-256.
    ///
    /// It has 64 digits, `0` to `9` and `a` to `f`. `sha256sum FILE` prints it.
    INVALID_HASH = Error "invalid-hash";

    /// A language is not written as a tag.
    ///
    /// Languages are BCP 47 tags: `en`, `pt-BR`, `sr-Latn`.
    INVALID_LANGUAGE = Error "invalid-language";

    /// The period that a question covers has no beginning or no end.
    ///
    /// A closed period is written `2031-05-01/2031-05-02`, a running total up to each answer
    /// `2031-05-02/..`. For the state of things when it is said, leave `covers` out.
    INVALID_PERIOD = Error "invalid-period";

    /// A field that holds one of a few words holds another.
    ///
    /// The finding lists the words there are.
    INVALID_WORD = Error "invalid-word";

    /// A question offers one choice only.
    ///
    /// Add what those say who differ, so that their claims can answer too.
    LONE_CHOICE = Warning "lone-choice";

    /// What a question is `against` is not written as the question is answered.
    ///
    /// Where a count answers, list the sides; where a choice does, put them under the choice:
    ///
    /// ```yaml
    /// against:
    ///   north-fired:
    ///     - north
    /// ```
    MISPLACED_AGAINST = Error "misplaced-against";

    /// The stored copy that an article names is not there.
    ///
    /// `file` is a path below `content/`, such as `captures/bridge.html`.
    MISSING_CAPTURE = Error "missing-capture";

    /// A list names the same thing twice.
    ///
    /// Leave one of the two out.
    NAMED_TWICE = Warning "named-twice";

    /// Something is related to itself: a claim denies, confirms, updates or retracts itself or
    /// another rendering of the same statement, or a side fights beside itself.
    ///
    /// Name the other one. A claim that `repeats` another is the same statement, so nothing else
    /// can be between the two.
    NAMES_ITSELF = Error "names-itself";

    /// A claim that an outlet makes itself is marked as official.
    ///
    /// An outlet never speaks for a side. Leave out `official`, or name as `by` the actor whose
    /// words the outlet prints.
    OFFICIAL_OUTLET = Error "official-outlet";

    /// A page has the name of one that every site has.
    ///
    /// Give its file another name: `content/pages/index.md` would take the place of the timeline.
    RESERVED_PAGE = Error "reserved-page";

    /// An actor has another side than the body it is part of.
    ///
    /// Leave out `side`: the side of what it is part `of` is its side. Or leave out `of`.
    SIDE_DIFFERS = Error "side-differs";

    /// An outlet makes a claim itself, and it is not said of which side it is.
    ///
    /// Add `side` to the outlet, a third party such as `press` if need be. Where it only prints
    /// what somebody said, that actor is `by`.
    SPEAKER_WITHOUT_SIDE = Error "speaker-without-side";

    /// A time has no zone, and is read in the `zone` of `site.toml`.
    ///
    /// Write the zone behind the time: `2031-05-02T16:18+04:00`.
    TIME_WITHOUT_ZONE = Warning "time-without-zone";

    /// It is not clear how a question is answered.
    ///
    /// It has either `unit` with what is counted, or `choices`. For both, ask two questions.
    UNCLEAR_QUESTION = Error "unclear-question";

    /// A claim is put in the mouth of an actor or outlet that no register lists, or another
    /// register names an actor that is not listed.
    ///
    /// Add the actor to `content/actors.yaml`, with the side it speaks for, or correct the name.
    UNKNOWN_ACTOR = Error "unknown-actor";

    /// An answer, or what a question is `against`, is none of the question's choices.
    ///
    /// Choices are answered by their ids. If none fits, add a choice to the question.
    UNKNOWN_CHOICE = Error "unknown-choice";

    /// A claim names a claim that there is not.
    ///
    /// A claim of another file is called `article/claim`, by the name of the article's file and
    /// the claim's id; within its own file, `claim` is enough.
    UNKNOWN_CLAIM = Error "unknown-claim";

    /// An event is named that has no file.
    ///
    /// The id of an event is the name of its file: `content/events/bridge.md` is `bridge`.
    UNKNOWN_EVENT = Error "unknown-event";

    /// An article names an outlet that no register lists.
    ///
    /// Add the outlet to `content/outlets.yaml`, or correct the name.
    UNKNOWN_OUTLET = Error "unknown-outlet";

    /// An event names a place that no register lists.
    ///
    /// Add the place to `content/places.yaml`, or correct the name.
    UNKNOWN_PLACE = Error "unknown-place";

    /// A claim answers a question that no register lists.
    ///
    /// Add the question to `content/questions.yaml`, or correct the name.
    UNKNOWN_QUESTION = Error "unknown-question";

    /// A side is named that is not listed.
    ///
    /// Add the side to `content/sides.yaml`, or correct the name.
    UNKNOWN_SIDE = Error "unknown-side";

    /// There is a file in `content/captures/` that no article names.
    ///
    /// Name it in the article's front matter, with its SHA-256, or delete it:
    ///
    /// ```yaml
    /// capture:
    ///   file: captures/bridge.html
    ///   sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    /// ```
    UNNAMED_CAPTURE = Warning "unnamed-capture";

    // Checking: what the record should not be.

    /// An answer was given before the time began that the question asks about.
    ///
    /// Correct `said`. If the date is right, the claim speaks of an earlier time: answer another
    /// question, or ask one with another `covers`.
    ANSWER_BEFORE_PERIOD = Error "answer-before-period";

    /// No claim rests on an article.
    ///
    /// Write its claims into the file beside it: those of `content/articles/river.md` stand in
    /// `content/articles/river.claims.yaml`.
    ARTICLE_WITHOUT_CLAIMS = Warning "article-without-claims";

    /// A claim confirms what the same voice said: the official speakers of a party speak with one
    /// voice.
    ///
    /// Only another voice bears a claim out. What one says again is written `repeats`; where it
    /// differs, `updates`.
    CONFIRMS_OWN_CLAIM = Warning "confirms-own-claim";

    /// A claim bears on another in two ways at once, as by denying and confirming it.
    ///
    /// Leave one of the two out. Where the speaker denies a part and confirms a part, write two
    /// claims.
    CONTRADICTORY_RELATIONS = Error "contradictory-relations";

    /// A claim denies what the same voice said: the official speakers of a party speak with one
    /// voice.
    ///
    /// What one gives up oneself is written `retracts`.
    DENIES_OWN_CLAIM = Warning "denies-own-claim";

    /// No claim names an event, and none answers a question that stands on its page.
    ///
    /// Name it as the `event` of the claims about it, or delete its file.
    EVENT_WITHOUT_CLAIMS = Warning "event-without-claims";

    /// An article has no public address, so that readers cannot go to where it was published.
    ///
    /// Add `url`. Of an article that is not on the web, write in `title` or `author` how it can be
    /// found, and allow this finding:
    ///
    /// ```toml
    /// [findings]
    /// missing-url = "allow"
    /// ```
    MISSING_URL = Warning "missing-url";

    /// Of the parties, an event hears only one, or only such as fight beside each other.
    ///
    /// Look for what the other side said, be it only that it denies or does not comment. The page
    /// says who is silent.
    ONE_SIDED_EVENT = Warning "one-sided-event";

    /// A claim was said after the article was published that prints it.
    ///
    /// One of the dates is wrong, or the article was changed later: then `published` is the day of
    /// the change.
    SAID_AFTER_PUBLISHED = Warning "said-after-published";

    /// Two ids of one kind differ by one letter only, so that one may be a slip for the other.
    ///
    /// If both are meant, give one of them an id that says how they differ. Ids that differ in
    /// figures or in a word of less than four letters are taken as meant.
    SIMILAR_IDS = Warning "similar-ids";

    /// Nothing says when claims were made: neither `said`, nor the claim they repeat, nor
    /// `published` in their article.
    ///
    /// Such claims stand last on every page. A date may be as vague as it is known: `2031-05~`.
    UNDATED_CLAIMS = Warning "undated-claims";

    /// One voice answers a question in two ways that exclude each other, and nothing says which is
    /// the later.
    ///
    /// Write `said` more exactly, or say in the later claim that it `updates` the earlier.
    UNORDERED_ANSWERS = Warning "unordered-answers";

    /// The date of an event leaves its beginning open, so that it has no place on the timeline.
    ///
    /// Write the century or the decade at least: `20XX`, `203X`.
    UNPLACED_EVENT = Warning "unplaced-event";

    /// A claim rests on words in another language than the site's, and they are not translated.
    ///
    /// ```yaml
    /// passage:
    ///   exact: douze soldats
    ///   translation: twelve soldiers
    /// ```
    UNTRANSLATED_PASSAGE = Warning "untranslated-passage";

    /// No claim or article names an actor, nor anything that is part of it.
    ///
    /// Use it, or take it out of the register.
    UNUSED_ACTOR = Warning "unused-actor";

    /// No claim or article names an outlet.
    ///
    /// Use it, or take it out of the register.
    UNUSED_OUTLET = Warning "unused-outlet";

    /// No event is in a place.
    ///
    /// Name it under `places` of an event, or take it out of the register.
    UNUSED_PLACE = Warning "unused-place";

    /// No claim answers a question.
    ///
    /// Write the answers that claims give under `answers`, or take it out of the register.
    UNUSED_QUESTION = Warning "unused-question";

    /// Nobody of a side speaks or carries, no place is named by it, and no question is about it.
    /// Parties are never told of: that they say nothing is worth showing.
    ///
    /// Take it out of the register.
    UNUSED_SIDE = Warning "unused-side";

    /// A claim updates or retracts one that answers other questions.
    ///
    /// An update is about the same thing and period. A figure for another day is no update.
    UPDATES_ANOTHER_QUESTION = Warning "updates-another-question";

    /// A claim updates or retracts what another side said.
    ///
    /// What another said is denied or confirmed. The speakers of a party may take back each
    /// other's claims; those of a third party do not speak with one voice, so that each can take
    /// back only what it said itself.
    UPDATES_ANOTHER_SIDE = Error "updates-another-side";

    /// A claim updates or retracts one that was said after it.
    ///
    /// Put the relation into the later claim, or correct `said`.
    UPDATES_WHAT_IS_LATER = Error "updates-what-is-later";

    // Rendering: the theme.

    /// A theme's file of words has a text that no page asks for, or a place that nothing fills.
    ///
    /// The texts there are, and the places in them, stand in the built-in theme's
    /// `strings/en.toml`. A misspelt key would silently leave the English text on the pages.
    UNKNOWN_WORDS = Warning "unknown-words";

    /// A template of the theme has a mistake.
    ///
    /// The message says what is wrong and where. A name that is not there is often a slip: the help
    /// lists the names there are. `docs/themes.md` says what each template is given.
    BAD_TEMPLATE = Error "bad-template";

    /// The theme lacks a template that the site needs.
    ///
    /// Write it, or let the theme inherit from another one that has it.
    MISSING_TEMPLATE = Error "missing-template";
}
