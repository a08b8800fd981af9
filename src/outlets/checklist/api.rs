//! What callers see of a checklist.

use super::{
    leads::{Due, Leads},
    reading::{Reading, names},
};
use crate::codes;
use actix_web::web::Path;
use chrono::{Days, NaiveDate};
use instruments::deadlines::{DeadlineState, Light, entity::Model as Deadline};
use platform::{
    call::Call,
    document::{Operation, Tag, routes::Routes},
    http::reply::Answer,
    problem::{Problem, Result},
    values::schema::Schema,
    words,
};
use registry::meetings::{Meetings, entity::Model as Meeting, words::AgendaItem};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use supervision::items::DISTRIBUTION;
use utoipa::ToSchema;
use uuid::Uuid;

words! {
    /// How far something is that is due before a meeting.
    /// 会前应办事项的完成程度。
    pub enum ChecklistStatus {
        Open "未到期" / "Not yet due",
        Met "按期完成" / "Done on time",
        MetLate "逾期完成" / "Done late",
        Overdue "已逾期" / "Overdue",
        Untracked "未跟踪" / "Not tracked",
    }
}

/// Something due before a meeting.
/// 会议前应当完成的事项。
#[derive(Serialize, ToSchema)]
struct ChecklistStep {
    /// What is due: the code of its deadline.
    /// 应当完成的事项,以其时限代码表示。
    #[schema(examples("REPORT_FINAL"))]
    code: &'static str,
    /// Days before the first day of the meeting.
    /// 距会议首日的天数。
    #[schema(minimum = 0, examples(10))]
    days_before: u32,
    /// The last day.
    /// 到期日。
    due_on: NaiveDate,
    /// The article that says so.
    /// 所依据的条文。
    #[schema(examples("监督法第十五条"))]
    basis: String,
    /// The rule set that has the number of days; null for a national default.
    /// 规定该天数的规则集;采用全国默认值的为空。
    #[schema(required = true)]
    rule_set_id: Option<Uuid>,
    /// Who owes it; null while the agenda names no record that says so.
    /// 责任单位;议程未列明可据以确定责任单位的记录时为空。
    #[schema(required = true)]
    responsible_organization_id: Option<Uuid>,
    /// The name of that organization.
    /// 责任单位的名称。
    #[schema(required = true, examples("嘉定区人民政府"))]
    responsible_organization: Option<String>,
    /// How far it is; `untracked` where no record says whether it was done.
    /// 完成情况;没有记录表明是否完成的为 `untracked`。
    status: ChecklistStatus,
    /// How urgent it is today.
    /// 截至今日的紧迫程度。
    light: Light,
    /// When it was done.
    /// 完成的日期。
    #[schema(required = true)]
    met_on: Option<NaiveDate>,
    /// Its deadline; null where there is none, or where the caller may not read it.
    /// 对应的时限;没有时限或者调用者无权读取的为空。
    #[schema(required = true)]
    deadline_id: Option<Uuid>,
}

/// An item of the agenda with what it waits for.
/// 议程项目及其待完成事项。
#[derive(Serialize, ToSchema)]
struct ChecklistItem {
    /// The item.
    /// 监督事项。
    #[serde(flatten)]
    entry: AgendaItem,
    /// What is due before the meeting, the earliest first.
    /// 会议前应当完成的事项,按期限由早到晚排列。
    steps: Vec<ChecklistStep>,
}

/// What a meeting waits for.
/// 会议前的待完成事项清单。
#[derive(Serialize, ToSchema)]
struct MeetingChecklist {
    /// The meeting.
    /// 会议。
    meeting_id: Uuid,
    /// Its first day, from which the days are counted back.
    /// 会议首日,各项天数由此倒推。
    start_on: NaiveDate,
    /// Whether days are counted: not before a meeting convened at short notice, nor before one of another body than the
    /// Standing Committee.
    /// 是否倒推天数:临时召集的会议和常委会以外机构的会议不倒推。
    lead_times_run: bool,
    /// The agenda.
    /// 议程。
    items: Vec<ChecklistItem>,
}

/// Serves the checklist beside the meetings.
pub(in crate::outlets) fn routes(routes: &mut Routes) {
    let read = Operation::new(
        "get",
        "/api/v1/meetings/{id}/checklist",
        "get_meeting_checklist",
        Tag { zh: "基础登记", en: "Registry" },
        ("查看会前清单", "Read what a meeting waits for"),
    );
    let about = "For each item of the agenda the days counted back from the meeting, by the rules in force on its first \
        day: 20 days for the draft, 10 for the report, 7 for its distribution (监督法第十五条), 30 for the material on \
        budget matters; who owes it, until when, and how far it is. Readable by whoever may read the meeting.\n\n\
        按会议首日倒排的会前时限:征求意见二十日、正式报告十日、分发七日,预算事项材料三十日;责任单位、期限和完成情况。临时召集的会议不倒排。";
    let read =
        read.describe(about).answers(200, Schema::of::<MeetingChecklist>).refuses(codes::UNKNOWN_PARAMETER);
    routes.handle(read, checklist);
}

