//! Logarithms in whole numbers.

/// Digits behind the binary point of a logarithm.
const DIGITS: u32 = 24;

/// The logarithm of a number to the base 2, in 2^24ths; that of 0 is taken as that of 1.
pub(super) fn log2(n: u128) -> u128 {
    let n = n.max(1);
    let whole = n.ilog2();
    // The number lies between 1 and 2, in 2^62ths; each squaring brings out one more digit.
    let mut rest = if whole > 62 { n >> (whole - 62) } else { n << (62 - whole) };
    let mut log = u128::from(whole);
    for _ in 0..DIGITS {
        rest = (rest * rest) >> 62;
        let digit = rest >> 63;
        rest >>= digit;
        log = log << 1 | digit;
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(n: u128, thousandths: u128) {
        assert_eq!((log2(n) * 1000) >> DIGITS, thousandths, "of {n}");
    }

    #[test]
    fn logarithms_are_near_enough() {
        case(0, 0);
        case(1, 0);
        case(2, 1000);
        case(3, 1584);
        case(10, 3321);
        case(1_000_000, 19_931);
        case(1 << 100, 100_000);
        case(10_u128.pow(30), 99_657);
    }
}
