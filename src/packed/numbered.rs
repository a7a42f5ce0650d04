//! What is kept by small numbers of the program's own making, which nobody can choose: they are spread by one product.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Things by their numbers.
pub type Numbered<T> = HashMap<u32, T, BuildHasherDefault<Spread>>;

/// Spreads numbers.
#[derive(Debug, Default)]
pub struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        // An odd number near 2^64 divided by the golden ratio.
        let spread = (self.0 ^ u64::from(number)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = spread ^ (spread >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
