//! Findings of checking: what the record should not be.

codes! { CHECK
    /// An answer was given before the time began that the question asks about.
    ///
    /// Correct `said`. If the date is right, the claim speaks of an earlier time: answer another
    /// question, or ask one with another `covers`.
    ANSWER_BEFORE_ITS_TIME = Error "answer-before-its-time";

    /// No claim rests on an article.
    ///
    /// Write its claims into the file beside it: those of `content/articles/river.md` stand in
    /// `content/articles/river.claims.yaml`.
    ARTICLE_WITHOUT_CLAIMS = Warning "article-without-claims";

    /// A claim confirms another in words, and answers a question in a way that cannot hold together
    /// with the other's answer.
    ///
    /// Correct the answer if it is a slip. Where the speaker bears out a part only, write that part
    /// as a claim of its own, and confirm it with that one.
    CONFIRMS_AND_CONTRADICTS = Warning "confirms-and-contradicts";

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

    /// Two claims give the same counts and choices, by the same speaker and on the same day, and
    /// neither repeats the other. They may be one statement, printed twice.
    ///
    /// It is never taken for granted that two claims are one. If they are, write `repeats` into the claim that is farther from the speaker, with the
    /// id of the other. If it was said twice, write both times to the minute, or say in the later
    /// claim that it `updates` the earlier. Claims that only choose, and count nothing, are not
    /// compared.
    POSSIBLE_REPEAT = Warning "possible-repeat";

    /// A claim answers a question that the claim it repeats does not answer. Such an answer counts
    /// for nobody, and is drawn as relayed.
    ///
    /// If the speaker said so, write the answer into the root. If the article adds it, write it as a
    /// claim of its own, with `by` whoever says it. Where the article puts it into the speaker's
    /// mouth, it may stay: the pages show it as drift.
    RELAY_ADDS_ANSWER = Warning "relay-adds-answer";

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
}
