//! The row of a deputy.

use super::words::{CongressLevel, DeputyState, EducationLevel, Gender, StateReason};
use chrono::NaiveDate;
use platform::{
    records::record::Viewer,
    values::text::{Prose, Text},
    vocabulary::Role,
};

platform::record! {
    /// A deputy of a congress for a term.
    /// 一届人民代表大会的代表。
    Deputies = "deputy", DeputyState {
        /// Number of the deputy's card, unique per level and term.
        /// 代表证号,同级同届内唯一。
        #[set_by(content)] #[example("JD-07-001")] #[sort] #[keyed] #[read_by(public)]
        deputy_no: Text<20>,
        /// Name.
        /// 名称或者姓名。
        #[set_by(content)] #[example("演示代表001")] #[personal] #[search] #[read_by(public)]
        full_name: Text<50>,
        /// Gender.
        /// 性别。
        #[set_by(content)] #[read_by(public)]
        gender: Gender,
        /// Date of birth; null for others than the deputy and those who keep the register.
        /// 出生日期;仅代表本人和代表登记管理人员可见,对其他人为空。
        #[set_by(content)] #[example("1975-05-01")] #[read_by(reads_the_person)] #[personal]
        birth_date: NaiveDate,
        /// GB/T 3304; null for the same.
        /// 民族代码(GB/T 3304);仅代表本人和代表登记管理人员可见,对其他人为空。
        #[set_by(content)] #[example("01")] #[read_by(reads_the_person)] #[personal]
        ethnicity_code: Option<Text<2>>,
        /// GB/T 4762; null for the same.
        /// 政治面貌代码(GB/T 4762);仅代表本人和代表登记管理人员可见,对其他人为空。
        #[set_by(content)] #[example("01")] #[read_by(reads_the_person)] #[personal]
        political_affiliation_code: Option<Text<2>>,
        /// Education; null for the same.
        /// 学历;仅代表本人和代表登记管理人员可见,对其他人为空。
        #[set_by(content)] #[read_by(reads_the_person)] #[personal]
        education_level: Option<EducationLevel>,
        /// Employer; null for the same where the profile is not public.
        /// 工作单位;代表信息不公示的,仅代表本人和代表登记管理人员可见,对其他人为空。
        #[set_by(content, Contact?)] #[example("江桥镇演示居民委员会")] #[read_by(reads_the_profile)] #[personal]
        employer: Option<Text<100>>,
        /// Position; null for the same where the profile is not public.
        /// 职务;代表信息不公示的,仅代表本人和代表登记管理人员可见,对其他人为空。
        #[set_by(content, Contact?)] #[example("社区工作者")] #[read_by(reads_the_profile)] #[personal]
        position: Option<Text<100>>,
        /// Phone; masked for everybody but the deputy and the deputies' affairs committee.
        /// 联系电话;除代表本人和代表工委外,对其他人部分遮盖。
        #[set_by(content, Contact)] #[example("13800000000")] #[read_by(reads_the_phone)] #[personal(Ends)]
        contact_phone: Text<20, 5>,
        /// Of which congress.
        /// 代表层级。
        #[set_by(content)] #[filter] #[read_by(public)]
        congress_level: CongressLevel,
        /// The term.
        /// 届次。
        #[set_by(content)] #[filter] #[read_by(public)]
        term_id: Uuid,
        /// Where a district or town deputy was elected.
        /// 区、镇代表的选区。
        #[set_by(content)] #[filter] #[read_by(public)]
        constituency_id: Option<Uuid>,
        /// Who elected a municipal or national deputy.
        /// 选举市代表、全国代表的原选举单位。
        #[set_by(content)] #[example(null)] #[read_by(public)]
        electing_unit: Option<Text<60>>,
        /// The group of deputies that names this one among its members (代表法第二十七条).
        /// 该代表所在的代表小组(代表法第二十七条)。
        #[filter] #[read_by(public)]
        deputy_group_id: Option<Uuid>,
        /// Delegation.
        /// 代表团。
        #[set_by(content)] #[example("江桥代表团")] #[read_by(public)]
        delegation: Option<Text<60>>,
        /// Member of the Standing Committee.
        /// 是否为常委会组成人员。
        #[set_by(content)] #[filter] #[read_by(public)]
        is_sc_member: bool,
        /// Since when a member of the Standing Committee; null: since it was elected.
        /// 担任常委会组成人员的起始日期;为空的,自本届常委会选出之日起。
        #[set_by(content)] #[example(null)] #[read_by(public)]
        sc_from: Option<NaiveDate>,
        /// From which day no longer a member of the Standing Committee.
        /// 不再担任常委会组成人员的日期。
        #[set_by(ScMembershipEnd)] #[read_by(public)]
        sc_to: Option<NaiveDate>,
        /// Holds a post in the organs that the Standing Committee supervises.
        /// 是否在常委会监督的机关担任职务。
        #[set_by(content)]
        holds_excluded_office: bool,
        /// Basic and duty information is public (代表法第五十八条); unless it is said otherwise, it is.
        /// 基本信息和履职信息是否公开(代表法第五十八条);未另行说明的为公开。
        #[set_by(content)] #[read_by(public)]
        public_profile: bool,
        /// Why the deputy is suspended or no longer in office.
        /// 暂停执行职务或者资格终止的原因。
        #[set_by(Suspension, Termination)]
        state_reason: Option<StateReason>,
        /// Since when.
        /// 起始日期。
        #[set_by(Suspension, Restoration, Termination)]
        state_date: Option<NaiveDate>,
        /// The report of the credentials committee, or the announcement of the Standing Committee.
        /// 代表资格审查委员会的报告,或者常委会的公告。
        #[set_by(Suspension, Restoration, Termination)]
        state_document_id: Option<Uuid>,
    }
    content DeputyContent;
    view DeputyView;
    /// What a deputy may change of the own record.
    /// 代表本人可以修改的信息。
    body Contact;
    /// A suspension.
    /// 暂停执行代表职务。
    body Suspension;
    /// The end of an office.
    /// 代表资格终止。
    body Termination;
    /// The end of a membership in the Standing Committee.
    /// 不再担任常委会组成人员。
    body ScMembershipEnd {
        /// The meeting of the congress or of the Standing Committee that decided it.
        /// 作出决定的大会会议或者常委会会议。
        pub decision_meeting_id: Uuid,
        /// Why.
        /// 理由。
        #[example("本人因工作调动申请辞去常委会委员职务,会议决定接受。")]
        pub reason: Prose,
    }
    /// A return to office.
    /// 恢复执行职务。
    body Restoration {
        /// Why.
        /// 理由。
        #[example("暂停执行职务的情形已经消失,代表资格未终止。")]
        pub reason: Prose,
    }
}

/// The deputy, those who keep the register of deputies, and auditors, who read everything (00 §3).
fn reads_the_person(row: &Model, viewer: &Viewer<'_>) -> bool {
    let keepers = [Role::DeputyAffairs, Role::ScOffice, Role::Auditor];
    viewer.actor.deputy_id == Some(row.id) || viewer.actor.is_any(&keepers)
}

/// The deputy, and the committee that calls deputies.
fn reads_the_phone(row: &Model, viewer: &Viewer<'_>) -> bool {
    viewer.actor.deputy_id == Some(row.id) || viewer.actor.is(Role::DeputyAffairs)
}

/// What a public profile tells (代表法第五十八条).
fn reads_the_profile(row: &Model, viewer: &Viewer<'_>) -> bool {
    row.public_profile || reads_the_person(row, viewer)
}
