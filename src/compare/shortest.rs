//! What two lists of keys have in common, in order: a shortest edit script.
//!
//! Myers' algorithm in linear space (Myers 1986, "An O(ND) Difference Algorithm and Its
//! Variations", section 4b). It knows keys alone, neither words nor texts. Two lists that have next
//! to nothing in common are not searched to the end: what is left then counts as not shared.

/// How many steps are searched from either end: two lists that are further apart have hardly more
/// in common than chance.
const MOST_STEPS: isize = 1024;

/// The indexes of equal keys in `a` and `b`, rising in both.
pub(super) fn matches(a: &[u64], b: &[u64]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    collect(a, b, (0, 0), &mut found);
    found
}

/// Adds what `a` and `b`, which start at `at` in the whole lists, have in common.
fn collect(a: &[u64], b: &[u64], at: (usize, usize), found: &mut Vec<(usize, usize)>) {
    let shorter = a.len().min(b.len());
    let mut head = 0;
    while head < shorter && a.get(head) == b.get(head) {
        found.push((at.0 + head, at.1 + head));
        head += 1;
    }
    let mut tail = 0;
    while head + tail < shorter && a.get(a.len() - 1 - tail) == b.get(b.len() - 1 - tail) {
        tail += 1;
    }
    let (end_a, end_b) = (a.len() - tail, b.len() - tail);
    if head < end_a.min(end_b)
        && let (Some(rest_a), Some(rest_b)) = (a.get(head..end_a), b.get(head..end_b))
        && let Some((left, right)) = middle(rest_a, rest_b)
        && let Some((a, more_a)) = rest_a.split_at_checked(left)
        && let Some((b, more_b)) = rest_b.split_at_checked(right)
    {
        let (at_a, at_b) = (at.0 + head, at.1 + head);
        collect(a, b, (at_a, at_b), found);
        collect(more_a, more_b, (at_a + left, at_b + right), found);
    }
    found.extend((0..tail).map(|step| (at.0 + end_a + step, at.1 + end_b + step)));
}

/// A point about halfway on a shortest edit script from `a` to `b`, which differ in their first
/// and in their last key.
fn middle(a: &[u64], b: &[u64]) -> Option<(usize, usize)> {
    let (len_a, len_b) = (a.len() as isize, b.len() as isize);
    let delta = len_a - len_b;
    let most = ((len_a + len_b + 1) / 2).min(MOST_STEPS);
    // How far each diagonal was followed in `a`, from the front and from the back.
    let slot = |diagonal: isize| (diagonal + most + 1) as usize;
    let mut reached = [vec![0isize; slot(most + 2)], vec![0isize; slot(most + 2)]];
    for step in 0..=most {
        for is_forward in [true, false] {
            let [front, back] = &mut reached;
            let (ours, theirs) = if is_forward {
                (front, &*back)
            } else {
                (back, &*front)
            };
            let key = |list: &[u64], at: isize| {
                let last = list.len() as isize - 1;
                let at = if is_forward { at } else { last - at };
                list.get(usize::try_from(at).ok()?).copied()
            };
            let far = |reached: &[isize], diagonal: isize| {
                reached.get(slot(diagonal)).copied().unwrap_or_default()
            };
            let mut diagonal = step;
            while diagonal >= -step {
                let (below, above) = (far(ours, diagonal - 1), far(ours, diagonal + 1));
                let start = if diagonal == -step || (diagonal != step && below < above) {
                    above
                } else {
                    below + 1
                };
                let mut end = start;
                while let Some(one) = key(a, end)
                    && key(b, end - diagonal) == Some(one)
                {
                    end += 1;
                }
                if let Some(far) = ours.get_mut(slot(diagonal)) {
                    *far = end;
                }
                // The same diagonal, counted from the other end, which is a step behind.
                let theirs_there = delta - diagonal;
                let steps_there = step - isize::from(is_forward);
                if is_forward == (delta % 2 != 0)
                    && theirs_there.abs() <= steps_there
                    && end + far(theirs, theirs_there) >= len_a
                {
                    let (x, y) = if is_forward {
                        (start, start - diagonal)
                    } else {
                        (len_a - end, len_b - (end - diagonal))
                    };
                    return Some((usize::try_from(x).ok()?, usize::try_from(y).ok()?));
                }
                diagonal -= 2;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, proptest};

    use super::matches;

    /// The length of the longest common subsequence, by the table of the textbooks.
    fn n_common(a: &[u64], b: &[u64]) -> usize {
        let mut row = vec![0; b.len() + 1];
        for one in a {
            let mut diagonal = 0;
            for (at, other) in b.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if one == other {
                    diagonal + 1
                } else {
                    above.max(row[at])
                };
                diagonal = above;
            }
        }
        row[b.len()]
    }

    #[test]
    fn the_example_of_the_paper_is_met() {
        let keys = |word: &str| -> Vec<u64> { word.bytes().map(u64::from).collect() };
        assert_eq!(matches(&keys("ABCABBA"), &keys("CBABAC")).len(), 4);
    }

    #[test]
    fn long_lists_without_anything_in_common_end_soon() {
        let a: Vec<u64> = (0..50_000).collect();
        let b: Vec<u64> = (50_000..100_000).collect();
        assert_eq!(matches(&a, &b), []);
    }

    proptest! {
        #[test]
        fn as_much_is_found_as_there_is_and_in_order(
            a in prop::collection::vec(0u64..6, 0..40),
            b in prop::collection::vec(0u64..6, 0..40),
        ) {
            let found = matches(&a, &b);
            assert!(found.iter().all(|&(left, right)| a[left] == b[right]));
            assert!(found.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            assert_eq!(found.len(), n_common(&a, &b));
        }
    }
}
