//! Assessments of a year: the sheet of a street committee (01 §4.3), reviewed and open to dispute, that of a site (03 §4.4), and a
//! template of finance. What the records have is computed; finance scores by people.

use super::{scenario::Scenario, term::RunningTerm};
use chrono::{Datelike, NaiveDate};
use instruments::{assessment_templates::AssessmentTemplates, assessments::Assessments};
use platform::{problem::Result, workflow::Workflow};
use serde_json::{Value, json};
use stations::sites::Sites;

/// An item of a sheet: its names, its points, and what it reads for how many of these; nothing, if people score it.
type Item = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

/// The sheet of a street committee.
const STREET_COMMITTEE: &[Item] = &[
    (
        "Organization and staff",
        "组织与队伍",
        "15.00",
        &[
            ("SC01", "6.00"),
            ("director_in_post", "4.00"),
            ("named_clerk", "3.00"),
            ("study_training", "2.00"),
        ],
    ),
    (
        "Rules and procedure",
        "制度与程序",
        "15.00",
        &[("SC03", "10.00"), ("SC05", "3.00"), ("minutes", "2.00")],
    ),
    ("Contact with deputies", "联系代表", "15.00", &[("SC06", "10.00"), ("difficulties", "5.00")]),
    (
        "Deputies' activities",
        "组织代表活动",
        "20.00",
        &[("SC04", "10.00"), ("SC09", "6.00"), ("research", "4.00")],
    ),
    ("People's opinions and sites", "民意与平台", "15.00", &[("SC15", "8.00"), ("site_assessments", "7.00")]),
    ("Assigned work", "交办工作", "10.00", &[("SC11", "7.00"), ("SC12", "3.00")]),
    ("Duty reports, archive", "述职与档案", "5.00", &[("SC16", "5.00")]),
    ("Report, publicity", "报告与公开", "5.00", &[("SC18", "3.00"), ("plan_published", "2.00")]),
];

/// The sheet of a site.
const SITE: &[Item] = &[
    (
        "Place and equipment",
        "阵地建设",
        "15.00",
        &[
            ("fixed_venue", "3.00"),
            ("unified_plate", "2.00"),
            ("floor_area", "3.00"),
            ("office_equipment", "2.00"),
            ("notice_board", "2.00"),
            ("box_or_code", "2.00"),
            ("barrier_free", "1.00"),
        ],
    ),
    (
        "Organization",
        "组织管理",
        "10.00",
        &[("leader", "2.00"), ("liaison", "2.00"), ("enrollment", "4.00"), ("rules_posted", "2.00")],
    ),
    ("Openness", "信息公开", "10.00", &[("public_items", "10.00")]),
    ("Plan and schedule", "计划安排", "10.00", &[("annual_plan", "4.00"), ("month_schedules", "6.00")]),
    (
        "Activities",
        "活动开展",
        "20.00",
        &[("HS06", "8.00"), ("each_quarter", "4.00"), ("HS07", "5.00"), ("categories", "3.00")],
    ),
    ("Ledgers", "台账资料", "10.00", &[("HS18", "10.00")]),
    ("Opinions", "意见办理", "15.00", &[("HS12", "7.00"), ("HS15", "5.00"), ("every_opinion", "3.00")]),
    ("Duty reports", "述职履职", "5.00", &[("HS19", "5.00")]),
    ("Effect", "实效", "5.00", &[("adopted_suggestion", "3.00"), ("practical_deed", "2.00")]),
];

/// The items of a sheet, as a template has them.
fn items(sheet: &[Item]) -> Vec<Value> {
    let part = |(code, points): &(&str, &str)| json!({"code": code, "points": points});
    let item = |(index, (name, name_zh, weight, parts)): (usize, &Item)| {
        let manual = parts.is_empty();
        json!({
            "no": index + 1, "name": name, "name_zh": name_zh, "weight": weight,
            "mode": if manual { "manual" } else { "auto" }, "parts": parts.iter().map(part).collect::<Vec<_>>(),
            "evidence_required": manual
        })
    };
    sheet.iter().enumerate().map(item).collect()
}

impl Scenario<'_> {
    /// The office for deputies has assessed the last year of the street committee, tells its home by what the next is assessed, and
    /// finance drafts what it asks of departments.
    pub(super) async fn assessments(&self, chairpersons: &Value) -> Result<()> {
        let year = self.today.year();
        self.last_year(year - 1).await?;
        let homes = self.call("deputy-affairs")?.page::<Sites>(Sites::PATH, "tier=home").await?.value()?;
        let template = json!({
            "target_kind": "site", "year": year + 1, "title": format!("{}年度代表家站点考核方案", year + 1),
            "approved_meeting_id": chairpersons["id"], "target_ids": [homes["items"][0]["id"]],
            "items": items(SITE), "veto_items": ["弄虚作假"]
        });
        self.published(template).await?;
        let template = json!({
            "target_kind": "budget_department", "year": year, "title": format!("{year}年度部门预算绩效管理考核方案"),
            "target_ids": [self.organization("construction")],
            "items": [
                {"no": 1, "name": "Targets", "name_zh": "绩效目标管理", "weight": "60.00", "mode": "manual",
                 "evidence_required": true},
                {"no": 2, "name": "Monitoring", "name_zh": "绩效运行监控", "weight": "40.00", "mode": "manual",
                 "evidence_required": true}
            ]
        });
        self.create::<AssessmentTemplates>("finance-clerk", template).await?;
        Ok(())
    }

    /// Its template was approved and published in the March of the year, and is carried out now that the year is over; before the
    /// term nobody met.
    async fn last_year(&self, year: i32) -> Result<()> {
        let march = NaiveDate::from_ymd_opt(year, 3, 10).unwrap_or(self.today);
        if march < RunningTerm::on(self.today).begins_on {
            return Ok(());
        }
        let then = self.on(march);
        let chairpersons = then.meeting("chairpersons", "chairpersons", 41, march, true).await?;
        let template = json!({
            "target_kind": "street_committee", "year": year, "title": format!("{year}年度街道人大工委工作考核方案"),
            "approved_meeting_id": chairpersons["id"], "target_ids": [self.organization("street-committee")],
            "items": items(STREET_COMMITTEE), "veto_items": ["弄虚作假"]
        });
        let opened = then.published(template).await?;
        self.carry_out(&opened).await
    }

    /// The template goes out; the assessment that it opens.
    async fn published(&self, template: Value) -> Result<Value> {
        let template = self.create::<AssessmentTemplates>("deputy-affairs", template).await?;
        self.act::<AssessmentTemplates>("deputy-affairs", &template, "publish", json!({})).await?;
        let of_it = format!("template_id={}", template["id"].as_str().unwrap_or_default());
        let opened =
            self.call("deputy-affairs")?.page::<Assessments>(Assessments::PATH, &of_it).await?.value()?;
        Ok(opened["items"][0].clone())
    }

    /// Scored by the records, by the unit, by the reviewers.
    async fn carry_out(&self, assessment: &Value) -> Result<()> {
        self.act::<Assessments>("street-director", assessment, "self_assess", json!({"scores": []})).await?;
        let review = json!({
            "reviewer_ids": [self.call("sc-office")?.actor.user_id, self.call("committee-staff")?.actor.user_id],
            "scores": [], "bonus": "1.00", "deduction": "0.50"
        });
        self.act::<Assessments>("deputy-affairs", assessment, "review", review).await?;
        Ok(())
    }
}
