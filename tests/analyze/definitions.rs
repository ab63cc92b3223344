//! A table for each definition about claims: a few of them, and the facts that begin with some words.

use claimline::analyze::analysis;

use super::{facts::facts, world::World};

/// Compares the facts that begin with `about`, without these words.
#[track_caller]
pub(super) fn case(about: &str, claims: &str, expected: &str) {
    let world = World::read(claims);
    let found = beginning(about, &facts(&world, &analysis(&world.record)));
    assert_eq!(found, lines(expected), "{about}\n{claims}");
}

pub(super) fn beginning(about: &str, facts: &[String]) -> Vec<String> {
    let begin = format!("{about} ");
    facts.iter().filter_map(|it| it.strip_prefix(&begin)).map(|it| it.trim().to_owned()).collect()
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
}

#[test]
fn a_statement_is_a_root_and_what_repeats_it() {
    case(
        "statement",
        "a north-ministry wire 2016-04-02
         b north-ministry mill 2016-04-03 repeats=a
         c south-ministry wire 2016-04-02
         d north-ministry wire 2016-04-04 repeats=b",
        "a = a b d
         c = c",
    );
}

#[test]
fn a_root_may_stand_after_its_relays() {
    let mut world = World::read(
        "a north-ministry wire 2016-04-02
         b north-ministry mill 2016-04-03",
    );
    let (a, b) = (world.claim("a"), world.claim("b"));
    world.record.claims[a].repeats = Some(b);
    let found = beginning("statement", &facts(&world, &analysis(&world.record)));
    assert_eq!(found, ["b = b a"]);
}

#[test]
fn a_relation_from_or_to_any_member_is_the_statements() {
    case(
        "standing",
        "a north-ministry wire 2016-04-02
         b north-ministry mill 2016-04-03 repeats=a
         c south-ministry wire 2016-04-04
         d south-ministry mill 2016-04-05 repeats=c denies=b",
        "a = denied south d",
    );
}

#[test]
fn a_statement_has_no_standing_by_itself() {
    case(
        "standing",
        "a north-ministry wire 2016-04-02
         b north-ministry mill 2016-04-03 repeats=a updates=a denies=a",
        "",
    );
}

#[test]
fn a_claim_known_only_through_another_party_is_attributed() {
    case(
        "attributed",
        "outlet   north-ministry  south-tv 2016-04-02
         carrier  north-ministry  wire     2016-04-02 via=south-ministry
         own      north-ministry  north-tv 2016-04-02
         third    north-ministry  wire     2016-04-02 via=observers
         sideless north-ministry  mill     2016-04-02
         camp     north-ministry  wire     2016-04-02 via=east-ministry
         nearest  north-ministry  south-tv 2016-04-02 via=east-ministry
         press    observers       north-tv 2016-04-02
         parted   wire            wire     2016-04-02 via=south-tv",
        "outlet = south
         carrier = south
         camp = east
         nearest = east
         press = north
         parted = south",
    );
}

#[test]
fn official_speakers_of_a_party_are_one_voice_and_all_others_their_own() {
    case(
        "voice",
        "a north-ministry  wire     2016-04-02
         b north-spokesman wire     2016-04-02
         c north-spokesman wire     2016-04-02 official=no
         d north-deacon    wire     2016-04-02
         e observers       wire     2016-04-02
         f wire            wire     2016-04-02
         g north-spokesman south-tv 2016-04-02
         h north-tv        north-tv 2016-04-02",
        "a = north
         b = north
         c = north-ministry
         d = north-bishop
         e = observers
         f = wire
         g = north-ministry-according-to-south
         h = north-tv",
    );
}

#[test]
fn answers_about_a_closed_period_contradict_whenever_they_were_said() {
    case(
        "standing",
        "a north-ministry wire 2016-04-02 south-killed=over_100
         b south-ministry wire 2016-05-02 south-killed=12
         c observers      wire 2016-04-09 south-killed=dozens",
        "a = contradicted south b south-killed
         b = contradicted north a south-killed
         b = contradicted observers c south-killed
         c = contradicted south b south-killed",
    );
    case(
        "standing",
        "a north-ministry wire 2016-04-02 who-began=south
         b south-ministry wire 2016-04-05 who-began=north",
        "a = contradicted south b who-began
         b = contradicted north a who-began",
    );
}

