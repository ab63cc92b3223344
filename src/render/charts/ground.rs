//! The ground: where on a map each position of the earth lies.

use super::Percent;

/// A degree, in thousandths of a second of arc: minutes are whole numbers of them.
const DEGREE: i64 = 3_600_000;
const MINUTE: i64 = DEGREE / 60;
/// All the way around.
const TURN: i64 = 360 * DEGREE;
/// How long a degree of latitude is, in metres, on a sphere of the earth's mean radius.
const METRES: i64 = 111_195;
/// One, in the whole numbers that stand for cosines.
const ONE: i64 = 1_000_000;
/// The least that is shown from north to south or from west to east: about 22 km.
const LEAST: i64 = DEGREE / 5;

/// A position, in thousandths of a second of arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    /// How far north.
    pub latitude: i64,
    /// How far east.
    pub longitude: i64,
}

impl Position {
    /// A position in degrees.
    pub(crate) fn of((latitude, longitude): (f64, f64)) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "degrees are at most 360")]
        let whole = |degrees: f64| (degrees * 3_600_000.0).round() as i64;
        Self { latitude: whole(latitude), longitude: whole(longitude) }
    }
}

/// What may be the height of a map, in thousandths of its width, and what is around the places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Format {
    /// At least.
    pub flat: i64,
    /// At most.
    pub tall: i64,
    /// How much is shown beyond the outermost positions on each side, in hundredths of what lies
    /// between them.
    pub margin: i64,
}

/// The piece of the earth that a map shows.
///
/// The projection is the equirectangular one: meridians and parallels are straight, and it is true
/// to scale along every meridian and along the middle parallel of what is shown, so that a small
/// region has its shape. The meridian at which it begins lies in the widest gap between the
/// positions: places on both sides of the antimeridian lie beside each other, and a map of the
/// whole world opens where there is nothing. The farther from the middle parallel, the wider all is
/// drawn: a map of very different latitudes says for which one its scale holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ground {
    west: i64,
    north: i64,
    wide: i64,
    high: i64,
    cosine: i64,
    middle: i64,
}

impl Ground {
    /// The piece on which some positions lie; nothing where there are none.
    pub(crate) fn around(positions: &[Position], format: Format) -> Option<Self> {
        let latitudes = || positions.iter().map(|it| it.latitude);
        let (south, north) = (latitudes().min()?, latitudes().max()?);
        let (west, wide) = longitudes(positions);
        let middle = i64::midpoint(south, north);
        // Beyond 84 degrees meridians run together, and no such drawing has a shape.
        let cosine = cosine(middle).max(ONE / 10);
        let high = with_margin(north - south, format).max(LEAST);
        let flat = (with_margin(wide, format).min(TURN) * cosine / ONE).max(LEAST);
        let flat = flat.max(high * 1_000 / format.tall);
        let full = (flat * ONE / cosine).min(TURN);
        let high = high.max(full * cosine / ONE * format.flat / 1_000).min(180 * DEGREE);
        let top = (middle + high / 2).min(90 * DEGREE).max(high - 90 * DEGREE);
        let west = west + wide / 2 - full / 2;
        Some(Self { west, north: top, wide: full, high, cosine, middle })
    }

    /// How high it is, in thousandths of its width.
    pub(crate) fn height(&self) -> i64 {
        (self.high * 1_000 * ONE / self.wide) / self.cosine
    }

    /// How far from the left and from the top a position lies, in parts of the width and of the
    /// height that are so many; a position outside lies before or beyond.
    pub(crate) fn spot(&self, at: Position, (across, down): (i64, i64)) -> (i64, i64) {
        let beyond = (TURN - self.wide) / 2;
        let east = (at.longitude - self.west + beyond).rem_euclid(TURN) - beyond;
        let part = |of: i64, parts: i64, whole: i64| (2 * of * parts + whole).div_euclid(2 * whole);
        (part(east, across, self.wide), part(self.north - at.latitude, down, self.high))
    }

    /// Half the way around the earth, in parts of the width.
    pub(crate) fn half_turn(&self, across: i64) -> i64 {
        TURN / 2 * across / self.wide
    }

    /// Whether a position lies on it.
    pub(crate) fn shows(&self, at: Position) -> bool {
        let (x, y) = self.spot(at, (10_000, 10_000));
        (0..=10_000).contains(&x) && (0..=10_000).contains(&y)
    }

    /// How far a position is from its middle, as numbers that grow with the distance.
    pub(crate) fn distance(&self, at: Position) -> i64 {
        let middle = self.west + self.wide / 2;
        let east = (at.longitude - middle + TURN / 2).rem_euclid(TURN) - TURN / 2;
        let (x, y) = (east / 1_000 * self.cosine / ONE, (self.middle - at.latitude) / 1_000);
        x * x + y * y
    }

