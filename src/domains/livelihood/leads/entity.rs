//! The row of a lead.

use super::words::{DeclinedType, DuplicateFinding, LEAD_CHECK, LeadSource, LeadState, ProposedDuplicate};
use crate::{reserve_projects::words::Maturity, words::ProjectCategory};
use access::public_access::AccessCode;
use chrono::NaiveDate;
use platform::{
    records::record::{List, Record, Viewer},
    values::{
        numbers::{Count, Fen, Whole},
        text::{Prose, Text},
    },
    vocabulary::{Role, groups},
};
use uuid::Uuid;

platform::record! {
    /// A lead: what somebody proposes as a livelihood project.
    /// 项目线索。
    Leads = "project_lead", LeadState {
        /// The year for which it was proposed.
        /// 征集年度。
        #[set_by(content)] #[read_by(public)] #[filter] #[example("livelihood.cycle:2")]
        cycle_id: Uuid,
        /// The body whose congress decides in that year.
        /// 本级机构。
        #[read_by(public)] #[filter]
        organization_id: Uuid,
        /// Where it comes from.
        /// 来源。
        #[set_by(content)] #[read_by(public)] #[filter] #[example("government_department")]
        source: LeadSource,
        /// What it is called, with nobody's name or number.
        /// 名称;不得含有姓名、号码等个人信息。
        #[set_by(content)] #[read_by(public)] #[search] #[example("老旧小区增设公共充电桩")]
        title: Text<60>,
        /// What is proposed; read by the government office and whoever proposed it.
        /// 内容;仅政府办公室和建议人可见。
        #[set_by(content)] #[read_by(reads_the_proposer)] #[personal]
        #[example("小区内没有公共充电桩,建议在公共停车场集中增设二十个充电桩。")]
        content: Prose<20>,
        /// Where.
        /// 地点。
        #[set_by(content?)] #[read_by(public)] #[example("江桥镇")]
        location: Option<Text<100>>,
        /// The field of life.
        /// 领域。
        #[set_by(content, LeadAnalysis)] #[read_by(public)] #[filter]
        category: ProjectCategory,
        /// How many people it would serve (persons).
        /// 受益人数估计(人)。
        #[set_by(content?, LeadAnalysis?)] #[read_by(public)] #[example(3000)]
        beneficiaries_estimate: Option<Count>,
        /// What it would cost (fen).
        /// 费用估计(分)。
        #[set_by(content?, LeadAnalysis?)] #[example(260_000_000)]
        cost_estimate_fen: Option<Fen>,
        /// How long it would take (months).
        /// 工期估计(月)。
        #[set_by(content?, LeadAnalysis?)] #[example(8)]
        duration_estimate_months: Option<Whole<0, 120>>,
        /// The name of whoever proposes it; read by the government office and that person.
        /// 建议人姓名;仅政府办公室和本人可见。
        #[set_by(content?)] #[read_by(reads_the_proposer)] #[personal] #[example("演示居民001")]
        proposer_name: Option<Text<50>>,
        /// The phone of that person; read by the same.
        /// 建议人电话;仅政府办公室和本人可见。
        #[set_by(content?)] #[read_by(reads_the_proposer)] #[personal(Ends)] #[instead(None)] #[example("13800000000")]
        proposer_phone: Option<Text<20, 5>>,
        /// The address of that person, of letters; read by the same.
        /// 建议人地址;来信的填写,仅政府办公室和本人可见。
        #[set_by(content?)] #[read_by(reads_the_proposer)] #[personal] #[example(null)]
        proposer_address: Option<Text<100>>,
        /// Kind of the record that it comes of: a suggestion, a clause or an opinion of the public.
        /// 来源记录的类型:代表建议、审议意见条目或者群众意见。
        #[set_by(content?)] #[example(null)]
        origin_type: Option<Text<60>>,
        /// That record.
        /// 来源记录。
        #[set_by(content?)] #[example(null)]
        origin_id: Option<Uuid>,
        /// On whose behalf it was entered; none of the public.
        /// 登记单位;社会公众自行提交的为空。
        #[filter]
        author_organization_id: Option<Uuid>,
        /// When it came in.
        /// 收到日期。
        #[read_by(public)] #[range]
        received_on: NaiveDate,
        /// What others read of it.
        /// 公开文本。
        #[set_by(LeadCheck)] #[read_by(public)] #[example("建议在公共停车场集中增设公共充电桩。")]
        public_text: Option<Prose>,
        /// Other leads that look the same, and what a person found.
        /// 系统提示的疑似重复线索及人工核定。
        duplicates: List<ProposedDuplicate>,
        /// Until when it is checked.
        /// 核对期限。
        #[read_by(public)] #[due(LEAD_CHECK)]
        check_due_on: Option<NaiveDate>,
        /// The lead into which it was merged.
        /// 合并到的线索。
        #[set_by(LeadMerging)] #[read_by(public)] #[filter] #[example("livelihood.lead:1")]
        merged_into_id: Option<Uuid>,
        /// Why it is declined, in a word.
        /// 不采纳类型。
        #[set_by(LeadRefusal)] #[read_by(public)] #[filter]
        declined_type: Option<DeclinedType>,
        /// Why it is declined.
        /// 不采纳理由。
        #[set_by(LeadRefusal)] #[read_by(public)] #[example("属于已在实施的项目,预计明年三月投入使用。")]
        declined_reason: Option<Prose>,
        /// The organ to which it was referred.
        /// 转送单位。
        #[set_by(LeadRefusal?)] #[read_by(public)] #[example("registry.organization:construction")]
        referred_to_id: Option<Uuid>,
        /// Whether it was examined again, which is done once.
        /// 是否已经复核;只复核一次。
        #[read_by(public)]
        reexamined: bool,
        /// Its record in the reserve.
        /// 对应的储备项目。
        reserve_project_id: Option<Uuid>,
        /// The candidate that it became.
        /// 转成的候选项目。
        #[read_by(public)] #[filter]
        candidate_id: Option<Uuid>,
        /// Why the project that came of it was terminated, so that it is in the reserve again.
        /// 由其形成的项目终止、退回储备的理由。
        #[read_by(public)]
        returned_reason: Option<Prose>,
        /// The code with which whoever proposed it reads the own lead; shown once.
        /// 查询码:建议人凭此查阅本人的线索,仅显示一次。
        #[serde(skip)]
        #[sea_orm(ignore)]
        #[read_by(public)]
        access_code: Option<AccessCode>,
    }
    content LeadContent;
    view LeadView;
    /// What others read of it, and which of the leads that look the same are the same.
    /// 核对线索。
    body LeadCheck {
        /// A finding on each of the proposed duplicates.
        /// 对每条疑似重复线索的核定。
        #[schema(max_items = 20)]
        #[serde(default)]
        #[example([])]
        pub findings: Vec<DuplicateFinding>,
    }
    /// What it would take.
    /// 分析线索。
    body LeadAnalysis;
    /// The same is dealt with in another lead.
    /// 合并到另一条线索。
    body LeadMerging;
    /// It is not taken up.
    /// 不采纳。
    body LeadRefusal;
    /// It is kept for later.
    /// 转入储备库。
    body LeadReserving {
        /// How ready it is.
        /// 成熟度。
        pub maturity: Maturity,
        /// Whether there is land for it.
        /// 用地是否落实。
        #[example(false)]
        pub land_ready: bool,
        /// Whether it is approved.
        /// 审批是否完成。
        #[example(false)]
        pub approval_ready: bool,
        /// The department that would lead.
        /// 牵头部门。
        #[example("registry.organization:construction")]
        pub lead_department_id: Uuid,
    }
    /// It becomes a candidate of a year.
    /// 转为候选项目。
    body LeadConversion {
        /// The year.
        /// 年度。
        #[example("livelihood.cycle:2")]
        pub cycle_id: Uuid,
    }
}

/// The government office, whoever entered it, and the person with the code.
pub(super) fn reads_the_proposer(row: &Model, viewer: &Viewer<'_>) -> bool {
    let actor = viewer.actor;
    let entered = row.author_organization_id.is_some_and(|own| actor.acts_for(own))
        && (actor.is_any(groups::OrganStaff.roles) || row.stamps().created_by == actor.user_id);
    actor.is(Role::GovernmentOffice) || entered || actor.holds_code_of(row.id)
}