#[test]
fn ranges_that_meet_do_not_contradict() {
    let says = |a: &str, b: &str, expected: usize| {
        let world = World::read(&format!(
            "a north-ministry wire 2016-04-02 south-killed={a}
             b south-ministry wire 2016-04-02 south-killed={b}",
        ));
        let analysis = analysis(&world.record);
        let found: usize = analysis.statements.iter().map(|(_, it)| it.standing.len()).sum();
        assert_eq!(found, expected * 2, "{a} and {b}");
    };
    says("12", "12", 0);
    says("12", "13", 1);
    says("over_12", "12", 1);
    says("over_12", "12.5", 0);
    says("at_least_12", "up_to_12", 0);
    says("over_12", "up_to_12", 1);
    says("under_12", "at_least_12", 1);
    says("about_20", "22", 0);
    says("about_20", "23", 1);
    says("almost_20", "21", 1);
    says("none", "some", 1);
    says("none", "up_to_3", 1);
    says("dozens", "over_100", 0);
    says("thousands", "500", 1);
}

#[test]
fn only_the_same_question_contradicts() {
    case(
        "standing",
        "a north-ministry wire 2016-04-02 north-hurt=53
         b south-ministry wire 2016-04-02 north-killed=over_100",
        "",
    );
}

#[test]
fn an_earlier_running_total_may_have_grown_since() {
    case(
        "standing",
        "a north-ministry wire 2016-04-02 south-total=12
         b observers      wire 2016-04-03 south-total=18
         c south-ministry wire 2016-04-04 south-total=10",
        "a = contradicted south c south-total
         b = contradicted south c south-total
         c = contradicted north a south-total
         c = contradicted observers b south-total",
    );
    case(
        "standing",
        "a north-ministry wire 2016-04-02 south-total=12
         b observers      wire 2016-04-02T10:00 south-total=18",
        "a = contradicted observers b south-total
         b = contradicted north a south-total",
    );
}

#[test]
fn states_contradict_only_where_neither_is_later() {
    case(
        "standing",
        "a north-ministry wire 2016-04-02 who-holds=north
         b south-ministry wire 2016-04-03 who-holds=south
         c observers      wire -          who-holds=south",
        "a = contradicted observers c who-holds
         c = contradicted north a who-holds",
    );
}

#[test]
fn what_updates_is_later_where_dates_do_not_say() {
    // The bishop speaks with another voice than the ministry, on the same day.
    case(
        "standing",
        "a north-bishop   wire 2016-04-02 who-holds=north
         b north-deacon   wire 2016-04-02 updates=a
         c north-ministry wire 2016-04-02 who-holds=south updates=b
         d south-ministry wire 2016-04-02 who-holds=south",
        "a = updated north-bishop b
         a = contradicted south d who-holds
         b = updated north c
         d = contradicted north-bishop a who-holds",
    );
    case(
        "standing",
        "a north-bishop   wire 2016-04-02 north-total=12
         b north-ministry wire 2016-04-02 north-total=18 updates=a",
        "a = updated north b",
    );
}

#[test]
fn updates_in_a_circle_order_nothing() {
    let world = World::read(
        "a north-ministry wire 2016-04-02 who-holds=north
         b north-bishop   wire 2016-04-02 who-holds=south updates=a
         c north-ministry mill 2016-04-02 repeats=a updates=b",
    );
    let found = beginning("standing", &facts(&world, &analysis(&world.record)));
    let expected = "a = updated north-bishop b
                    a = contradicted north-bishop b who-holds
                    b = updated north c
                    b = contradicted north a who-holds";
    assert_eq!(found, lines(expected));
}

#[test]
fn a_voice_gives_up_what_it_updates_retracts_or_later_excludes() {
    case(
        "current south-killed",
        "a south-ministry wire 2016-04-02 south-killed=10
         b south-ministry wire 2016-04-03 south-killed=at_least_12
         c south-ministry wire 2016-04-04 south-killed=15
         d south-bishop   wire 2016-04-02 south-killed=20
         e south-bishop   wire 2016-04-03 retracts=d
         f north-ministry wire 2016-04-02 south-killed=30
         g north-ministry wire 2016-04-02 updates=f",
        "north =
         south = b c
         south-bishop =",
    );
    case(
        "current south-total",
        "a south-ministry wire 2016-04-02 south-total=12
         b south-ministry wire 2016-04-03 south-total=18
         c south-ministry wire 2016-04-04 south-total=16",
        "south = a c",
    );
    case(
        "current posts",
        "a south-ministry wire 2016-04-02 posts=3
         b south-ministry wire 2016-04-03 posts=3
         c south-ministry wire 2016-04-03T10:00 posts=4",
        "south = c b",
    );
}

