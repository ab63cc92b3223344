//! A table for each definition: a few claims, and the facts that begin with some words.

use claimline::analyze::{analysis, analysis_of};

use super::{facts::facts, world::World};

/// Compares the facts that begin with `about`, without these words.
#[track_caller]
fn case(about: &str, claims: &str, expected: &str) {
    let world = World::read(claims);
    let found = beginning(about, &facts(&world, &analysis(&world.record)));
    assert_eq!(found, lines(expected), "{about}\n{claims}");
}

fn beginning(about: &str, facts: &[String]) -> Vec<String> {
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
fn no_side_updates_or_retracts_anothers_statement() {
    case(
        "current south-killed",
        "a south-ministry wire 2016-04-02 south-killed=10
         b north-ministry wire 2016-04-03 updates=a retracts=a",
        "south = a",
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
    let children =
        claimline::model::Answers::Count { unit: "children".into(), against: Vec::new() };
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
         a north-ministry wire     2016-04-02 denies=x
         b north-ministry wire     2016-04-03 confirms=x
         c observers      wire     2016-04-03 denies=x
         d observers      wire     2016-04-03 confirms=x
         e east-ministry  wire     2016-04-02 denies=x
         f east-ministry  south-tv 2016-04-03 confirms=x
         g south-ministry north-tv 2016-04-02 denies=a
         h south-ministry north-tv 2016-04-03 confirms=a",
        "north = a b",
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
         d south-ministry wire     2016-04-02 north-killed=5",
        "north = 1 statements 1 attributed 2 claims 2 articles 2 outlets \
         1 admissions 1 contradicted 0 archived 2 heard
         south = 1 statements 0 attributed 1 claims 1 articles 1 outlets \
         0 admissions 1 contradicted 0 archived 1 heard
         east = 0 statements 0 attributed 0 claims 0 articles 0 outlets \
         0 admissions 0 contradicted 0 archived 0 heard
         press = 0 statements 0 attributed 0 claims 0 articles 0 outlets \
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
        "= north-killed who-holds south-killed posts north-hurt north-total south-total who-began",
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
