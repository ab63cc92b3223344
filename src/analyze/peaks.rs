//! Peaks: for many askers at once, the last row that lies below what each asks for.

/// A row that may be found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Found by those who ask below something greater.
    pub(super) key: i128,
    /// Found by those who ask until then or later.
    pub(super) from: i128,
    /// What is found.
    pub(super) row: usize,
}

/// Someone who asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asker {
    pub(super) below: i128,
    pub(super) until: i128,
}

/// For each asker the last row with a key below what is asked, among those from no later than it.
///
/// Askers and entries are taken in the order of time; a tree of maxima over the keys then answers
/// each asker in a number of steps that is the logarithm of the number of entries.
pub(super) fn peaks(mut entries: Vec<Entry>, askers: &[Asker]) -> Vec<Option<usize>> {
    entries.sort_unstable_by_key(|entry| entry.from);
    let mut keys: Vec<i128> = entries.iter().map(|entry| entry.key).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut order: Vec<usize> = (0..askers.len()).collect();
    order.sort_unstable_by_key(|asker| askers[*asker].until);

    let mut tree: Vec<Option<usize>> = vec![None; keys.len() + 1];
    let mut found = vec![None; askers.len()];
    let mut entries = entries.into_iter().peekable();
    for asker in order {
        let Asker { below, until } = askers[asker];
        while let Some(entry) = entries.next_if(|entry| entry.from <= until) {
            raise(&mut tree, keys.partition_point(|key| *key < entry.key) + 1, entry.row);
        }
        found[asker] = highest(&tree, keys.partition_point(|key| *key < below));
    }
    found
}

fn raise(tree: &mut [Option<usize>], mut node: usize, row: usize) {
    while let Some(top) = tree.get_mut(node) {
        *top = (*top).max(Some(row));
        node += node & node.wrapping_neg();
    }
}

fn highest(tree: &[Option<usize>], mut node: usize) -> Option<usize> {
    let mut top = None;
    while node > 0 {
        top = top.max(tree[node]);
        node &= node - 1;
    }
    top
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn they_are_what_a_search_finds(
            entries in vec((0..9_i128, 0..9_i128), 0..12),
            askers in vec((0..10_i128, 0..10_i128), 0..12),
        ) {
            let entries: Vec<Entry> = entries
                .into_iter()
                .enumerate()
                .map(|(row, (key, from))| Entry { key, from, row })
                .collect();
            let askers: Vec<Asker> =
                askers.into_iter().map(|(below, until)| Asker { below, until }).collect();
            let searched = askers.iter().map(|asker| {
                let fits = |it: &&Entry| it.key < asker.below && it.from <= asker.until;
                entries.iter().filter(fits).map(|entry| entry.row).max()
            });
            prop_assert_eq!(peaks(entries.clone(), &askers), searched.collect::<Vec<_>>());
        }
    }
}
