//! Something of every record of a list comes in, from one run of records after another, in any order of the runs; all of
//! it comes out in the order of the records.

/// Something of each record of a list.
pub(super) struct Runs<T> {
    /// The number of the first record of each run, and what there is of them.
    runs: Vec<(u32, Vec<T>)>,
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Self { runs: Vec::new() }
    }
}

impl<T> Runs<T> {
    /// Adds what there is of the record with a number: mostly it follows the last.
    pub fn push(&mut self, number: u32, of: T) {
        match self.runs.last_mut() {
            Some((first, run)) if *first as usize + run.len() == number as usize => run.push(of),
            last => {
                if let Some((_, ended)) = last {
                    ended.shrink_to_fit();
                }
                self.runs.push((number, vec![of]));
            }
        }
    }

    /// Adds what there is of other records.
    pub fn join(&mut self, mut others: Self) {
        self.runs.append(&mut others.runs);
        self.runs.sort_by_key(|(first, _)| *first);
    }

    /// What there is of the record with a number.
    pub fn get(&self, number: u32) -> Option<&T> {
        let after = self.runs.partition_point(|(first, _)| *first <= number);
        let (first, run) = &self.runs[after.checked_sub(1)?];
        run.get((number - first) as usize)
    }

    /// What there is of all, in the order of the records.
    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        self.runs.iter().flat_map(|(_, run)| run)
    }

    /// The same, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.runs.iter_mut().flat_map(|(_, run)| run)
    }
}

#[cfg(test)]
mod tests {
    use super::Runs;

    #[test]
    fn runs_make_the_whole() {
        let mut parts = [(); 2].map(|()| Runs::default());
        for run in 0..10 {
            for number in run * 7..run * 7 + 7 {
                parts[run as usize % 3 / 2].push(number, number);
            }
        }
        let [mut whole, other] = parts;
        whole.join(other);
        assert!(whole.iter().copied().eq(0..70));
        assert_eq!(whole.get(23), Some(&23));
        assert_eq!(whole.get(70), None);
        whole.iter_mut().for_each(|number| *number += 1);
        assert_eq!(whole.get(0), Some(&1));
    }
}