async fn checklist(call: Call, id: Path<Uuid>) -> Result<Answer> {
    let meeting = call.read::<Meetings>(*id).await?;
    let leads = Leads::of(&call, &meeting).await?;
    let reading = Reading::of(&call, &meeting).await?;
    let mut items = Vec::new();
    for entry in &meeting.agenda.0 {
        let steps = Prepared { call: &call, meeting: &meeting, reading: &reading, entry }.steps(&leads)?;
        items.push(ChecklistItem { entry: entry.clone(), steps });
    }
    name_owners(&call, &mut items).await?;
    let (meeting_id, start_on, lead_times_run) = (meeting.id, meeting.start_on, leads.run());
    Answer::json(200, &MeetingChecklist { meeting_id, start_on, lead_times_run, items })
}

async fn name_owners(call: &Call, items: &mut [ChecklistItem]) -> Result<()> {
    let owners: HashSet<Uuid> = items
        .iter()
        .flat_map(|item| &item.steps)
        .filter_map(|step| step.responsible_organization_id)
        .collect();
    let names: HashMap<Uuid, String> = names(call, owners).await?;
    for step in items.iter_mut().flat_map(|item| &mut item.steps) {
        let owner = step.responsible_organization_id;
        step.responsible_organization = owner.and_then(|owner| names.get(&owner).cloned());
    }
    Ok(())
}

/// An item of an agenda with everything that is known of it.
struct Prepared<'a> {
    call: &'a Call,
    meeting: &'a Meeting,
    reading: &'a Reading,
    entry: &'a AgendaItem,
}

impl Prepared<'_> {
    fn steps(&self, leads: &Leads) -> Result<Vec<ChecklistStep>> {
        let subject_type = self.entry.subject_type.as_deref();
        let budget_matter = self.reading.is_budget_matter(subject_type, self.entry.subject_id);
        let form = self.reading.item(self.entry.subject_id).map(|item| item.form);
        let due = leads.due(budget_matter, form).into_iter();
        due.map(|due| match self.reading.deadline(self.meeting, self.entry.subject_id, due.lead.code) {
            Some(deadline) => self.running(due, deadline),
            None => self.expected(due, leads.yellow_days),
        })
        .collect()
    }

    /// What a deadline keeps account of.
    fn running(&self, due: &Due, deadline: &Deadline) -> Result<ChecklistStep> {
        let today = self.call.today();
        let status = match deadline.state {
            DeadlineState::Met => ChecklistStatus::Met,
            DeadlineState::MetLate => ChecklistStatus::MetLate,
            // The sweep marks it within a minute of midnight; the day itself is enough here.
            _ if deadline.effective_due_on < today => ChecklistStatus::Overdue,
            _ => ChecklistStatus::Open,
        };
        Ok(ChecklistStep {
            code: due.lead.code,
            days_before: u32::try_from(deadline.amount).map_err(Problem::internal)?,
            due_on: deadline.effective_due_on,
            basis: deadline.basis.clone(),
            rule_set_id: deadline.rule_set_id,
            responsible_organization_id: Some(deadline.responsible_organization_id),
            responsible_organization: None,
            status,
            light: deadline.light(today),
            met_on: deadline.met_on,
            deadline_id: self.reading.shows(deadline).then_some(deadline.id),
        })
    }

    /// What the rules want before this meeting, of which no deadline keeps account.
    fn expected(&self, due: &Due, yellow_days: u32) -> Result<ChecklistStep> {
        let days = Days::new(due.rule.value.into());
        let due_on = self.meeting.start_on.checked_sub_days(days);
        let due_on = due_on.ok_or_else(|| Problem::internal("a day before all days"))?;
        let item = self.reading.item(self.entry.subject_id);
        let owner = if due.lead.code == DISTRIBUTION.code {
            Some(self.meeting.organization_id)
        } else {
            item.map(|item| item.supervised_organ_id)
        };
        let today = self.call.today();
        let done_on = item.and_then(|item| item.done_on(due.lead.code));
        let (status, light) = if let Some(done) = done_on {
            let in_time = done <= due_on;
            (if in_time { ChecklistStatus::Met } else { ChecklistStatus::MetLate }, Light::Off)
        } else if due.recorded && item.is_some() {
            let status = if due_on < today { ChecklistStatus::Overdue } else { ChecklistStatus::Open };
            (status, Light::before(due_on, due_on - Days::new(yellow_days.into()), today))
        } else {
            (ChecklistStatus::Untracked, Light::Off)
        };
        Ok(ChecklistStep {
            code: due.lead.code,
            days_before: due.rule.value,
            due_on,
            basis: due.rule.basis.clone(),
            rule_set_id: due.rule.rule_set_id,
            responsible_organization_id: owner,
            responsible_organization: None,
            status,
            light,
            met_on: done_on,
            deadline_id: None,
        })
    }
}
