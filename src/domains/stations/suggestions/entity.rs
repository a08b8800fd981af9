//! The row of a suggestion.

use super::words::{
    Confirmation, Handling, LeadOrgan, NotFiledGround, SUGGESTION_RATING, SUGGESTION_REPLY, SuggestionArea,
    SuggestionPhase, SuggestionState,
};
use crate::{
    handled::{Handled, Standing},
    look_back::{LookedAt, LookedBack},
    outcome::{OutcomeClass, Rating},
};
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
    values::text::{Prose, Text},
};
use registry::deputies::CongressLevel;
use uuid::Uuid;

platform::record! {
    /// A suggestion of a deputy.
    /// 代表建议。
    Suggestions = "suggestion", SuggestionState {
        /// Number, unique in the district; given with the review.
        /// 编号,在本区唯一,审核时编定。
        #[set_by(SuggestionReview)] #[read_by(public)] #[example("嘉建2026-085")] #[keyed]
        suggestion_no: Option<Text<40>>,
        /// The session of the congress in which it is made; for what is made during one.
        /// 提出建议的大会会议;仅大会期间提出的填写。
        #[set_by(content)] #[example(null)] #[read_by(public)] #[filter]
        session_id: Option<Uuid>,
        /// When it is made.
        /// 提出时间。
        #[set_by(content)] #[example("intersession")] #[read_by(public)] #[filter]
        phase: SuggestionPhase,
        /// What it is about.
        /// 标题。
        #[set_by(content)] #[read_by(public)] #[example("关于增设金园一路公共充电桩的建议")] #[search]
        title: Text<60>,
        /// The problem.
        /// 情况和问题。
        #[set_by(content)] #[read_by(public)] #[example("金园一路沿线三个小区没有公共充电桩,居民充电需往返四公里。")]
        problem_text: Option<Prose>,
        /// What is proposed.
        /// 具体建议。
        #[set_by(content)] #[read_by(public)] #[example("在金园一路公共停车场增设二十个充电桩。")]
        proposal_text: Option<Prose>,
        /// The deputy who leads.
        /// 领衔代表。
        #[set_by(create)] #[example("registry.deputy:10")] #[read_by(public)] #[filter]
        lead_deputy_id: Uuid,
        /// The deputies who second it.
        /// 附议代表。
        #[set_by(content?)] #[example(["registry.deputy:11"])] #[read_by(public)]
        #[schema(max_items = 100)]
        seconder_ids: Ids,
        /// Which of them agree with the text as it stands.
        /// 已确认现有文本的附议代表。
        #[read_by(public)]
        confirmations: List<Confirmation>,
        /// Of which congress the deputies are.
        /// 代表层级。
        #[read_by(public)] #[filter]
        congress_level: CongressLevel,
        /// The presidium that assigns what deputies of a town suggest.
        /// 镇代表建议的交办机构,即镇人大主席团。
        #[read_by(public)] #[filter]
        town_presidium_id: Option<Uuid>,
        /// The opinions of people that it comes from.
        /// 来源的群众意见。
        #[set_by(content?)] #[example(null)]
        origin_opinion_ids: Ids,
        /// The field.
        /// 领域。
        #[set_by(content)] #[read_by(public)] #[filter]
        policy_area: SuggestionArea,
        /// Whether text and reply may be published.
        /// 是否同意公开文本和答复。
        #[set_by(content)] #[example(true)] #[read_by(public)]
        consents_publication: bool,
        /// The declaration that it serves no case and no business of one's own.
        /// 声明不干涉具体案件,不涉及本人利益。
        #[set_by(content)] #[example(true)] #[read_by(public)]
        no_own_interest: bool,
        /// Why it is not handled as a suggestion.
        /// 不作为建议的情形。
        #[set_by(SuggestionRefusal)]
        not_filed_ground: Option<NotFiledGround>,
        /// What the deputy is told of that.
        /// 就此向代表的说明。
        #[set_by(SuggestionRefusal)] #[example("反映的是本单位用地问题,已转有关部门作为来信处理。")]
        not_filed_explanation: Option<Prose>,
        /// Who of the joint deputies agrees to withdraw it.
        /// 同意撤回的联名代表。
        withdrawal_agreed_ids: Ids,
        /// The organs that lead.
        /// 主办单位。
        #[read_by(public)]
        lead_organ_ids: Ids,
        /// The organs that help.
        /// 会办单位。
        #[set_by(SuggestionAssignment?)] #[example(null)] #[read_by(public)]
        co_organ_ids: Ids,
        /// What each of them does.
        /// 各承办单位的办理情况。
        handlings: List<Handling>,
        /// Like suggestions that are handled together with it; each keeps its own clock, reply and rating.
        /// 并案办理的同类建议;各自的期限、答复和评价不变。
        #[set_by(SuggestionAssignment?)] #[example(null)]
        handled_with_ids: Ids,
        /// Whether the chairpersons watch over it.
        /// 是否重点督办。
        #[read_by(public)] #[filter]
        is_key: bool,
        /// The Chairpersons' Meeting that decided so.
        /// 决定重点督办的主任会议。
        #[set_by(KeySuggestion)] #[read_by(public)]
        key_meeting_id: Option<Uuid>,
        /// The committee that watches over it.
        /// 负责督办的专工委。
        #[set_by(KeySuggestion)] #[example("registry.organization:urban")] #[read_by(public)] #[filter]
        supervising_committee_id: Option<Uuid>,
        /// Whether it touches much and is hard to handle.
        /// 是否涉及面广、处理难度大。
        #[read_by(public)]
        is_complex: bool,
        /// When it was submitted.
        /// 提交日期。
        #[read_by(public)] #[range]
        submitted_on: Option<NaiveDate>,
        /// When it was assigned for the first time.
        /// 首次交办日期。
        #[read_by(public)]
        first_assigned_on: Option<NaiveDate>,
        /// When it was assigned.
        /// 交办日期。
        #[read_by(public)]
        assigned_on: Option<NaiveDate>,
        /// Since when it is handled: since the assignment, or since it is handled again.
        /// 本轮办理的起始日期:交办之日,或者再次办理之日。
        round_began_on: Option<NaiveDate>,
        /// How often it was assigned, handled again or opened again: each time is a round of its own.
        /// 办理轮次:每次交办、再次办理或者重新打开为一轮。
        round: i32,
        /// Until when it is to be answered.
        /// 答复期限。
        #[read_by(public)] #[due(SUGGESTION_REPLY)]
        due_on: Option<NaiveDate>,
        /// When an organ asked to return it.
        /// 申请退回的日期。
        return_requested_on: Option<NaiveDate>,
        /// Which organ.
        /// 申请退回的单位。
        return_organ_id: Option<Uuid>,
        /// Why.
        /// 申请退回的理由。
        #[set_by(ReturnRequest)] #[example("该路段停车设施由区交通部门负责,不属本单位职责。")]
        return_reason: Option<Prose>,
        /// Which organ it should go to instead.
        /// 建议改由哪个单位承办。
        #[set_by(ReturnRequest)] #[example("registry.organization:finance")]
        return_proposed_organ_id: Option<Uuid>,
        /// That it was decided who leads: nobody returns it any more.
        /// 主办单位已经裁定,不得再次退回。
        lead_decided: bool,
        /// What the deputy objects to in the assignment.
        /// 代表对交办提出的异议。
        objection: Option<Prose>,
        /// What was answered to that.
        /// 对异议的答复。
        objection_answer: Option<Prose>,
        /// When more time was asked for.
        /// 申请延期的日期。
        extension_requested_on: Option<NaiveDate>,
        /// For how many months.
        /// 申请延长的月数。
        extension_months: Option<i32>,
        /// Why.
        /// 申请延期的理由。
        extension_reason: Option<Prose>,
        /// Who decided on it.
        /// 批准延期的人。
        extension_decided_by: Option<Uuid>,
        /// The reply.
        /// 答复。
        #[set_by(SuggestionReply)] #[read_by(public)] #[example("已在金园一路公共停车场新建二十个充电桩,九月一日投入使用。")]
        reply_text: Option<Prose<20>>,
        /// The document of the reply.
        /// 答复文书。
        #[set_by(SuggestionReply?)] #[read_by(public)]
        reply_document_id: Option<Uuid>,
        /// When it was answered.
        /// 答复日期。
        #[read_by(public)]
        replied_on: Option<NaiveDate>,
        /// The head who signed the reply last.
        /// 最后签发答复的负责人。
        signed_by: Option<Uuid>,
        /// What comes of it.
        /// 办理结果。
        #[set_by(SuggestionReply?, SuggestionLookBack)] #[read_by(public)] #[filter]
        outcome_class: Option<OutcomeClass>,
        /// Until when what is promised will be done.
        /// 承诺时限。
        #[set_by(SuggestionReply?)] #[read_by(public)] #[example("2026-12-20")]
        promised_on: Option<NaiveDate>,
        /// Why it is kept for reference only.
        /// 留作参考的理由。
        #[set_by(SuggestionReply?)] #[read_by(public)] #[example("该地块规划用途尚未确定。")]
        explanation: Option<Prose>,
        /// What the deputy thinks of how it was handled.
        /// 对办理态度的评价。
        #[set_by(SuggestionRating)] #[read_by(public)] #[filter]
        rating_attitude: Option<Rating>,
        /// What the deputy thinks of what came of it.
        /// 对办理结果的评价。
        #[set_by(SuggestionRating)] #[read_by(public)] #[filter]
        rating_result: Option<Rating>,
        /// What the deputy says of it.
        /// 评价意见。
        #[set_by(SuggestionRating?)] #[example("充电桩数量仍然不足。")]
        rating_comment: Option<Prose>,
        /// The deputy who rated it.
        /// 评价的代表。
        rated_by: Option<Uuid>,
        /// When.
        /// 评价日期。
        rated_on: Option<NaiveDate>,
        /// Until when it can be rated.
        /// 评价期限。
        #[due(SUGGESTION_RATING)]
        rating_due_on: Option<NaiveDate>,
        /// What was found when the dissatisfaction was looked into.
        /// 对不满意评价的研究结果。
        #[set_by(SuggestionStudy)] #[example("承办单位未与代表见面沟通,应当再次办理。")]
        study_result: Option<Prose>,
        /// That it is not handled again.
        /// 已决定不再办理。
        rehandling_declined: bool,
        /// How often it was handled again.
        /// 再次办理次数。
        rehandle_count: i32,
        /// When it was closed.
        /// 办结日期。
        #[read_by(public)]
        closed_on: Option<NaiveDate>,
        /// What was found when somebody looked back at it.
        /// 历次回头看的结果。
        look_backs: List<LookedBack>,
        /// When its text was published.
        /// 文本公开日期。
        #[read_by(public)]
        published_text_on: Option<NaiveDate>,
        /// When the reply was published.
        /// 答复公开日期。
        #[read_by(public)]
        published_reply_on: Option<NaiveDate>,
    }
    content SuggestionContent;
    create NewSuggestion;
    view SuggestionView;
    lists SeconderIds, LeadOrganIds, CoOrganIds;
    /// A suggestion is handled as one.
    /// 审核通过,作为代表建议办理。
    body SuggestionReview;
    /// A paper is not handled as a suggestion.
    /// 不作为代表建议。
    body SuggestionRefusal;
    /// To whom it is assigned.
    /// 交办。
    body SuggestionAssignment {
        /// The organs that lead; several have a named part each.
        /// 主办单位;有多个的,分别注明承办部分。
        #[schema(min_items = 1, max_items = 20)]
        pub lead_organs: Vec<LeadOrgan>,
    }
    /// An organ says that it is outside its powers.
    /// 承办单位申请退回。
    body ReturnRequest;
    /// Who leads, decided after everybody was heard.
    /// 听取各方意见后裁定主办单位。
    body LeadDecision {
        /// The organs that lead; several have a named part each.
        /// 主办单位;有多个的,分别注明承办部分。
        #[schema(min_items = 1, max_items = 20)]
        pub lead_organs: Vec<LeadOrgan>,
        /// The organs that were heard.
        /// 已听取意见的单位。
        #[schema(min_items = 1, max_items = 20)]
        #[serde(deserialize_with = "platform::values::strict::ids")]
        #[example(["registry.organization:construction"])]
        pub heard_organ_ids: Vec<Uuid>,
        /// Why.
        /// 理由。
        #[example("主要措施属建设管理职责,由区建设管理委主办。")]
        pub reason: Prose,
    }
    /// What an organ that does not lead says to the lead organ.
    /// 会办意见。
    body CoReply {
        /// The opinion.
        /// 会办意见。
        #[schema(examples("同意结合道路养护计划实施。"))]
        #[example("同意在公共停车场建设,电力增容由本单位配合办理。")]
        pub opinion: Prose,
    }
    /// A request for more time.
    /// 申请延期。
    body SuggestionExtensionRequest {
        /// For how many months.
        /// 延长的月数。
        #[example(2)]
        pub months: platform::values::numbers::Whole<1, 12>,
        /// The written report.
        /// 书面报告的内容。
        #[schema(examples("充电桩布点方案需征求三个小区业主意见,预计两个月完成。"))]
        #[example("涉及电力增容审批,申请延长两个月答复。")]
        pub reason: Prose,
    }
    /// What the chairpersons watch over.
    /// 确定重点督办建议。
    body KeySuggestion;
    /// The reply.
    /// 答复代表。
    body SuggestionReply {
        /// Why it is answered without an opinion of an organ that helps and is late.
        /// 会办单位逾期未提出意见的,仍予答复的说明。
        #[schema(examples("会办单位逾期未反馈,已电话沟通。"))]
        #[example("会办单位逾期未提意见,已电话征询同意。")]
        pub note_on_co_organs: Option<Prose>,
    }
    /// The rating of a reply.
    /// 评价答复。
    body SuggestionRating;
    /// What is found when somebody looks back at it.
    /// 回头看的结果。
    body SuggestionLookBack {
        /// Why, if it is of a worse class than before.
        /// 降低办理结果类别的理由。
        #[example("承诺的充电桩至今没有建设。")]
        pub reason: Option<Prose>,
    }
    /// What was found of a dissatisfaction.
    /// 对不满意评价的研究处理。
    body SuggestionStudy;
    /// The answer to an objection against the assignment.
    /// 对交办异议的答复。
    body ObjectionAnswer {
        /// Whether it goes to another organ.
        /// 是否改由其他单位承办。
        pub upheld: bool,
        /// The answer.
        /// 答复。
        #[schema(examples("已与两家单位核实,仍由原单位主办。"))]
        #[example("已按代表意见补充现场办理情况。")]
        pub answer: Prose,
    }
}

impl Handled for Model {
    const REHANDLE_MAX: &'static str = "suggestion.rehandle_max";
    const REOPEN_MONTHS: &'static str = "suggestion.reopen_months";

    fn standing(&self) -> Standing {
        Standing {
            outcome: self.outcome_class,
            axes: [self.rating_attitude, self.rating_result],
            rated_on: self.rated_on,
            rating_due_on: self.rating_due_on,
            rehandle_count: self.rehandle_count,
            declined: self.rehandling_declined,
            closed_on: self.closed_on,
        }
    }
}

impl LookedAt for Model {
    fn look_backs(&self) -> &[LookedBack] {
        &self.look_backs.0
    }
}
