//! What is open at the stations passes to the successor of an organization that ends (00 §5.1); clocks and numbers stay.

use crate::{
    citizen_opinions::CitizenOpinions, commitments::Commitments, deputy_evaluations::DeputyEvaluations,
    duty_reports::DutyReports, month_schedules::MonthSchedules, reception_rules::ReceptionRules,
    sites::Sites, suggestions::Suggestions,
};
use platform::call::Reactions;
use registry::organizations::succession::{Inherited, of};

impl Inherited for Sites {}
impl Inherited for MonthSchedules {}
impl Inherited for ReceptionRules {}
impl Inherited for Suggestions {}
impl Inherited for CitizenOpinions {}
impl Inherited for Commitments {}
impl Inherited for DutyReports {}
impl Inherited for DeputyEvaluations {}

pub(super) fn reactions(reactions: &mut Reactions) {
    of::<Sites>(reactions);
    of::<MonthSchedules>(reactions);
    of::<ReceptionRules>(reactions);
    of::<Suggestions>(reactions);
    of::<CitizenOpinions>(reactions);
    of::<Commitments>(reactions);
    of::<DutyReports>(reactions);
    of::<DeputyEvaluations>(reactions);
}
