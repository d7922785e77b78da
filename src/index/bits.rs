//! Numbers of any width, one after the other without gaps, the lowest bit first.
//!
//! Reading is total: past the end there are only zeros.

/// Takes numbers in.
#[derive(Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    n_bits: u32,
}

impl BitWriter {
    /// How many bits were taken in.
    pub(super) fn n_bits(&self) -> u32 {
        self.n_bits
    }

    /// The `width` lowest bits of `value`.
    pub(super) fn number(&mut self, value: u32, width: u32) {
        let (mut rest, mut left) = (value, width);
        while left > 0 {
            let used = self.n_bits % 8;
            if used == 0 {
                self.bytes.push(0);
            }
            let n = left.min(8 - used);
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((rest & ((1 << n) - 1)) << used) as u8;
            }
            rest >>= n;
            left -= n;
            self.n_bits += n;
        }
    }

    /// All that `other` has taken in.
    pub(super) fn append(&mut self, other: &Self) {
        let mut left = other.n_bits;
        for &byte in &other.bytes {
            self.number(u32::from(byte), left.min(8));
            left = left.saturating_sub(8);
        }
    }

    /// Rice's code (Rice 1979) with parameter `width`: the high part as so many zeros and a one,
    /// then the `width` lowest bits.
    pub(super) fn rice(&mut self, value: u32, width: u32) {
        self.number(0, value >> width);
        self.number(1, 1);
        self.number(value, width);
    }

    /// All that was taken in, the last byte filled up with zeros.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Gives numbers back, in the order in which they were taken in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    /// The next bit.
    at: usize,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next 57 bits or more.
    #[inline]
    fn window(&self) -> u64 {
        let rest = self.bytes.get(self.at >> 3..).unwrap_or_default();
        let word = match rest.first_chunk() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => rest
                .iter()
                .rev()
                .fold(0, |word, &byte| word << 8 | u64::from(byte)),
        };
        word >> (self.at & 7)
    }

    /// A number of `width` bits, 32 at most.
    #[inline]
    pub(super) fn number(&mut self, width: u32) -> u32 {
        let number = self.window() & ((1 << width) - 1);
        self.at += width as usize;
        number as u32
    }

    /// A number in Rice's code with parameter `width`, 31 at most.
    #[inline]
    pub(super) fn rice(&mut self, width: u32) -> u32 {
        let window = self.window();
        let zeros = window.trailing_zeros();
        if zeros + 1 + width > 56 {
            return self.long_rice(width);
        }
        self.at += (zeros + 1 + width) as usize;
        let low = window >> (zeros + 1) & ((1 << width) - 1);
        zeros << width | low as u32
    }

    /// The same for a number that is longer than a window.
    #[cold]
    #[inline(never)]
    fn long_rice(&mut self, width: u32) -> u32 {
        let mut high = 0u32;
        loop {
            let zeros = self.window().trailing_zeros();
            if zeros < 56 {
                high += zeros;
                self.at += zeros as usize + 1;
                break;
            }
            high += 56;
            self.at += 56;
            if self.at >> 3 >= self.bytes.len() {
                break;
            }
        }
        high.wrapping_shl(width) | self.number(width)
    }

    /// Passes over `n` bits.
    pub(super) fn skip(&mut self, n: u32) {
        self.at = self.at.saturating_add(n as usize);
    }

    /// How many bits are left.
    pub(super) fn n_left(&self) -> u32 {
        (self.bytes.len() * 8).saturating_sub(self.at) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::{BitWriter, Bits};

    #[test]
    fn numbers_are_read_back_and_past_the_end_there_are_zeros() {
        let numbers = [(5, 3), (0, 0), (1, 1), (300, 9), (u32::MAX, 32), (7, 20)];
        let rices = [(0, 0), (9, 2), (200, 0), (1_000, 6), (70_000, 10)];
        let mut out = BitWriter::default();
        for (number, width) in numbers {
            out.number(number, width);
        }
        for (number, width) in rices {
            out.rice(number, width);
        }
        let bytes = out.finish();
        let mut bits = Bits::new(&bytes);
        for (number, width) in numbers {
            assert_eq!(bits.number(width), number);
        }
        for (number, width) in rices {
            assert_eq!(bits.rice(width), number);
        }
        assert_eq!(bits.number(32), 0);
        Bits::new(&bytes[..3]).rice(3);
        assert_eq!(Bits::default().rice(0), 56);
    }
}
