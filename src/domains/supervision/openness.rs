//! How open the supervision of an item is (监督法第十七条): which texts have to be published, which are, and after how
//! many days.

use super::dossier::Dossier;
use crate::{
    inspections::InspectionState,
    items::{Form, ItemState},
};
use chrono::NaiveDate;
use instruments::deliberation_opinions::entity::Model as Opinion;
use instruments::publications::{BOTH, PublicationKind, Scope, TO_PUBLIC};
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
    /// The openness of one item: its report once it was heard, that of each inspection once it was deliberated, each opinion, and
    /// the disposal report of every round.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut openness = Self::default();
        let item = &dossier.item;
        let heard = matches!(item.state, ItemState::Deliberated | ItemState::Handling | ItemState::Closed);
        let scopes = match item.form {
            Form::SpecialWorkReport | Form::FiscalEconomic => BOTH,
            Form::FilingReview => TO_PUBLIC,
            _ => &[],
        };
        if heard && !scopes.is_empty() {
            let act = dossier.meeting.as_ref().map(|meeting| meeting.end_on);
            openness.add(dossier, item.id, (PublicationKind::WorkReport, scopes), act);
        }
        let deliberated = |state| {
            matches!(
                state,
                InspectionState::Deliberated | InspectionState::Handling | InspectionState::Closed
            )
        };
        for inspection in dossier.inspections.iter().filter(|inspection| deliberated(inspection.state)) {
            let act = dossier.meeting.as_ref().map(|meeting| meeting.end_on);
            openness.add(dossier, inspection.id, (PublicationKind::InspectionReport, BOTH), act);
        }
        openness.and(Self::of_opinions(dossier, |_| true))
    }

    /// The openness of some opinions: their text, and the disposal report of every round.
    #[must_use]
    pub fn of_opinions(dossier: &Dossier, fits: impl Fn(&Opinion) -> bool) -> Self {
        let mut openness = Self::default();
        for opinion in dossier.opinions.iter().filter(|opinion| fits(opinion)) {
            let act = opinion.issued_on;
            openness.add(dossier, opinion.id, (PublicationKind::DeliberationOpinion, BOTH), act);
            for report in dossier.disposals.iter().filter(|report| report.opinion_id == opinion.id) {
                let act = report.submitted_on;
                openness.add(dossier, report.id, (PublicationKind::DisposalReport, BOTH), act);
            }
        }
        openness
    }

    /// A text is out when it is out to everybody to whom it has to be told.
    fn add(
        &mut self,
        dossier: &Dossier,
        subject: Uuid,
        (kind, scopes): (PublicationKind, &[Scope]),
        act: Option<NaiveDate>,
    ) {
        self.required += 1;
        let of_kind = || dossier.publications.iter().filter(|p| p.subject_id == subject && p.kind == kind);
        let first = |scope| of_kind().filter(|p| p.scope == scope).filter_map(|p| p.published_on).min();
        let Some(days) = scopes.iter().map(|scope| first(*scope)).collect::<Option<Vec<NaiveDate>>>() else {
            return;
        };
        let Some(day) = days.into_iter().max() else { return };
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
