//! Work in parallel, results in order.

use std::collections::BTreeMap;
use std::thread;

use crossbeam_channel::bounded;

/// Pulls items from `next`, works on them with `workers` threads, and hands the results to
/// `done` in the items' order, until `next` has none or `done` says stop (false).
///
/// `make_worker` is called once a thread. At most a few items a worker are under way at once,
/// so memory is bounded by the items' own size. With one worker everything runs on this thread.
pub fn ordered<T: Send, R: Send, W>(
    workers: usize,
    mut next: impl FnMut() -> Option<T> + Send,
    make_worker: impl Fn() -> W + Sync,
    mut done: impl FnMut(R) -> bool,
) where
    W: FnMut(T) -> R,
{
    if workers <= 1 {
        let mut work = make_worker();
        while let Some(item) = next() {
            if !done(work(item)) {
                return;
            }
        }
        return;
    }
    thread::scope(|scope| {
        // A permit is an item under way: it bounds what waits to be put back in order.
        let (permit, permits) = bounded::<()>(workers * 3);
        let (give, take) = bounded::<(u64, T)>(workers);
        let (send, receive) = bounded::<(u64, R)>(workers * 3);
        scope.spawn(move || {
            let mut number = 0;
            while permit.send(()).is_ok() {
                let Some(item) = next() else { return };
                if give.send((number, item)).is_err() {
                    return;
                }
                number += 1;
            }
        });
        for _ in 0..workers {
            let (take, send, make_worker) = (take.clone(), send.clone(), &make_worker);
            scope.spawn(move || {
                let mut work = make_worker();
                while let Ok((number, item)) = take.recv() {
                    if send.send((number, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop((take, send));
        let (mut waiting, mut due) = (BTreeMap::new(), 0);
        while let Ok((number, result)) = receive.recv() {
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&due) {
                due += 1;
                let _ = permits.try_recv();
                if !done(result) {
                    return;
                }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::ordered;

    fn squares(workers: usize, stop_at: u64) -> Vec<u64> {
        let mut items = 0..500_u64;
        let mut seen = Vec::new();
        ordered(
            workers,
            || items.next(),
            || {
                |n: u64| {
                    if n.is_multiple_of(7) {
                        std::thread::yield_now();
                    }
                    n * n
                }
            },
            |square| {
                seen.push(square);
                square < stop_at
            },
        );
        seen
    }

    #[test]
    fn order_holds_for_any_number_of_workers() {
        let one = squares(1, u64::MAX);
        assert_eq!(one.len(), 500);
        for workers in [2, 3, 8] {
            assert_eq!(squares(workers, u64::MAX), one);
        }
    }

    #[test]
    fn stops_when_told() {
        for workers in [1, 4] {
            assert_eq!(squares(workers, 100).last(), Some(&100));
        }
    }
}
