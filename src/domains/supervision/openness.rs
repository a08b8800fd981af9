//! How open the supervision of an item is (监督法第十七条): which texts have to be published, which are, and after how
//! many days.

use super::dossier::Dossier;
use crate::items::ItemState;
use chrono::NaiveDate;
use instruments::publications::PublicationKind;
use platform::values::numbers::Hundredths;
use uuid::Uuid;

/// Required and published texts, and the days between the act and its publication.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Openness {
    /// Texts that the law wants published.
    pub required: i64,
    /// Those that are.
    pub published: i64,
    /// Days from each act to its publication; 0 where it was published before.
    pub lags: Vec<i64>,
}

impl Openness {
    /// The openness of one item: its report once it was deliberated, each opinion, each disposal report of an opinion.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut openness = Self::default();
        let heard =
            matches!(dossier.item.state, ItemState::Deliberated | ItemState::Handling | ItemState::Closed);
        if heard {
            let act = dossier.meeting.as_ref().map(|meeting| meeting.end_on);
            openness.add(dossier, dossier.item.id, PublicationKind::WorkReport, act);
        }
        for opinion in &dossier.opinions {
            openness.add(dossier, opinion.id, PublicationKind::DeliberationOpinion, opinion.issued_on);
            // Of several rounds the last report is the one that counts.
            let reports = dossier.disposals.iter().filter(|report| report.opinion_id == opinion.id);
            if let Some(report) = reports.max_by_key(|report| (report.round, report.version_no)) {
                openness.add(dossier, report.id, PublicationKind::DisposalReport, report.submitted_on);
            }
        }
        openness
    }

    fn add(&mut self, dossier: &Dossier, subject: Uuid, kind: PublicationKind, act: Option<NaiveDate>) {
        self.required += 1;
        let of_kind = dossier.publications.iter().filter(|p| p.subject_id == subject && p.kind == kind);
        let Some(day) = of_kind.filter_map(|publication| publication.published_on).min() else { return };
        self.published += 1;
        if let Some(act) = act {
            self.lags.push((day - act).num_days().max(0));
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.required += other.required;
        self.published += other.published;
        self.lags.extend(other.lags);
        self
    }

    /// The middle of the days, halves included.
    #[must_use]
    pub fn median_lag(&self) -> Option<Hundredths> {
        let mut lags = self.lags.clone();
        lags.sort_unstable();
        let last = lags.len().checked_sub(1)?;
        Some(Hundredths((lags[last / 2] + lags[last.div_ceil(2)]) * 50))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_exact() {
        let of = |lags: &[i64]| Openness { lags: lags.to_vec(), ..Openness::default() }.median_lag();
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some(Hundredths(700)));
        assert_eq!(of(&[9, 1, 4]), Some(Hundredths(400)));
        assert_eq!(of(&[21, 20, 3, 90]), Some(Hundredths(2050)));
    }

    proptest::proptest! {
        /// As many days lie below the median as above it.
        #[test]
        fn half_lie_on_each_side(lags in proptest::collection::vec(0i64..400, 1..30)) {
            let median = Openness { lags: lags.clone(), ..Openness::default() }.median_lag().unwrap().0;
            let below = lags.iter().filter(|lag| *lag * 100 < median).count();
            let above = lags.iter().filter(|lag| *lag * 100 > median).count();
            assert!(2 * below <= lags.len() && 2 * above <= lags.len());
        }
    }
}
