//! What is counted of one committee: parts and wholes, from which its indicators and its assessment are made.

use super::reading::Reading;
use crate::{
    assignments::{AssignmentDirection, AssignmentState, entity::Model as Assignment, words::Adoption},
    committees::entity::Model as Committee,
    institution_rules::InstitutionRuleState,
    members::{Employment, Post, entity::Model as Member},
};
use chrono::NaiveDate;
use instruments::{
    activities::entity::Model as Activity,
    statistics::{Participation, count},
};
use platform::values::numbers::Hundredths;
use registry::{deputies::entity::Model as Deputy, meetings::entity::Model as Meeting};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A part and its whole.
pub(super) type Share = (i64, i64);

/// How many kinds of rules each committee has.
const RULES: i64 = 10;

/// One committee in what was read.
#[derive(Clone, Copy)]
pub(super) struct Street<'a> {
    /// What was read.
    pub reading: &'a Reading,
    /// The committee.
    pub committee: &'a Committee,
}

impl<'a> Street<'a> {
    /// Who is in office on a day, of the term that runs then.
    pub(super) fn in_office(self, day: NaiveDate) -> impl Iterator<Item = &'a Member> + Clone {
        let term = self.reading.mandates.committee_terms.iter().find(|window| window.covers(day));
        let term = term.map(|window| window.term_id);
        let members =
            self.reading.members.iter().filter(move |member| member.committee_id == self.committee.id);
        members.filter(move |member| {
            let appointed = member.appointed_on.is_some_and(|appointed| appointed <= day);
            appointed && member.removed_on.is_none_or(|removed| day < removed) && Some(member.term_id) == term
        })
    }

    /// SC01: members in office among the approved ones.
    pub(super) fn staffed(self) -> Share {
        (count(self.in_office(self.reading.period.to)), self.committee.approved_member_quota.get())
    }

    /// SC02: full-time heads among the heads.
    pub(super) fn full_time(self) -> Share {
        let heads = self.in_office(self.reading.period.to).filter(|member| member.post != Post::Member);
        (count(heads.clone().filter(|member| member.employment == Employment::FullTime)), count(heads))
    }

    /// SC03: kinds of rules of which the version that took effect last was not repealed.
    pub(super) fn rules_in_force(self) -> Share {
        let mut latest = HashMap::new();
        let own = self.reading.rules.iter().filter(|rule| rule.committee_id == self.committee.id);
        for rule in own.filter(|rule| rule.kind.is_required()) {
            let known = latest.entry(rule.kind).or_insert(rule);
            if (known.effective_on, known.version_no) < (rule.effective_on, rule.version_no) {
                *known = rule;
            }
        }
        (count(latest.values().filter(|rule| rule.state != InstitutionRuleState::Repealed)), RULES)
    }

    /// SC04: items done among those that are due.
    pub(super) fn planned(self) -> Share {
        self.reading.planned.share(Some(self.committee.id))
    }

    /// SC05: the meetings that were held and quorate.
    pub(super) fn meetings(self) -> impl Iterator<Item = &'a Meeting> + Clone {
        let own = self.committee.organization_id;
        self.reading.meetings.iter().filter(move |meeting| meeting.organization_id == own)
    }

    /// SC18: the reports that the Standing Committee heard.
    pub(super) fn heard(self) -> i64 {
        count(self.reading.heard.iter().filter(|report| report.committee_id == self.committee.id))
    }

    /// The deputies of the street: those whose primary site is one of it, and those of its constituencies who have none.
    fn deputies(self) -> impl Iterator<Item = &'a Deputy> + Clone {
        self.reading.mandates.deputies.values().filter(move |deputy| {
            if let Some(body) = self.reading.enrolled.get(&deputy.id) {
                return *body == self.committee.organization_id;
            }
            let street = deputy.constituency_id.and_then(|id| self.reading.streets.get(&id));
            street == Some(&self.committee.street_id)
        })
    }

    /// SC06: deputies in office who were contacted.
    pub(super) fn contacted(self) -> Share {
        let to = self.reading.period.to;
        let here = self.deputies().filter(|deputy| self.reading.mandates.holds(deputy.id, to));
        let here: HashSet<Uuid> = here.map(|deputy| deputy.id).collect();
        let contacts =
            self.reading.contacts.iter().filter(|contact| contact.committee_id == self.committee.id);
        let contacted: HashSet<Uuid> =
            contacts.map(|contact| contact.deputy_id).filter(|deputy| here.contains(deputy)).collect();
        (count(contacted.iter()), count(here.iter()))
    }

    /// How many deputies the street had on average (01 §4.5).
    pub(super) fn average_deputies(self) -> Hundredths {
        self.reading.mandates.average(self.deputies(), self.reading.period)
    }

    /// The activities of the street: of the committee, its groups and its sites.
    pub(super) fn activities(self) -> impl Iterator<Item = &'a Activity> + Clone {
        let own = Some(self.committee.organization_id);
        self.reading.activities.iter().filter(move |activity| activity.congress_body_id == own)
    }

    /// SC07 to SC09.
    pub(super) fn participation(self) -> Participation {
        Participation::of(self.activities(), &self.reading.mandates)
    }

    /// What was assigned to the street, alone or with others.
    fn assigned_here(self) -> impl Iterator<Item = &'a Assignment> + Clone {
        let own = self.committee.organization_id;
        self.reading.assignments.iter().filter(move |one| {
            let down = one.direction != AssignmentDirection::StreetToDistrict;
            down && one.target_organization_ids.0.contains(&own)
        })
    }

    /// SC11: assignments done in time among those due, open ones too.
    pub(super) fn done_in_time(self) -> Share {
        let off = [AssignmentState::Withdrawn, AssignmentState::Declined];
        let due = self
            .assigned_here()
            .filter(|one| self.reading.due.contains(&one.id) && !off.contains(&one.state));
        let kept = |one: &&Assignment| {
            one.first_in_time == Some(true) && !self.reading.reworked_late.contains(&one.id)
        };
        (count(due.clone().filter(kept)), count(due))
    }

    /// SC12: results that were sent back among those submitted.
    pub(super) fn returned(self) -> Share {
        let submitted = self
            .assigned_here()
            .filter(|one| one.submitted_on.is_some_and(|day| self.reading.period.holds(day)));
        (count(submitted.clone().filter(|one| one.return_count > 0)), count(submitted))
    }

    /// SC13: matters adopted, at least in part, among those that the street reported and that were closed.
    pub(super) fn adopted(self) -> Share {
        let own = self.committee.organization_id;
        let up = self.reading.assignments.iter().filter(|one| {
            one.direction == AssignmentDirection::StreetToDistrict && one.issuing_organization_id == own
        });
        let closed = up.filter(|one| one.closed_on.is_some_and(|day| self.reading.period.holds(day)));
        (count(closed.clone().filter(|one| one.adoption.is_some_and(Adoption::counts))), count(closed))
    }
}
