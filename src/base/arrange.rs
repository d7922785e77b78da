//! Sorting whose code is shared by all types.
//!
//! The standard library's sorts are compiled anew for every type and every key, at 3 to 8 kB of
//! WebAssembly each; forty of them were a fifth of the page. Here one merge sort moves indexes,
//! and a few instructions a type compare and swap items. It takes about twice as long, which no
//! list in the page is long enough to show.

use std::cmp::Ordering;

/// Stable sorting for slices; in place of `sort` and its kin wherever code runs in the page.
pub trait Arrange<T> {
    /// Sorts by the items' own order.
    fn arrange(&mut self)
    where
        T: Ord;

    /// Sorts by a key, which is computed anew for every comparison.
    fn arrange_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K);

    /// Sorts by a comparison.
    fn arrange_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);
}

impl<T> Arrange<T> for [T] {
    fn arrange(&mut self)
    where
        T: Ord,
    {
        self.arrange_by(T::cmp);
    }

    fn arrange_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.arrange_by(|one, other| key(one).cmp(&key(other)));
    }

    fn arrange_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let source = merge_sorted(
            self.len(),
            &|one, other| match (self.get(one), self.get(other)) {
                (Some(one), Some(other)) => compare(one, other) == Ordering::Greater,
                _ => false,
            },
        );
        permute(source, &mut |one, other| self.swap(one, other));
    }
}

/// Moves items by swaps so that to every place comes the one that `source` names.
#[inline(never)]
fn permute(mut source: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    // Each cycle of the permutation is walked once; a place that is done points to itself.
    for start in 0..source.len() {
        let mut at = start;
        while let Some(next) = source.get_mut(at) {
            let from = std::mem::replace(next, at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

/// So many items are sorted faster by insertion than by merging.
const FEW: usize = 8;

/// Sorts a few indexes in their place.
fn insert_sorted(few: &mut [usize], after: &dyn Fn(usize, usize) -> bool) {
    for end in 2..=few.len() {
        let Some(mut rest) = few.get_mut(..end) else {
            return;
        };
        // The last sinks to its place; equals stay behind.
        while let [.., one, other] = rest
            && after(*one, *other)
        {
            std::mem::swap(one, other);
            let n_left = rest.len() - 1;
            rest = rest.get_mut(..n_left).unwrap_or_default();
        }
    }
}

/// For every place of the sorted list, the index of the item that belongs there; `after` tells
/// whether the first item must stand behind the second.
fn merge_sorted(len: usize, after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    for few in order.chunks_mut(FEW) {
        insert_sorted(few, after);
    }
    if len <= FEW {
        return order;
    }
    let mut merged = Vec::with_capacity(len);
    let mut width = FEW;
    while width < len {
        merged.clear();
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some((&one, rest_left)), Some((&other, rest_right))) =
                (left.split_first(), right.split_first())
            {
                if after(one, other) {
                    merged.push(other);
                    right = rest_right;
                } else {
                    merged.push(one);
                    left = rest_left;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::any, proptest};

    use super::Arrange;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_librarys_stable_sort(
            items in vec((0u8..8, any::<u16>()), 0..200),
        ) {
            let mut arranged = items.clone();
            arranged.arrange_by_key(|item| item.0);
            let mut sorted = items;
            sorted.sort_by_key(|item| item.0);
            assert_eq!(arranged, sorted);
        }
    }
}