    /// Where a position lies.
    pub(crate) fn at(&self, at: Position) -> (Percent, Percent) {
        let (x, y) = self.spot(at, (10_000, 10_000));
        let percent = |at: i64| Percent(u32::try_from(at.clamp(0, 10_000)).unwrap_or_default());
        (percent(x), percent(y))
    }

    /// Its meridians and its parallels, not more than so many of each.
    pub(crate) fn lines(&self, most: usize) -> (Vec<Line>, Vec<Line>) {
        let (south, east) = (self.north - self.high, self.west + self.wide);
        let all = |step: i64| (between(self.west, east, step), between(south, self.north, step));
        let fits = |(over, down): &(Vec<i64>, Vec<i64>)| over.len() <= most && down.len() <= most;
        let (over, down) = STEPS.into_iter().map(all).find(fits).unwrap_or_default();
        let meridian = |longitude: i64| {
            let at = self.at(Position { latitude: self.north, longitude }).0;
            let half = (longitude + TURN / 2).rem_euclid(TURN) - TURN / 2;
            Line { at, minutes: half / MINUTE }
        };
        let parallel = |latitude: i64| Line {
            at: self.at(Position { latitude, longitude: self.west }).1,
            minutes: latitude / MINUTE,
        };
        let down = down.into_iter().rev().map(parallel);
        (over.into_iter().map(meridian).collect(), down.collect())
    }

    /// Its scale; nothing so near to a pole that there is none.
    pub(crate) fn bar(&self) -> Option<Bar> {
        const ROUND: [i64; 13] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];
        let real = cosine(self.middle);
        let across = self.wide / 1_000 * METRES / (DEGREE / 1_000) * real / ONE;
        let kilometres = ROUND.into_iter().rfind(|it| it * 1_000 * 10 <= across * 3)?;
        let length = Percent(u32::try_from(kilometres * 1_000 * 10_000 / across).ok()?);
        let ends = [self.north, self.north - self.high].map(cosine);
        let off = ends.into_iter().any(|it| (it - real).abs() * 20 > real);
        let parallel = off.then_some((self.middle + DEGREE / 2).div_euclid(DEGREE) * 60);
        (real > ONE / 10).then_some(Bar { kilometres, length, parallel })
    }
}

/// A meridian or a parallel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where it lies.
    pub at: Percent,
    /// Which it is, in minutes of arc.
    pub minutes: i64,
}

/// A length on a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bar {
    /// How long it is on the ground.
    pub kilometres: i64,
    /// How long on the map.
    pub length: Percent,
    /// Along which parallel, in minutes of arc, where it is longer or shorter along others.
    pub parallel: Option<i64>,
}

/// How far apart the lines can lie.
const STEPS: [i64; 14] = {
    let mut steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 2_700, 5_400];
    let mut row = 0;
    while row < steps.len() {
        steps[row] *= MINUTE;
        row += 1;
    }
    steps
};

/// The westernmost longitude of those that lie together, and how far it is to the easternmost.
fn longitudes(positions: &[Position]) -> (i64, i64) {
    let mut all: Vec<i64> = positions.iter().map(|it| it.longitude.rem_euclid(TURN)).collect();
    all.sort_unstable();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return (0, 0) };
    let gaps = all.windows(2).map(|it| (it[1] - it[0], it[1]));
    let around = (first + TURN - last, *first);
    let (gap, west) = gaps.chain([around]).max_by_key(|(gap, _)| *gap).unwrap_or(around);
    (west, TURN - gap)
}

fn with_margin(span: i64, format: Format) -> i64 {
    span + span * 2 * format.margin / 100
}

/// The multiples of a step between two numbers, which are few.
fn between(from: i64, to: i64, step: i64) -> Vec<i64> {
    let first = from.div_euclid(step) + 1;
    let last = (to - 1).div_euclid(step);
    if last - first > 100 {
        return vec![0; 100];
    }
    (first..=last).map(|it| it * step).collect()
}

