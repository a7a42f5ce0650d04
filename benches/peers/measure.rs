//! Runs commands in turn, round by round, so that whatever else the machine does hits all alike, and tells what each
//! run took. What a command prints is kept in a file; its environment is made for it and holds nothing of the user's.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use wait4::Wait4;

/// A command.
#[derive(Clone)]
pub struct Task {
    pub program: PathBuf,
    pub args: Vec<String>,
    /// What it reads as standard input; nothing by default.
    pub stdin: Option<PathBuf>,
    /// Its folder for caches.
    pub cache: Option<PathBuf>,
    /// Whether that folder is emptied before each run.
    pub is_cold: bool,
}

impl Task {
    pub fn new(program: &Path, args: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            program: program.to_owned(),
            args: args.into_iter().map(Into::into).collect(),
            stdin: None,
            cache: None,
            is_cold: false,
        }
    }
}

/// What one run took.
#[derive(Clone, Copy)]
pub struct Run {
    /// Seconds from the start to the end.
    pub wall: f64,
    /// Seconds of all processors, in the program and in the kernel for it.
    pub processor: f64,
    /// The most memory it held at a time, in bytes.
    pub peak: u64,
    /// Its exit code; none if a signal ended it.
    pub code: Option<i32>,
}

/// All runs of a command: one a round, or the first one alone where that took too long.
pub struct Series(Vec<Run>);

impl Series {
    pub fn runs(&self) -> usize {
        self.0.len()
    }

    pub fn median(&self, of: fn(&Run) -> f64) -> f64 {
        median(self.0.iter().map(of).collect())
    }

    /// The most memory of all runs, in bytes.
    pub fn peak(&self) -> u64 {
        self.0.iter().map(|run| run.peak).max().unwrap_or(0)
    }

    pub fn code(&self) -> Option<i32> {
        self.0.first().and_then(|run| run.code)
    }

    /// How many times as much as another command it took: the median of the rounds, or of what either took where they
    /// had not the same rounds.
    pub fn ratio(&self, other: &Self, of: fn(&Run) -> f64) -> f64 {
        if self.runs() == other.runs() {
            median(
                self.0
                    .iter()
                    .zip(&other.0)
                    .map(|(this, that)| of(this) / of(that))
                    .collect(),
            )
        } else {
            self.median(of) / other.median(of)
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = |at: usize| values.get(at).copied().unwrap_or(f64::NAN);
    f64::midpoint(
        middle((values.len().max(1) - 1) / 2),
        middle(values.len() / 2),
    )
}

/// Where commands are run: an empty home, and a folder of what they print.
pub struct Bench {
    home: PathBuf,
    printed: PathBuf,
}

impl Bench {
    /// # Errors
    ///
    /// Those of making folders.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let bench = Self {
            home: folder.join("home"),
            printed: folder.join("printed"),
        };
        fs::create_dir_all(&bench.home)?;
        fs::create_dir_all(&bench.printed)?;
        Ok(bench)
    }

    /// What the task of a number printed last.
    pub fn printed(&self, number: usize) -> PathBuf {
        self.printed.join(number.to_string())
    }

    /// What the task of a number printed last on stderr.
    pub fn complaint(&self, number: usize) -> PathBuf {
        self.printed.join(format!("{number}.stderr"))
    }

    /// Runs each task once to warm up, then all in turn, so many rounds. A task that took longer than `cap` seconds to
    /// warm up is not run again: that was its only run.
    ///
    /// # Errors
    ///
    /// Those of starting a program and of files.
    pub fn in_turn(&self, tasks: &[Task], rounds: usize, cap: f64) -> io::Result<Vec<Series>> {
        let run = |(number, task)| self.run(number, task);
        let first: Vec<Run> = tasks
            .iter()
            .enumerate()
            .map(run)
            .collect::<io::Result<_>>()?;
        let is_slow = |number: usize| first[number].wall > cap;
        let mut runs = vec![Vec::with_capacity(rounds); tasks.len()];
        for _ in 0..rounds {
            for (number, task) in tasks.iter().enumerate() {
                if !is_slow(number) {
                    runs[number].push(self.run(number, task)?);
                }
            }
        }
        let all = runs
            .into_iter()
            .zip(first)
            .map(|(runs, first)| Series(if runs.is_empty() { vec![first] } else { runs }));
        Ok(all.collect())
    }

    fn run(&self, number: usize, task: &Task) -> io::Result<Run> {
        let mut command = Command::new(&task.program);
        command
            .args(&task.args)
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .env("HOME", &self.home)
            .env("LC_ALL", "C.UTF-8")
            .stdin(match &task.stdin {
                Some(path) => Stdio::from(File::open(path)?),
                None => Stdio::null(),
            })
            .stdout(File::create(self.printed(number))?)
            .stderr(File::create(self.complaint(number))?);
        if let Some(cache) = &task.cache {
            command.env("XDG_CACHE_HOME", cache);
            if task.is_cold && cache.exists() {
                fs::remove_dir_all(cache)?;
            }
            fs::create_dir_all(cache)?;
        }
        let start = Instant::now();
        let mut child = command.spawn().map_err(|error| {
            io::Error::new(
                error.kind(),
                format!("`{}`: {error}", task.program.display()),
            )
        })?;
        let end = child.wait4()?;
        Ok(Run {
            wall: start.elapsed().as_secs_f64(),
            processor: (end.rusage.utime + end.rusage.stime).as_secs_f64(),
            peak: end.rusage.maxrss,
            code: end.status.code(),
        })
    }
}
