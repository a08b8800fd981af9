//! Who takes part in activities (SC07 to SC09, HS10).

use super::{Mandates, Scope};
use crate::activities::{Activities, ActivityState, Attendance, Presence, entity as activity};
use platform::values::clock::legal_date;
use sea_orm::{ColumnTrait, QueryFilter, Select};

/// The states in which an activity counts.
const VERIFIED: [ActivityState; 2] = [ActivityState::Verified, ActivityState::Archived];

/// The activities that count, whenever they took place.
pub(super) fn verified(scope: Scope<'_>) -> Select<activity::Entity> {
    let found = scope.all::<Activities>().filter(activity::Column::State.is_in(VERIFIED));
    found.filter(activity::Column::VerifiedOn.lte(scope.verified_by))
}

/// The activities of a period that count.
#[must_use]
pub fn verified_activities(scope: Scope<'_>) -> Select<activity::Entity> {
    use activity::Column;
    let (begin, end) = scope.period.instants();
    verified(scope).filter(Column::PlannedStartAt.gte(begin)).filter(Column::PlannedStartAt.lt(end))
}

/// Who took part among those who were invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Participation {
    /// Attendances of deputies, guests among them.
    pub attended: i64,
    /// Deputies in office that day who were invited.
    pub invited: i64,
    /// Those of them who were there, the late ones too.
    pub there: i64,
    /// Those of them who had leave.
    pub leave: i64,
}

impl Participation {
    /// Counts some activities.
    #[must_use]
    pub fn of<'a>(activities: impl Iterator<Item = &'a activity::Model>, mandates: &Mandates) -> Self {
        let mut all = Self::default();
        for activity in activities {
            let day = legal_date(activity.planned_start_at);
            let lines = activity.attendance.0.iter();
            lines.filter(|line| mandates.holds(line.deputy_id, day)).for_each(|line| all.count(line));
        }
        all
    }

    fn count(&mut self, line: &Attendance) {
        self.attended += i64::from(line.took_part());
        if line.invited {
            self.invited += 1;
            self.there += i64::from(line.took_part());
            self.leave += i64::from(line.status == Some(Presence::LeaveApproved));
        }
    }

    /// SC08: who was there among those who were invited.
    #[must_use]
    pub fn of_invited(&self) -> (i64, i64) {
        (self.there, self.invited)
    }

    /// SC09: the same without those on leave.
    #[must_use]
    pub fn without_leave(&self) -> (i64, i64) {
        (self.there, self.invited - self.leave)
    }
}