/// The cosine of a latitude, in millionths. It is worked out in whole numbers: those of machines
/// differ in the last digit.
fn cosine(latitude: i64) -> i64 {
    const PI: i128 = 3_141_592_654;
    const UNIT: i128 = 1_000_000_000;
    let angle = i128::from(latitude.abs()) * PI / i128::from(180 * DEGREE);
    let mut term = UNIT;
    let mut sum = UNIT;
    for row in 1..10 {
        term = -term * angle / UNIT * angle / UNIT / ((2 * row - 1) * (2 * row));
        sum += term;
    }
    i64::try_from(sum * i128::from(ONE) / UNIT).unwrap_or_default().clamp(0, ONE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FORMAT: Format = Format { flat: 450, tall: 660, margin: 10 };

    #[track_caller]
    fn ground(positions: &[(f64, f64)]) -> Ground {
        let positions: Vec<Position> = positions.iter().map(|it| Position::of(*it)).collect();
        Ground::around(&positions, FORMAT).unwrap()
    }

    #[test]
    fn cosines_are_those_of_the_tables() {
        #[track_caller]
        fn case(degrees: i64, millionths: i64) {
            let off = cosine(degrees * DEGREE) - millionths;
            assert!(off.abs() <= 1, "{degrees}: off by {off}");
        }
        case(0, 1_000_000);
        case(30, 866_025);
        case(-40, 766_044);
        case(60, 500_000);
        case(89, 17_452);
        case(90, 0);
    }

    #[test]
    fn positions_lie_where_they_are() {
        #[track_caller]
        fn case(positions: &[(f64, f64)], spots: &str) {
            let ground = ground(positions);
            let told = positions.iter().map(|it| {
                let (x, y) = ground.at(Position::of(*it));
                format!("{x} {y}")
            });
            assert_eq!(told.collect::<Vec<_>>().join(", "), spots);
        }
        case(&[(40.0, 46.0)], "50% 50%");
        case(&[(40.0, 46.0), (41.0, 47.0)], "29.09% 91.67%, 70.91% 8.33%");
        case(&[(-10.0, -179.0), (-10.0, 179.0)], "91.67% 50%, 8.33% 50%");
        case(
            &[(10.0, -100.0), (10.0, 100.0), (0.0, 0.0)],
            "8.33% 45.35%, 91.67% 45.35%, 50% 54.65%",
        );
        case(&[(90.0, 0.0)], "50% 0%");
    }

    #[test]
    fn lines_and_the_bar_are_round() {
        #[track_caller]
        fn case(positions: &[(f64, f64)], drawn: &str) {
            let ground = ground(positions);
            let (over, down) = ground.lines(5);
            let minutes = |lines: Vec<Line>| {
                let told =
                    lines.iter().map(|it| format!("{}°{}′", it.minutes / 60, it.minutes % 60));
                told.collect::<Vec<_>>().join(" ")
            };
            let bar = ground.bar().map(|it| {
                let along = it.parallel.map(|it| format!(" along {it}′")).unwrap_or_default();
                format!("{} km are {}{along}", it.kilometres, it.length)
            });
            let bar = bar.unwrap_or("no bar".to_owned());
            assert_eq!(format!("{} × {}, {bar}", minutes(over), minutes(down)), drawn);
        }
        case(
            &[(40.0, 46.0)],
            "45°50′ 45°55′ 46°0′ 46°5′ 46°10′ × 40°5′ 40°0′ 39°55′, 10 km are 29.68%",
        );
        case(&[(39.1, 45.4), (40.4, 47.3)], "45°0′ 46°0′ 47°0′ × 40°0′ 39°0′, 50 km are 19.02%");
        case(
            &[(-10.0, -179.0), (-12.0, 179.0)],
            "179°0′ -180°0′ -179°0′ × -10°0′ -11°0′ -12°0′, 100 km are 24.73%",
        );
        case(
            &[(60.0, -170.0), (-50.0, 150.0), (0.0, 10.0)],
            "0°0′ 45°0′ 90°0′ 135°0′ -180°0′ × 45°0′ 0°0′ -45°0′, 5000 km are 20.89% along 300′",
        );
        case(&[(89.0, 0.0), (88.0, 90.0)], "0°0′ 30°0′ 60°0′ 90°0′ × , no bar");
    }

    proptest! {
        #[test]
        fn every_position_lies_on_the_map(
            positions in prop::collection::vec((-90.0..=90.0_f64, -180.0..=180.0_f64), 1..9),
            flat in 100_i64..1_000,
        ) {
            let positions: Vec<Position> = positions.iter().map(|it| Position::of(*it)).collect();
            let format = Format { flat, tall: flat + 200, margin: 10 };
            let ground = Ground::around(&positions, format).unwrap();
            for at in &positions {
                let (x, y) = ground.spot(*at, (10_000, 10_000));
                prop_assert!((0..=10_000).contains(&x) && (0..=10_000).contains(&y), "{x} {y}");
            }
            let (over, down) = ground.lines(5);
            prop_assert!(over.len() <= 5 && down.len() <= 5);
            prop_assert!(over.is_sorted_by_key(|it| it.at) && down.is_sorted_by_key(|it| it.at));
            if let Some(bar) = ground.bar() {
                prop_assert!(bar.length.0 <= 3_000);
            }
        }
    }
}
