//! Numbers as they leave the program: the same digits from the command and from the browser.

use serde::Serializer;

/// Rounds to four decimals, so that a score prints alike on every machine.
pub fn rounded(value: f64) -> f64 {
    libm::round(value * 10_000.0) / 10_000.0
}

/// Serializes a whole number without a decimal point, as JavaScript prints it; for use in
/// `#[serde(serialize_with = "…")]`.
///
/// # Errors
/// Only those of the serializer.
pub fn plain<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    // Doubles hold every whole number up to 2^53.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if value.abs() <= WHOLE && libm::trunc(*value) == *value {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}
