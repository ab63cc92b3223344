//! Circles in what leads from one thing to another.

/// How much of a circle is shown.
const SHOWN: usize = 8;

/// Something that leads back to itself.
pub(super) struct Circle {
    /// Where the edge to be left out begins.
    pub(super) from: usize,
    /// Where it ends.
    pub(super) to: usize,
    /// The beginning of the way back from there.
    pub(super) way: Vec<usize>,
}

/// Edges without which there is no circle, each with the circle it closes.
///
/// Linear: every edge is followed once, and of long circles only the beginning is kept.
pub(super) fn circles(edges: &[Vec<usize>]) -> Vec<Circle> {
    let mut found = Vec::new();
    // Where a thing stands on the way that is being followed; nothing once it is left.
    let mut standing: Vec<Option<usize>> = vec![None; edges.len()];
    let mut seen = vec![false; edges.len()];
    for start in 0..edges.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        standing[start] = Some(0);
        let mut way = vec![start];
        let mut followed = vec![0];
        while let (Some(&here), Some(next)) = (way.last(), followed.last_mut()) {
            let Some(&to) = edges[here].get(*next) else {
                standing[here] = None;
                way.pop();
                followed.pop();
                continue;
            };
            *next += 1;
            if let Some(at) = standing[to] {
                let way = way[at..].iter().take(SHOWN).copied().collect();
                found.push(Circle { from: here, to, way });
            } else if !seen[to] {
                seen[to] = true;
                standing[to] = Some(way.len());
                way.push(to);
                followed.push(0);
            }
        }
    }
    found
}

/// All things, each after the one it leads to. There must be no circle.
pub(super) fn roots_first(leads_to: &[Option<usize>]) -> Vec<usize> {
    let mut depths: Vec<Option<usize>> = vec![None; leads_to.len()];
    for start in 0..leads_to.len() {
        let mut way = Vec::new();
        let mut here = Some(start);
        while let Some(it) = here.filter(|it| depths[*it].is_none()) {
            way.push(it);
            here = leads_to[it];
        }
        let first = here.and_then(|it| depths[it]).map_or(0, |it| it + 1);
        for (above, it) in way.into_iter().rev().enumerate() {
            depths[it] = Some(first + above);
        }
    }
    let mut order: Vec<usize> = (0..leads_to.len()).collect();
    order.sort_by_key(|it| depths[*it]);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_is_found_once() {
        case(&[&[1], &[2], &[0]], &[(2, 0)]);
        case(&[&[0]], &[(0, 0)]);
        case(&[&[1], &[2], &[]], &[]);
        case(&[&[1, 2], &[3], &[3], &[]], &[]);
        case(&[&[1], &[0, 2], &[1], &[2]], &[(1, 0), (2, 1)]);
    }

    #[test]
    fn what_is_left_has_no_circle_and_roots_come_first() {
        assert_eq!(roots_first(&[Some(2), Some(0), None, None, Some(3)]), [2, 3, 0, 4, 1]);
        let long: Vec<_> = (0..100_000_usize).map(|it| it.checked_sub(1)).collect();
        assert_eq!(roots_first(&long)[99_999], 99_999);
    }

    #[track_caller]
    fn case(edges: &[&[usize]], expected: &[(usize, usize)]) {
        let edges: Vec<Vec<usize>> = edges.iter().map(|it| it.to_vec()).collect();
        let found: Vec<_> = circles(&edges).iter().map(|it| (it.from, it.to)).collect();
        assert_eq!(found, expected);
    }
}
