//! The words of a suggestion: its states, and the types of its columns.

use chrono::{DateTime, NaiveDate, Utc};
use platform::values::text::{Prose, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 代表建议.
    pub enum SuggestionState {
        Draft "起草" / "Draft",
        Submitted "已提交" / "Submitted",
        Reviewed "已审核" / "Reviewed",
        NotFiled "不作为建议" / "Not filed as a suggestion",
        Withdrawn "已撤回" / "Withdrawn",
        Assigned "已交办" / "Assigned",
        Returned "退回待重交" / "Returned, to be assigned again",
        Handling "办理中" / "Being handled",
        Replied "已答复" / "Replied to",
        Rated "已反馈" / "Rated",
        Rehandling "再次办理" / "Being handled again",
        Closed "办结" / "Closed",
    }
}

platform::words! {
    /// When it was made.
    /// 提出时间(上海市人大代表建议规定第五条)。
    pub enum SuggestionPhase {
        Session "大会期间" / "During a session",
        Intersession "闭会期间" / "Between sessions",
    }
}

platform::words! {
    /// The field of a suggestion.
    /// 建议的领域。
    pub enum SuggestionArea {
        FinanceEconomy "财经" / "Finance and economy",
        UrbanEnvironment "城建环保" / "Urban construction and environmental protection",
        EducationScienceCultureHealth "教科文卫" / "Education, science, culture and health",
        SocialDevelopment "社会建设" / "Social development",
        SupervisoryJudicial "监察司法" / "Supervisory and judicial affairs",
        AgricultureRural "农业农村" / "Agriculture and rural affairs",
        EthnicOverseas "民宗侨" / "Ethnic, religious and overseas Chinese affairs",
        Other "其他" / "Other",
    }
}

platform::words! {
    /// Why a paper is not handled as a suggestion.
    /// 不作为建议的情形(上海市人大代表建议规定第八条)。
    pub enum NotFiledGround {
        OutsidePowers "不属职权范围" / "Outside the powers",
        PersonalOrUnitMatter "个人或本单位问题" / "A matter of the deputy or the deputy's unit",
        SpecificCase "具体司法案件" / "A particular case before a court",
        ForwardedLetter "代转信件" / "A letter of somebody else",
        AcademicOrProduct "学术探讨产品推介" / "An academic question, or a product",
        NoContent "没有实际内容" / "No content",
        Other "其他" / "Another one",
    }
}

/// That a seconder agrees with the text as it stood then.
/// 附议人对当时文本的确认。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Confirmation {
    /// The seconder.
    /// 附议人。
    #[schema(examples("registry.deputy:10"))]
    pub deputy_id: Uuid,
    /// When.
    /// 确认时刻。
    pub confirmed_at: DateTime<Utc>,
}

/// A lead organ, and its part where there are several.
/// 主办单位;有多个主办单位的,其承办的部分。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"part": "停车场内充电桩的选址和建设"})))]
pub struct LeadOrgan {
    /// The organ.
    /// 单位。
    #[schema(examples("registry.organization:construction"))]
    pub organ_id: Uuid,
    /// Its part.
    /// 承办部分。
    #[schema(examples("停车设施的规划"))]
    pub part: Option<Text<100>>,
}

/// What an organ does with a suggestion.
/// 承办单位的办理情况。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Handling {
    /// The organ.
    /// 单位。
    #[schema(examples("registry.organization:construction"))]
    pub organ_id: Uuid,
    /// Whether it leads.
    /// 是否为主办单位。
    pub leads: bool,
    /// Its part, where several lead.
    /// 承办部分。
    #[schema(examples("停车设施的规划"))]
    pub part: Option<Text<100>>,
    /// The day from which its periods run: that of the assignment.
    /// 收到日期,即交办之日;各项期限自该日起算。
    pub received_on: NaiveDate,
    /// When its office took it over.
    /// 签收日期。
    pub signed_on: Option<NaiveDate>,
    /// The head who signed the reply.
    /// 签发答复的负责人。
    pub head_id: Option<Uuid>,
    /// What it says to the lead organ, if it does not lead.
    /// 会办单位向主办单位提出的意见。
    #[schema(examples("同意结合道路养护计划实施。"))]
    pub opinion: Option<Prose>,
    /// When it said so.
    /// 提出会办意见的日期。
    pub opinion_on: Option<NaiveDate>,
}

/// Code of a deadline: what was made of an opinion is submitted.
pub const SUGGESTION_DRAFT: &str = "SUGGESTION_DRAFT";
/// Code of a deadline: the review of what was submitted, and its assignment.
pub const SUGGESTION_ASSIGNMENT: &str = "SUGGESTION_ASSIGNMENT";
/// Code of a deadline: the office of the organ takes it over.
pub const SUGGESTION_SIGNING: &str = "SUGGESTION_SIGNING";
/// Code of a deadline: the reply.
pub const SUGGESTION_REPLY: &str = "SUGGESTION_REPLY";
/// Code of a deadline: the opinions of those who do not lead.
pub const SUGGESTION_CO_REPLY: &str = "SUGGESTION_CO_REPLY";
/// Code of a deadline: the decision on a request to return it.
pub const SUGGESTION_RETURN: &str = "SUGGESTION_RETURN";
/// Code of a deadline: the answer to an objection against the assignment.
pub const SUGGESTION_OBJECTION: &str = "SUGGESTION_OBJECTION";
/// Code of a deadline: the decision on more time.
pub const SUGGESTION_EXTENSION: &str = "SUGGESTION_EXTENSION";
/// Code of a deadline: the rating of the reply.
pub const SUGGESTION_RATING: &str = "SUGGESTION_RATING";
/// Code of a deadline: the decision on handling it again.
pub const SUGGESTION_REHANDLING: &str = "SUGGESTION_REHANDLING";
/// Code of a deadline: somebody looks back at what came of it.
pub const SUGGESTION_LOOK_BACK: &str = "SUGGESTION_LOOK_BACK";
