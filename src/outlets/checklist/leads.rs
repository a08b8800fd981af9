//! What is due before a meeting of the Standing Committee, and how many days: rules that are data, with their article.

use instruments::{
    deadlines::{Period, YELLOW_DAYS},
    rule_sets::{Rule, RuleBook, RuleKind},
};
use platform::{call::Call, problem::Result};
use registry::meetings::{MeetingKind, entity::Model};
use supervision::items::{self, Form};

/// The material on a budget matter goes to the committee that looks at it first.
const BUDGET_MATERIAL: Period =
    Period::days_before("BUDGET_MATERIAL", RuleKind::Budget, "budget.material_lead_days");

/// Something due before a meeting.
pub(super) struct Due {
    /// The days before the meeting.
    pub lead: Period,
    /// The rule with the days.
    pub rule: Rule,
    /// Whether supervision items record that it was done.
    pub recorded: bool,
}

/// What is due before a meeting, for reports and for budget matters.
#[derive(Default)]
pub(super) struct Leads {
    reports: Vec<Due>,
    budget: Vec<Due>,
    /// From how many days before its last day something is urgent.
    pub yellow_days: u32,
}

impl Leads {
    /// The rules in force on the first day of the meeting. Nothing is due before one that was convened at short notice,
    /// nor before those of other bodies.
    pub(super) async fn of(call: &Call, meeting: &Model) -> Result<Self> {
        if meeting.kind != MeetingKind::ScPlenary || meeting.is_extraordinary {
            return Ok(Self::default());
        }
        let book = async |kind| {
            RuleBook::open(call.service.store.read(), &meeting.district_code, kind, meeting.start_on).await
        };
        let (supervision, budget) = (book(RuleKind::Supervision).await?, book(RuleKind::Budget).await?);
        let due =
            |book: &RuleBook, lead: Period, recorded| Ok(Due { lead, rule: lead.rule_in(book)?, recorded });
        let reports: Result<Vec<Due>> =
            items::ALL_LEADS.into_iter().map(|lead| due(&supervision, lead, true)).collect();
        let yellow_days = book(RuleKind::General).await?.rule(YELLOW_DAYS)?.value;
        Ok(Self { reports: reports?, budget: vec![due(&budget, BUDGET_MATERIAL, false)?], yellow_days })
    }

    /// Whether anything is due at all.
    pub(super) fn run(&self) -> bool {
        !self.reports.is_empty()
    }

    /// What is due, the earliest first; for an item what its form asks for.
    pub(super) fn due(&self, budget_matter: bool, form: Option<Form>) -> Vec<&Due> {
        let budget = self.budget.iter().filter(|_| budget_matter);
        let leads = form.map_or(&items::LEADS[..], items::leads_of);
        let asked = |due: &&Due| leads.contains(&due.lead);
        let mut due: Vec<&Due> = budget.chain(self.reports.iter().filter(asked)).collect();
        due.sort_by_key(|due| std::cmp::Reverse(due.rule.value));
        due
    }
}
