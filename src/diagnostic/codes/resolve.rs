//! Findings of resolving: what names lead to.

codes! { RESOLVE
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

    /// Something is named by an id that it had before.
    ///
    /// It is clear what is meant, and the site is made of it. Write the id that it has now: the old
    /// one stands in its `was` for readers who come by an old address.
    OLD_ID = Warning "old-id";

    /// An old id, under `was`, is in use, or two things had it.
    ///
    /// An old address can lead to one thing only. Give what is called so now an id that was never
    /// used, or take the old id out of `was`.
    OLD_ID_IN_USE = Error "old-id-in-use";

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

    /// An article is so long, and so many claims rest on it, that its passages are not all looked
    /// for.
    ///
    /// That takes thousands of claims in a text of megabytes. Divide the article, by its chapters
    /// perhaps, and its claims with it.
    TOO_MANY_PASSAGES = Error "too-many-passages";

    /// There are more sides than a page has room for.
    ///
    /// Every party has a column in every entry, and every side a mark. Bring sides together that
    /// speak of the events alike, and tell their speakers apart as actors.
    TOO_MANY_SIDES = Error "too-many-sides";

    /// It is not clear how a question is answered.
    ///
    /// It has either `unit` with what is counted, or `choices`. For both, ask two questions.
    /// `unit_one` is the singular of a `unit`, and stands beside one only.
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

    /// A claim repeats, denies, confirms, updates or retracts a claim that was withdrawn.
    ///
    /// What was withdrawn counts nowhere, so that nothing can rest on it. Take the relation out. A
    /// claim that repeats it has nothing to take over: write what it says, who says it and of which
    /// event, or withdraw it too.
    WITHDRAWN_CLAIM = Error "withdrawn-claim";
}
