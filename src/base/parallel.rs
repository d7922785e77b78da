//! Work on many items at once, where the platform has threads.

use std::{panic, thread};

/// Fewer items than this are not worth a thread.
const FEWEST: usize = 8;

/// What `work` makes of each item, in the order of the items: the same whether one thread does it
/// or many. In the browser it is one.
pub fn parallel<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    if n_threads < 2 || items.len() < FEWEST {
        return items.into_iter().map(work).collect();
    }
    // Several shares a thread even out what single items take.
    let size = items.len().div_ceil(n_threads * 4).max(1);
    let mut shares: Vec<Vec<T>> = Vec::new();
    let mut items = items.into_iter();
    loop {
        let share: Vec<T> = items.by_ref().take(size).collect();
        if share.is_empty() {
            break;
        }
        shares.push(share);
    }
    let mut waiting: Vec<(usize, Vec<T>)> = shares.into_iter().enumerate().collect();
    waiting.reverse();
    let waiting = std::sync::Mutex::new(waiting);
    let next = || match waiting.lock() {
        Ok(mut waiting) => waiting.pop(),
        Err(_) => None,
    };
    let run = || {
        let mut done = Vec::new();
        while let Some((nth, share)) = next() {
            done.push((nth, share.into_iter().map(&work).collect::<Vec<R>>()));
        }
        done
    };
    let mut done: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..n_threads).map(|_| scope.spawn(run)).collect();
        let joined = threads.into_iter().map(|thread| {
            let result = thread.join();
            result.unwrap_or_else(|cause| panic::resume_unwind(cause))
        });
        joined.flatten().collect()
    });
    done.sort_by_key(|(nth, _)| *nth);
    done.into_iter().flat_map(|(_, share)| share).collect()
}

#[cfg(test)]
mod tests {
    use super::parallel;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for n in [0, 1, 7, 8, 9, 1_000] {
            let doubled: Vec<usize> = parallel((0..n).collect(), |item| item * 2);
            assert_eq!(doubled, (0..n).map(|item| item * 2).collect::<Vec<_>>());
        }
    }
}
