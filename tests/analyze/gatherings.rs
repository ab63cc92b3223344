//! The same for what follows further: admissions, relays, questions, events, sides.

use claimline::analyze::{analysis, analysis_of};

use super::{
    definitions::{beginning, case},
    facts::facts,
    world::World,
};

#[test]
fn an_admission_counts_against_its_own_official_speaker() {
    case(
        "admits",
        "own        south-ministry wire     2016-04-02 south-killed=12
         vague      south-ministry wire     2016-04-02 south-killed=up_to_3
         none       south-ministry wire     2016-04-02 south-killed=none
         zero       south-ministry wire     2016-04-02 south-killed=0_to_3
         bishop     south-bishop   wire     2016-04-02 south-killed=12
         other      north-ministry wire     2016-04-02 south-killed=12
         attributed south-ministry north-tv 2016-04-02 south-killed=12
         choice     south-ministry wire     2016-04-02 who-began=south
         blame      south-ministry wire     2016-04-02 who-began=north",
        "own = south-killed
         vague = south-killed
         choice = who-began",
    );
}

#[test]
fn a_loss_that_counts_against_nobody_is_no_admission() {
    let mut world = World::read("a south-ministry wire 2016-04-02 south-killed=1");
    let question = world.record.claims[world.claim("a")].answers[0].question;
    let children = claimline::model::Answers::Count {
        unit: claimline::model::Unit { many: "children".into(), one: None },
        against: Vec::new(),
    };
    world.record.questions[question].answers = children;
    let found = beginning("admits", &facts(&world, &analysis(&world.record)));
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_was_denied_is_admitted_by_the_same_voice_in_order() {
    case(
        "reversal",
        "a south-ministry  wire 2016-04-02 south-killed=none
         b south-ministry  wire 2016-04-03 south-killed=none
         c south-ministry  wire 2016-04-03 south-killed=2
         d south-ministry  wire 2016-04-05 south-killed=5
         e south-ministry  wire 2016-04-06 south-killed=none
         f south-ministry  wire 2016-04-06 south-killed=7 updates=e
         g north-ministry  wire 2016-04-02 north-killed=4
         h north-ministry  wire 2016-04-03 north-killed=none
         i north-ministry  wire 2016-04-01 north-hurt=none
         j north-bishop    wire 2016-04-03 north-hurt=3",
        "south = a c south-killed
         south = b d south-killed
         south = e f south-killed",
    );
    case(
        "reversal",
        "x south-ministry wire     2016-04-01
         y observers      wire     2016-04-01
         a north-ministry wire     2016-04-02 denies=x denies=y
         b north-ministry wire     2016-04-03 confirms=x confirms=y
         c observers      wire     2016-04-03 denies=x
         d observers      wire     2016-04-03 confirms=x
         e east-ministry  wire     2016-04-02 denies=x
         f east-ministry  south-tv 2016-04-03 confirms=x
         g south-ministry north-tv 2016-04-02 denies=a
         h south-ministry north-tv 2016-04-03 confirms=a",
        "north = a b",
    );
    case(
        "reversal",
        "x south-ministry wire 2016-04-01
         a north-ministry wire 2016-04-02 denies=x north-killed=none
         b north-ministry wire 2016-04-03 confirms=x north-killed=1",
        "north = a b north-killed",
    );
}

#[test]
fn a_relay_drifts_where_it_differs_from_its_root() {
    case(
        "drift",
        "root    north-ministry  wire 2016-04-02 says=Twelve north-killed=12 south-killed=3
         same    north-ministry  mill 2016-04-03 repeats=root north-killed=12
         changed north-ministry  mill 2016-04-03 repeats=root north-killed=about_12
         added   north-ministry  mill 2016-04-03 repeats=root posts=12
         unit    north-ministry  mill 2016-04-03 repeats=root north-hurt=12
         both    north-ministry  mill 2016-04-03 repeats=root north-killed=12 north-hurt=12
         whose   north-ministry  mill 2016-04-03 repeats=root north-hurt=3
         speaker north-spokesman mill 2016-04-03 repeats=root
         worded  north-ministry  mill 2016-04-03 repeats=unit says=A_dozen
         alike   north-ministry  mill 2016-04-03 repeats=root says=Twelve",
        "changed = changed north-killed 12 to about 12
         added = added posts 12
         unit = unit north-killed to north-hurt 12
         both = added north-hurt 12
         whose = added north-hurt 3
         speaker = speaker
         worded = worded",
    );
}

#[test]
fn common_ground_and_floor_are_the_parties_alone() {
    let claims = "a north-ministry wire 2016-04-02 south-killed=at_least_12
         b south-ministry wire 2016-04-03 south-killed=10_to_20
         c observers      wire 2016-04-03 south-killed=3";
    case("ground south-killed", claims, "= [12, 20]");
    case("floor south-killed", claims, "= at least 10");
    case("unanswered south-killed", claims, "= east");
}

#[test]
fn one_party_has_no_common_ground() {
    let claims = "a north-ministry wire     2016-04-02 south-killed=at_least_12
         b south-ministry north-tv 2016-04-03 south-killed=20
         c south-bishop   wire     2016-04-03 south-killed=20";
    case("ground", claims, "");
    case("floor", claims, "");
    case("unanswered south-killed", claims, "= south east");
}

#[test]
fn common_ground_is_for_closed_periods_and_the_floor_for_totals_too() {
    let total = "a north-ministry wire 2016-04-02 south-total=over_12
         b south-ministry wire 2016-04-03 south-total=18";
    case("ground", total, "");
    case("floor", total, "south-total = over 12");
    let state = "a north-ministry wire 2016-04-02 posts=3
         b south-ministry wire 2016-04-02 posts=4";
    case("ground", state, "");
    case("floor", state, "");
}

#[test]
fn there_may_be_no_number_that_all_allow_and_no_floor_above_zero() {
    let apart = "a north-ministry wire 2016-04-02 south-killed=over_100
         b south-ministry wire 2016-04-03 south-killed=up_to_12";
    case("ground south-killed", apart, "= no number");
    case("floor", apart, "");
    let parts = "a north-ministry wire 2016-04-02 south-killed=3
         b north-ministry wire 2016-04-02 south-killed=over_5
         c south-ministry wire 2016-04-03 south-killed=up_to_12";
    case("ground south-killed", parts, "= [3, 3] or (5, 12]");
}

#[test]
fn a_side_is_heard_by_claims_answers_and_relations() {
    let claims = "a north-ministry wire     2016-04-02 event=bridge
         b south-ministry wire     2016-04-02 event=alarm who-began=north
         c east-ministry  wire     2016-04-02 event=alarm confirms=a
         d south-ministry north-tv 2016-04-02 event=bridge";
    case(
        "heard",
        claims,
        "bridge = north east
         airfield = south
         alarm = south east",
    );
    case(
        "silent",
        claims,
        "bridge = south
         airfield = north east
         alarm = north",
    );
    case(
        "one-sided",
        claims,
        "bridge = true
         airfield = true
         alarm = false",
    );
}

#[test]
fn where_no_party_is_heard_none_is_silent() {
    let claims = "a observers wire 2016-04-02 event=bridge";
    case("heard bridge", claims, "= press");
    case("silent bridge", claims, "=");
    case("one-sided bridge", claims, "= false");
}

#[test]
fn events_and_their_claims_are_in_order() {
    let claims = "a north-ministry wire -
         b north-ministry wire 2016-04-03
         c north-ministry wire 2016-04
         d north-ministry wire 2016-04-02T10:00
         e north-ministry wire 2016-04-02";
    case("timeline", claims, "= alarm airfield bridge");
    case("claims bridge", claims, "= d e b c a");
    case("steps", claims, "= 1459591259 1459641599 1459727999 1462060799");
}

#[test]
fn statements_and_claims_are_counted_apart() {
    case(
        "coverage",
        "a north-ministry wire     2016-04-02 north-killed=3
         b north-ministry mill     2016-04-02 repeats=a event=alarm
         c north-ministry south-tv 2016-04-02 south-killed=4
         d south-ministry wire     2016-04-02 north-killed=5
         e observers      wire     2016-04-03 repeats=d",
        "north = 1 statements 1 attributed 2 claims 2 articles 2 outlets \
         1 admissions 1 contradicted 0 archived 2 heard
         south = 1 statements 0 attributed 1 claims 1 articles 1 outlets \
         0 admissions 1 contradicted 0 archived 1 heard
         east = 0 statements 0 attributed 0 claims 0 articles 0 outlets \
         0 admissions 0 contradicted 0 archived 0 heard
         press = 0 statements 0 attributed 1 claims 1 articles 1 outlets \
         0 admissions 0 contradicted 0 archived 0 heard",
    );
}

#[test]
fn the_ledger_has_every_voice_with_its_answers() {
    case(
        "ledger",
        "a observers      wire     2016-04-02 south-killed=3
         b south-ministry wire     2016-04-02 south-killed=5
         c south-ministry wire     2016-04-03 south-killed=6
         d south-ministry north-tv 2016-04-03 south-killed=60
         e north-ministry wire     2016-04-03 posts=4",
        "south-killed south = b c
         south-killed south-ministry-according-to-north = d
         south-killed observers = a",
    );
}

#[test]
fn the_farthest_apart_come_first() {
    case(
        "distance",
        "a north-ministry wire 2016-04-02 south-killed=20 north-killed=none posts=3 north-hurt=9
         b south-ministry wire 2016-04-02 south-killed=10 north-killed=30 posts=4 who-holds=south
         c east-ministry  wire 2016-04-02 north-hurt=over_3 who-holds=north
         d observers      wire 2016-04-02 south-total=5
         e south-ministry wire 2016-04-02 south-total=5",
        "= north-killed who-holds south-killed posts north-hurt south-total north-total who-began",
    );
}

#[test]
fn another_party_cannot_answer_retract_or_deny_in_a_sides_place() {
    let claims = "a south-ministry wire     2016-04-02 south-killed=10
         b south-ministry mill     2016-04-02 repeats=a
         c south-ministry north-tv 2016-04-03 repeats=a retracts=a
         d south-ministry north-tv 2016-04-04 south-killed=300 retracts=a
         e south-bishop   wire     2016-04-04 south-killed=200
         f north-ministry wire     2016-04-04
         g south-ministry north-tv 2016-04-04 repeats=a confirms=f";
    case(
        "current south-killed",
        claims,
        "south = a
         south-bishop = e
         south-ministry-according-to-north = d",
    );
    case(
        "standing",
        claims,
        "a = retracted south-ministry-according-to-north d
         a = contradicted south-bishop e south-killed
         a = contradicted south-ministry-according-to-north d south-killed
         d = contradicted south a south-killed
         d = contradicted south-bishop e south-killed
         e = contradicted south a south-killed
         e = contradicted south-ministry-according-to-north d south-killed
         f = confirmed south-ministry-according-to-north g",
    );
}

#[test]
fn as_of_a_day_only_what_was_said_by_then_counts() {
    let world = World::read(
        "a south-ministry wire 2016-04-02 south-killed=none
         b north-ministry wire 2016-04-03 south-killed=12
         c north-ministry mill 2016-04-02 repeats=b south-killed=20
         d south-ministry wire 2016-04-04 south-killed=12",
    );
    let part = |names: &[&str], about: &str| {
        let of = analysis_of(&world.record, |claim| names.contains(&world.name(claim)));
        beginning(about, &facts(&world, &of))
    };
    assert_eq!(part(&["a", "c"], "standing"), Vec::<String>::new());
    assert_eq!(part(&["a", "c"], "relayed south-killed"), ["="]);
    assert_eq!(part(&["a", "c"], "claims bridge"), ["= a"]);
    assert_eq!(part(&["a", "b", "c"], "ground south-killed"), ["= no number"]);
    assert_eq!(part(&["a", "b", "c", "d"], "ground south-killed"), ["= [12, 12]"]);
    assert_eq!(part(&["a"], "statement"), ["a = a", "b = b c", "d = d"]);
}
