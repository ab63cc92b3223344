//! Postings as signs that need no escape in a script.
//!
//! The first sign tells how they are written: three times the number of low bits, and 0, 1 or 2 where
//! the word stands in no title, in some, or in all. Then come thirteen bits in each pair of signs. Of
//! each step from one thing to the next, less one: how often the low bits hold it, in ones, and a zero;
//! then the low bits; then, where it is in some titles only, whether it is in this one. What would take
//! too many ones is written whole after as many. What is left of the last pair is ones, too few to be
//! read.
//!
//! This is the code of Rice and Golomb, which comes near to what a random choice of things needs.

/// So many ones say that a step is written whole.
const MOST: u32 = 13;
/// In so many bits.
const WHOLE: u32 = 24;
/// The most low bits.
const LOW: u32 = 20;

/// Writes postings: things doubled, and one more where the word stands in the title.
pub(super) fn packed(postings: &[u32]) -> String {
    let titles = postings.iter().filter(|it| *it & 1 == 1).count();
    let manner = match titles {
        0 => 0,
        all if all == postings.len() => 2,
        _ => 1,
    };
    let low = low_bits(postings);
    let mut bits = Bits { text: String::with_capacity(postings.len() / 2 + 4), rest: 0, count: 0 };
    bits.text.push(sign(low * 3 + manner));
    for (step, title) in steps(postings) {
        let high = step >> low;
        if high < MOST {
            bits.put(((1 << high) - 1) << 1, high + 1);
            bits.put(step & ((1 << low) - 1), low);
        } else {
            bits.put((1 << MOST) - 1, MOST);
            bits.put(step, WHOLE);
        }
        if manner == 1 {
            bits.put(title, 1);
        }
    }
    bits.end()
}

/// The steps from one thing to the next, less one, and whether the word stands in its title.
fn steps(postings: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    let mut next = 0;
    postings.iter().map(move |posting| {
        let thing = posting >> 1;
        let step = thing - next;
        next = thing + 1;
        (step, posting & 1)
    })
}

/// With how many low bits the steps take the least room, as far as their lengths tell.
fn low_bits(postings: &[u32]) -> u32 {
    let mut lengths = [0; 33];
    for (step, _) in steps(postings) {
        lengths[(u32::BITS - step.leading_zeros()) as usize] += 1;
    }
    let room = |low: u32| {
        let of = |(length, count): (u32, &u64)| {
            // Numbers of a length are three quarters of the first that is longer.
            let high = (3_u64 << length >> 2) >> low;
            let bits =
                if high < MOST.into() { high + 1 + u64::from(low) } else { (MOST + WHOLE).into() };
            count * bits
        };
        (0..).zip(&lengths).map(of).sum::<u64>()
    };
    (0..=LOW).min_by_key(|low| room(*low)).unwrap_or_default()
}

/// How many bits a pair of signs holds.
const PAIR: u32 = 13;
/// How many signs there are.
const SIGNS: u32 = 91;

/// Bits, thirteen in each pair of signs.
struct Bits {
    text: String,
    /// Those that are not written yet, the last ones lowest, and how many they are.
    rest: u64,
    count: u32,
}

impl Bits {
    /// Adds the lowest bits of a number, at most 32.
    fn put(&mut self, number: u32, count: u32) {
        self.rest = self.rest << count | u64::from(number);
        self.count += count;
        while self.count >= PAIR {
            self.count -= PAIR;
            let pair = u32::try_from(self.rest >> self.count).expect("thirteen bits");
            self.rest &= (1 << self.count) - 1;
            self.text.extend([sign(pair / SIGNS), sign(pair % SIGNS)]);
        }
    }

    fn end(mut self) -> String {
        if self.count > 0 {
            let count = PAIR - self.count;
            self.put((1 << count) - 1, count);
        }
        self.text
    }
}

/// The sign of a number below 91: from `#` on without `\`.
pub(super) fn sign(number: u32) -> char {
    let code = b'#' + u8::try_from(number).expect("a number below 91");
    char::from(if code < b'\\' { code } else { code + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(postings: &[u32], head: u32, bits: &str) {
        let packed = packed(postings);
        let digit = |it: char| u32::from(it) - if it > '\\' { 36 } else { 35 };
        let digits: Vec<u32> = packed.chars().map(digit).collect();
        let pairs = digits[1..].chunks(2).map(|it| format!("{:013b}", it[0] * SIGNS + it[1]));
        assert_eq!((digits[0], &*pairs.collect::<Vec<_>>().join(" ")), (head, bits), "{packed}");
    }

    #[test]
    fn postings_as_bits() {
        // One thing after the other takes a bit each, the rest of the pair is ones.
        case(&[0, 2, 4], 0, "0001111111111");
        // In no title, in all, and in one of two.
        case(&[0], 0, "0111111111111");
        case(&[1], 2, "0111111111111");
        case(&[0, 3], 1, "0001111111111");
        // A step of ten takes three low bits.
        case(&[20, 42, 64], 9, "1001010010100 1011111111111");
    }

    #[test]
    fn a_long_step_among_short_ones_is_written_whole() {
        let mut postings: Vec<u32> = (0..40).map(|it| it * 2).collect();
        postings.push(2_000_000);
        assert_eq!(packed(&postings).len(), 1 + 2 * (40_usize + 13 + 24).div_ceil(13));
    }
}
