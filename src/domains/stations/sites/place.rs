//! Where a site lies, and how far from another, in whole numbers.

use super::words::CoordinateSystem;

/// A millionth of a degree, of a meridian: 11.1195 centimetres.
const TEN_THOUSANDTHS_OF_A_CENTIMETRE: i128 = 111_195;
/// One, in the fixed point that angles are computed in.
const ONE: i128 = 1_000_000;

/// A place on the ground, in millionths of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    east: i64,
    north: i64,
    system: CoordinateSystem,
}

/// Reads `121.332000`: degrees with six places.
fn degrees(text: &str, most: i64) -> Option<i64> {
    let (whole, places) = text.split_once('.')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(places) || whole.len() > 3 || places.len() != 6 {
        return None;
    }
    let (whole, places): (i64, i64) = (whole.parse().ok()?, places.parse().ok()?);
    Some(whole * 1_000_000 + places).filter(|degrees| *degrees <= most * 1_000_000)
}

impl Place {
    /// The place of two decimal numbers with six places, if they are.
    #[must_use]
    pub fn read(longitude: &str, latitude: &str, system: CoordinateSystem) -> Option<Self> {
        Some(Self { east: degrees(longitude, 180)?, north: degrees(latitude, 90)?, system })
    }

    /// Whether it lies where the municipality does.
    #[must_use]
    pub fn is_near_shanghai(self) -> bool {
        (120_800_000..=122_200_000).contains(&self.east) && (30_600_000..=31_900_000).contains(&self.north)
    }

    /// Whether another lies nearer than so many metres. Two systems differ by half a kilometre and are not compared.
    #[must_use]
    pub fn is_within(self, other: Self, metres: u32) -> bool {
        if self.system != other.system {
            return false;
        }
        let north = i128::from(self.north - other.north) * TEN_THOUSANDTHS_OF_A_CENTIMETRE / 10_000;
        let along = i128::from(self.east - other.east) * TEN_THOUSANDTHS_OF_A_CENTIMETRE / 10_000;
        let east = along * cosine(i64::midpoint(self.north, other.north)) / ONE;
        let limit = i128::from(metres) * 100;
        north * north + east * east < limit * limit
    }
}

/// The cosine of an angle between the equator and a pole, by the first terms of its series.
fn cosine(millionths_of_a_degree: i64) -> i128 {
    let radians = i128::from(millionths_of_a_degree) * 314_159_265 / 18_000_000_000;
    let square = radians * radians / ONE;
    let fourth = square * square / ONE;
    let sixth = fourth * square / ONE;
    let eighth = fourth * fourth / ONE;
    ONE - square / 2 + fourth / 24 - sixth / 720 + eighth / 40_320
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(longitude: &str, latitude: &str) -> Place {
        Place::read(longitude, latitude, CoordinateSystem::Wgs84).unwrap()
    }

    #[test]
    fn the_cosine_is_that_of_the_tables() {
        for (degrees, value) in [(0, 1_000_000), (30, 866_025), (31, 857_167), (45, 707_107), (60, 500_000)] {
            let found = cosine(degrees * 1_000_000);
            assert!((found - value).abs() <= 20, "{degrees}: {found}");
        }
    }

    #[test]
    fn three_hundred_metres_are_measured_in_both_directions() {
        let here = place("121.332000", "31.252000");
        // 0.0026 degrees of a meridian are 289 m, 0.0028 are 311 m; a parallel there is shorter by a seventh.
        for (longitude, latitude, near) in [
            ("121.332000", "31.254600", true),
            ("121.332000", "31.254800", false),
            ("121.335100", "31.252000", true),
            ("121.335300", "31.252000", false),
            ("121.332000", "31.249300", false),
        ] {
            let there = place(longitude, latitude);
            assert_eq!(
                (here.is_within(there, 300), there.is_within(here, 300)),
                (near, near),
                "{longitude} {latitude}"
            );
        }
        let elsewhere = Place::read("121.332000", "31.252000", CoordinateSystem::Gcj02).unwrap();
        assert!(!here.is_within(elsewhere, 300));
    }

    #[test]
    fn degrees_have_six_places() {
        let read = |text: &str| degrees(text, 180);
        assert_eq!(
            (read("121.332000"), read("0.000001"), read("180.000000")),
            (Some(121_332_000), Some(1), Some(180_000_000))
        );
        for wrong in
            ["", "121", "121.33200", "121.3320000", "-1.000000", "180.000001", "1e1.000000", "+21.332000"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    proptest::proptest! {
        /// Nearness does not depend on who asks, and grows with the limit.
        #[test]
        fn nearness_is_mutual(east in 120_800_000i64..122_200_000, north in 30_600_000i64..31_900_000, by in -9_000i64..9_000, up in -9_000i64..9_000, metres in 1u32..900) {
            let system = CoordinateSystem::Wgs84;
            let (here, there) = (Place { east, north, system }, Place { east: east + by, north: north + up, system });
            assert_eq!(here.is_within(there, metres), there.is_within(here, metres));
            assert!(!here.is_within(there, metres) || here.is_within(there, metres + 1));
            // Whoever is too far along the meridian alone is too far.
            let north_alone = Place { east, ..there };
            assert!(here.is_within(north_alone, metres) || !here.is_within(there, metres));
        }
    }
}