#[test]
fn nobody_updates_or_retracts_what_another_said() {
    case(
        "current south-killed",
        "a south-ministry wire 2016-04-02 south-killed=10
         b north-ministry wire 2016-04-03 updates=a retracts=a",
        "south = a",
    );
    // A third party's speakers do not speak with one voice.
    case(
        "current south-killed",
        "a observers wire 2016-04-02 south-killed=10
         b wire      wire 2016-04-03 retracts=a
         c wire      wire 2016-04-02 south-killed=11
         d wire      wire 2016-04-02 updates=c",
        "observers = a
         wire =",
    );
}

#[test]
fn a_voice_allows_what_all_its_current_answers_allow() {
    case(
        "allowed south-killed",
        "a south-ministry wire 2016-04-02 south-killed=at_least_12
         b south-ministry wire 2016-04-03 south-killed=up_to_20
         c north-ministry wire 2016-04-02 south-killed=3
         d north-ministry wire 2016-04-02 south-killed=over_5
         e observers      wire 2016-04-02 south-killed=3
         f observers      wire 2016-04-02 south-killed=3_to_5
         g observers      wire 2016-04-02 south-killed=5_to_7",
        "north = [3, 3] or (5, ∞) unordered
         south = [12, 20]
         observers = [3, 7] unordered",
    );
    case(
        "allowed south-total",
        "a south-ministry wire 2016-04-02 south-total=12
         b south-ministry wire 2016-04-03 south-total=18",
        "south = [18, 18]",
    );
    case(
        "allowed who-began",
        "a south-ministry wire 2016-04-02 who-began=north
         b north-ministry wire 2016-04-02 who-began=south
         c north-ministry wire 2016-04-02 who-began=north",
        "north = north south unordered
         south = north",
    );
}

#[test]
fn only_a_roots_answers_count() {
    let claims = "a south-ministry wire 2016-04-02 south-killed=12
         b south-ministry mill 2016-04-03 repeats=a south-killed=21 north-killed=5
         c north-ministry wire 2016-04-02 south-killed=12 north-killed=none";
    case("standing", claims, "");
    case("given south-killed", claims, "= a c");
    case("relayed south-killed", claims, "= b");
    case("given north-killed", claims, "= c");
    case("relayed north-killed", claims, "= b");
    case("admits", claims, "a = south-killed");
}

#[test]
fn standing_has_its_order_and_the_latest_witness_of_each_voice() {
    case(
        "standing",
        "a north-ministry wire 2016-04-02 south-killed=100
         b observers      wire 2016-04-03 confirms=a
         c south-ministry wire 2016-04-03 south-killed=10
         d south-ministry wire 2016-04-04 south-killed=12 denies=a
         e south-ministry wire 2016-04-05 denies=a
         f north-ministry wire 2016-04-06 south-killed=90
         g north-ministry wire 2016-04-07 retracts=a
         h south-bishop   wire -          denies=a
         i north-ministry wire 2016-04-08 confirms=a",
        "a = retracted north g
         a = updated north f south-killed
         a = denied south e
         a = denied south-bishop h
         a = contradicted south d south-killed
         a = confirmed observers b
         c = updated south d south-killed
         c = contradicted north f south-killed
         d = contradicted north f south-killed
         f = contradicted south d south-killed",
    );
}

#[test]
fn the_latest_of_a_chain_on_one_day_is_the_last_to_update() {
    case(
        "standing",
        "a south-ministry wire 2016-04-02 south-killed=18 says=Eighteen
         b north-ministry wire 2016-04-02 south-killed=10
         c north-ministry wire 2016-04-02 south-killed=11 updates=b
         d north-ministry wire 2016-04-02 south-killed=12 updates=c",
        "a = contradicted north d south-killed
         b = updated north d south-killed
         b = contradicted south a south-killed
         c = updated north d
         c = contradicted south a south-killed
         d = contradicted south a south-killed",
    );
    // Said at some time in the month, but certainly before what updates it.
    case(
        "standing a",
        "a south-ministry wire 2016-04-02 south-killed=18
         b north-ministry wire 2016-04    south-killed=10
         c north-ministry wire 2016-04-04 south-killed=11 updates=b",
        "= contradicted north c south-killed",
    );
}
