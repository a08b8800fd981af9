//! What is open in these records passes to the successor of an organization that ends (00 §5.1).

use crate::{
    activities::{Activities, ActivityState},
    alerts::Alerts,
    assessment_templates::AssessmentTemplates,
    assessments::Assessments,
    ballots::{self, Ballots},
    deadlines::{DeadlineState, Deadlines},
    deliberation_opinions::{DeliberationOpinions, OpinionState},
    disposal_reports::DisposalReports,
    issues::{IssueState, Issues},
    opinion_clauses::{self, ClauseResult, ClauseState, OpinionClauses},
    publications::{PublicationState, Publications},
    resolutions::Resolutions,
    satisfaction_votes::SatisfactionVotes,
    surveys::Surveys,
    work_plan_items::WorkPlanItems,
    work_plans::WorkPlans,
};
use platform::{call::Reactions, workflow::unfinished_states};
use registry::organizations::succession::{Inherited, of};

impl Inherited for Alerts {}
impl Inherited for AssessmentTemplates {}
impl Inherited for Assessments {}
impl Inherited for DisposalReports {}
impl Inherited for Resolutions {}
impl Inherited for SatisfactionVotes {}
impl Inherited for Surveys {}
impl Inherited for WorkPlans {}
impl Inherited for WorkPlanItems {}

/// Ballots of a town belong to its presidium; what others vote on names an organization only as what it is about.
impl Inherited for Ballots {
    fn is_open(ballot: &ballots::entity::Model) -> bool {
        ballot.town_presidium_id.is_some()
    }
}

/// What was verified keeps the name of whoever did it.
impl Inherited for Activities {
    fn open() -> Vec<ActivityState> {
        let done = [ActivityState::Verified, ActivityState::Archived];
        unfinished_states::<Self>().into_iter().filter(|state| !done.contains(state)).collect()
    }
}

impl Inherited for Deadlines {
    fn open() -> Vec<DeadlineState> {
        DeadlineState::open()
    }
}

/// A closed opinion may be tracked later: it keeps the name that it was issued to.
impl Inherited for DeliberationOpinions {
    fn open() -> Vec<OpinionState> {
        unfinished_states::<Self>().into_iter().filter(|state| *state != OpinionState::Closed).collect()
    }
}

/// So does an issue that was closed and might recur.
impl Inherited for Issues {
    fn open() -> Vec<IssueState> {
        unfinished_states::<Self>().into_iter().filter(|state| *state != IssueState::Closed).collect()
    }
}

/// What was verified is done, unless it is only planned or half solved: then it is looked at again.
impl Inherited for OpinionClauses {
    fn is_open(row: &opinion_clauses::entity::Model) -> bool {
        let lasting = matches!(row.result, Some(ClauseResult::Planned | ClauseResult::BasicallySolved));
        row.state != ClauseState::Verified || lasting
    }
}

/// What is not out yet.
impl Inherited for Publications {
    fn open() -> Vec<PublicationState> {
        vec![PublicationState::Draft, PublicationState::Reviewed]
    }
}

pub(super) fn reactions(reactions: &mut Reactions) {
    of::<DeliberationOpinions>(reactions);
    of::<OpinionClauses>(reactions);
    of::<DisposalReports>(reactions);
    of::<Resolutions>(reactions);
    of::<Issues>(reactions);
    of::<Alerts>(reactions);
    of::<SatisfactionVotes>(reactions);
    of::<Surveys>(reactions);
    of::<AssessmentTemplates>(reactions);
    of::<Assessments>(reactions);
    of::<Ballots>(reactions);
    of::<Publications>(reactions);
    of::<WorkPlans>(reactions);
    of::<WorkPlanItems>(reactions);
    of::<Activities>(reactions);
    of::<Deadlines>(reactions);
}
