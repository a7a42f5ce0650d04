//! A place: its names over time, what it lies in, where on the globe it is.

use super::{Id, Subject};

/// Degrees on the globe (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    latitude: f64,
    longitude: f64,
}

/// Why two numbers are no coordinates.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error(
    "({0}, {1}) is not on the globe; write (latitude, longitude) in degrees, -90 to 90 and -180 to 180"
)]
pub struct CoordinatesError(f64, f64);

impl Coordinates {
    /// A point on the globe.
    ///
    /// # Errors
    ///
    /// When the latitude is not within 90 degrees or the longitude not within 180.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, CoordinatesError> {
        if (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude) {
            return Ok(Self {
                latitude,
                longitude,
            });
        }
        Err(CoordinatesError(latitude, longitude))
    }

    /// Degrees north of the equator; south of it they are negative.
    #[must_use]
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east of Greenwich; west of it they are negative.
    #[must_use]
    pub const fn longitude(self) -> f64 {
        self.longitude
    }
}

/// Somewhere.
#[derive(Clone, Debug)]
pub struct Place {
    /// Names, summary, statements.
    pub subject: Subject,
    /// The place that it lies in.
    pub inside: Option<Id>,
    /// Where on the globe it is.
    pub at: Option<Coordinates>,
}

impl Place {
    /// The place as `sources` alone tell of it, none if they do not.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        let subject = self.subject.according_to(sources);
        subject.is_told_of().then(|| Self {
            subject,
            ..self.clone()
        })
    }
}
