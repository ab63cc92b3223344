//! The time that a program took, whatever else the machine was busy with.

use rustix::time::{ClockId, clock_gettime};

/// The seconds that all cores together spent on this program.
pub(crate) fn spent() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let seconds = u32::try_from(time.tv_sec).expect("a benchmark of less than a century");
    let rest = u32::try_from(time.tv_nsec).expect("less than a second");
    f64::from(seconds) + f64::from(rest) / 1e9
}
