//! Chains: where each row leads in the end.

/// The last row of each row's chain, where `next` leads from row to row and there is no circle.
pub(super) fn ends(rows: usize, next: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let mut ends: Vec<Option<usize>> = vec![None; rows];
    let mut passed = Vec::new();
    for row in 0..rows {
        let mut at = row;
        let end = loop {
            if let Some(end) = ends[at] {
                break end;
            }
            passed.push(at);
            match next(at) {
                Some(further) => at = further,
                None => break at,
            }
        };
        for row in passed.drain(..) {
            ends[row] = Some(end);
        }
    }
    ends.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[track_caller]
    fn case(next: &[Option<usize>], expected: &[usize]) {
        assert_eq!(ends(next.len(), |row| next[row]), expected);
    }

    #[test]
    fn chains_end_where_nothing_follows() {
        case(&[], &[]);
        case(&[None], &[0]);
        case(&[Some(2), None, Some(1), Some(0), None], &[1, 1, 1, 1, 4]);
    }

    #[test]
    fn a_long_chain_is_walked_once() {
        let next: Vec<_> = (0..200_000_usize).map(|row| row.checked_sub(1)).collect();
        assert!(ends(next.len(), |row| next[row]).into_iter().all(|end| end == 0));
    }
}
