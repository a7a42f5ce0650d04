//! What is sealed comes back, and damage never does.

use super::*;
use crate::packed::Packed;

impl ReadAt for Vec<u8> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        let start = usize::try_from(offset).map_err(|_| io::ErrorKind::UnexpectedEof)?;
        let bytes = self.get(start..start + buffer.len());
        buffer.copy_from_slice(bytes.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

/// Counts how often it is read.
struct Counted(Vec<u8>, Rc<Cell<usize>>);
impl ReadAt for Counted {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        self.1.set(self.1.get() + 1);
        self.0.read_at(buffer, offset)
    }
}

fn content() -> Vec<u8> {
    (0..20_000_u32).flat_map(u32::to_le_bytes).collect()
}

fn file() -> Vec<u8> {
    let mut sealer = Sealer::new(Vec::new(), b"says".to_vec());
    let content = content();
    let (one, other) = content.split_at(5_000);
    assert_eq!(sealer.write(one).unwrap(), 0..5_000);
    assert_eq!(sealer.write(other).unwrap(), 5_000..80_000);
    sealer.finish().unwrap()
}

fn open(file: Vec<u8>) -> Option<Packed> {
    let size = file.len() as u64;
    let sealed = Sealed::open(Box::new(file), size)?;
    assert_eq!(sealed.says(), b"says");
    Some(Packed::in_file(sealed))
}

#[test]
fn what_is_sealed_is_read() {
    let packed = open(file()).unwrap();
    let content = content();
    assert_eq!(*packed.whole(), *content);
    assert_eq!(*packed.bytes(10..20), content[10..20]);
    assert_eq!(*packed.bytes(4090..4100), content[4090..4100]);
    assert_eq!(*packed.bytes(79_990..90_000), content[79_990..]);
    assert_eq!(*packed.part(100..200).bytes(5..500), content[105..200]);
    assert!(!packed.is_damaged());
}

#[test]
fn what_is_read_ahead_is_read_once_and_checked_as_all_else() {
    let (content, mut file) = (content(), file());
    let pages = content.len().div_ceil(ROOM);
    for damaged in [None, Some(30), Some(pages - 1)] {
        if let Some(page) = damaged {
            file[page * PAGE] ^= 1;
        }
        let (size, reads) = (file.len() as u64, Rc::default());
        let counted = Counted(file.clone(), Rc::clone(&reads));
        let sealed = Sealed::open(Box::new(counted), size).unwrap();
        for start in (0..content.len() - 40).step_by(40) {
            let (first, last) = (start / ROOM, (start + 39) / ROOM);
            let is_damaged = damaged.is_some_and(|at| (first..=last).contains(&at));
            let found = sealed.bytes(start as u64..start as u64 + 40);
            let expected = &content[start..start + 40];
            assert_eq!(*found, if is_damaged { &[] } else { expected }[..]);
        }
        assert_eq!(sealed.is_damaged(), damaged.is_some());
        if damaged.is_none() {
            assert!(reads.get() < pages / 5, "{} reads", reads.get());
        }
        if let Some(page) = damaged {
            file[page * PAGE] ^= 1;
        }
    }
}

#[test]
fn pages_that_are_asked_for_ever_again_are_kept() {
    let pages = 1_500_usize;
    let numbers = 0..1_500_u32 * 254;
    let content: Vec<u8> = numbers.flat_map(u32::to_le_bytes).collect();
    let mut writer = Sealer::new(Vec::new(), Vec::new());
    writer.write(&content).unwrap();
    let file = writer.finish().unwrap();
    let (size, reads) = (file.len() as u64, Rc::default());
    let sealed = Sealed::open(Box::new(Counted(file, Rc::clone(&reads))), size).unwrap();
    let rounds = 6;
    for at in 0..pages * rounds {
        // No page is near the one before.
        let start = at * 701 % pages * ROOM + at % 900;
        let found = sealed.bytes(start as u64..start as u64 + 20);
        assert_eq!(*found, content[start..start + 20]);
    }
    let least = KEPT * PATIENCE * PATIENCE;
    assert!(
        (least..least + pages).contains(&reads.get()),
        "{} reads",
        reads.get()
    );
}

#[test]
fn no_damage_is_ever_handed_on() {
    let (file, content) = (file(), content());
    for at in (0..file.len())
        .step_by(97)
        .chain(file.len() - 60..file.len())
    {
        let mut damaged = file.clone();
        damaged[at] ^= 4;
        let Some(packed) = open(damaged) else {
            continue;
        };
        for start in (0..content.len()).step_by(1000) {
            let bytes = packed.bytes(start as u64..start as u64 + 1000);
            assert!(
                *bytes == content[start..start + 1000] || (bytes.is_empty() && packed.is_damaged()),
                "{at}"
            );
        }
        let whole = packed.whole();
        assert!(*whole == *content || packed.is_damaged(), "{at}");
    }
}

#[test]
fn half_a_file_is_none() {
    let file = file();
    for length in (0..file.len()).step_by(61) {
        assert!(open(file[..length].to_vec()).is_none(), "{length}");
    }
}
