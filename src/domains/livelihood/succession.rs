//! What is open in a year passes to the successor of an organization that ends (00 §5.1, 07 §3.8); clocks and numbers stay.

use crate::{
    ballot_rules::BallotRules, candidates::Candidates, coordination_requests::CoordinationRequests,
    cycles::Cycles, exit_records::ExitRecords, leads::Leads, post_evaluations::PostEvaluations,
    reserve_projects::ReserveProjects, screenings::Screenings, supervision_groups::SupervisionGroups,
};
use platform::call::Reactions;
use registry::organizations::succession::{Inherited, of};

impl Inherited for Cycles {}
impl Inherited for Leads {}
impl Inherited for ReserveProjects {}
impl Inherited for Screenings {}
impl Inherited for Candidates {}
impl Inherited for BallotRules {}
impl Inherited for SupervisionGroups {}
impl Inherited for CoordinationRequests {}
impl Inherited for PostEvaluations {}
impl Inherited for ExitRecords {}

pub(super) fn reactions(reactions: &mut Reactions) {
    of::<Cycles>(reactions);
    of::<Leads>(reactions);
    of::<ReserveProjects>(reactions);
    of::<Screenings>(reactions);
    of::<Candidates>(reactions);
    of::<BallotRules>(reactions);
    of::<SupervisionGroups>(reactions);
    of::<CoordinationRequests>(reactions);
    of::<PostEvaluations>(reactions);
    of::<ExitRecords>(reactions);
}
