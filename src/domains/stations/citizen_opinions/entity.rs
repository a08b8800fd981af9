//! The row of an opinion.

use super::words::{
    CitizenOpinionState, MatterNature, NotAcceptedReason, OPINION_RATING, OPINION_REPLY, OpinionChannel,
    OpinionRoute, ProcedureCheck, TopicCategory,
};
use crate::{
    look_back::LookedBack,
    outcome::{OutcomeClass, Rating},
};
use access::public_access::AccessCode;
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List, Viewer},
    values::text::{Prose, Text},
    vocabulary::{Role, groups},
};
use uuid::Uuid;

platform::record! {
    /// An opinion of the public.
    /// 群众意见建议。
    CitizenOpinions = "citizen_opinion", CitizenOpinionState {
        /// Number in the ledger of the site: that of the site, the year, and how many it is.
        /// 台账编号:站点编号、年度和序号。
        #[read_by(public)] #[sort] #[keyed] #[example("JQ-01-2026-0001")]
        opinion_no: Text<40>,
        /// The site in whose ledger it was entered first.
        /// 首次登记的站点。
        #[read_by(nobody)]
        ledger_site_id: Uuid,
        /// The year of the ledger.
        /// 台账年度。
        #[read_by(nobody)]
        ledger_year: i32,
        /// How many it is in that year.
        /// 该年度的序号。
        #[read_by(nobody)]
        ledger_seq: i32,
        /// When it was said.
        /// 收到日期。
        #[set_by(content)] #[read_by(public)] #[range] #[example("2026-08-03")]
        received_on: NaiveDate,
        /// How.
        /// 反映渠道。
        #[set_by(content)] #[example("phone")] #[read_by(public)] #[filter]
        channel: OpinionChannel,
        /// The site.
        /// 站点。
        #[set_by(content)] #[example("stations.site:1")] #[read_by(public)] #[filter]
        site_id: Uuid,
        /// The street working committee or town presidium that runs the site.
        /// 负责该站点的街道人大工委或者镇人大主席团。
        #[filter]
        committee_id: Uuid,
        /// The activity at which it was said.
        /// 反映意见时所在的活动。
        #[set_by(content?)] #[example(null)] #[read_by(public)]
        activity_id: Option<Uuid>,
        /// The deputies who heard it.
        /// 听取意见的代表。
        #[set_by(content?)] #[example(null)] #[read_by(public)]
        #[schema(max_items = 50)]
        deputy_ids: Ids,
        /// Whether the person stays unnamed.
        /// 是否匿名。
        #[set_by(content)] #[read_by(reads_the_person)]
        is_anonymous: bool,
        /// The name of the person; read by the site, the handler and the person.
        /// 反映人姓名;仅站点、承办单位和本人可见。
        #[set_by(content?)] #[read_by(reads_the_person)] #[personal] #[example("演示居民001")]
        citizen_name: Option<Text<50>>,
        /// The phone of the person; read by the same.
        /// 反映人电话;仅站点、承办单位和本人可见。
        #[set_by(content?)] #[read_by(reads_the_person)] #[personal(Ends)] #[instead(None)] #[example("13800000000")]
        citizen_phone: Option<Text<20, 5>>,
        /// The residents' or villagers' committee of the person; read by the same.
        /// 反映人所在居村委;仅站点、承办单位和本人可见。
        #[set_by(content?)] #[example("registry.organization:residents")] #[read_by(reads_the_person)]
        citizen_committee_id: Option<Uuid>,
        /// In a few words, with nobody's name or number.
        /// 事由;不得含有姓名、号码等个人信息。
        #[set_by(content)] #[read_by(public)] #[example("金园一路充电桩不足")] #[search]
        title: Text<60>,
        /// What was said; read by the site, the handler and the person.
        /// 反映内容;仅站点、承办单位和本人可见。
        #[set_by(content)] #[read_by(reads_the_person)] #[personal] #[example("小区门口没有公共充电桩,充电要到四公里外。")]
        content: Prose<10>,
        /// What all others read of it: without third persons and insults.
        /// 脱敏文本:不含第三人信息和辱骂内容,供其他人查阅。
        #[set_by(Redaction)] #[read_by(public)] #[example("反映金园一路公共充电桩不足,建议增设。")]
        redacted_content: Option<Prose>,
        /// What it is about.
        /// 类别。
        #[set_by(content)] #[read_by(public)] #[filter]
        topic_category: TopicCategory,
        /// Of what nature it is.
        /// 性质。
        #[set_by(content)] #[read_by(public)] #[filter]
        matter_nature: MatterNature,
        /// The organ complained about; only of a complaint about staff.
        /// 被反映单位;仅申诉意见填写。
        #[set_by(content?)] #[example(null)] #[read_by(reads_the_person)]
        concerned_organ_id: Option<Uuid>,
        /// Whether another procedure deals with it.
        /// 程序核查结果。
        #[set_by(OpinionAcceptance)]
        procedure_check: Option<ProcedureCheck>,
        /// Why it is not accepted.
        /// 不受理原因。
        #[set_by(OpinionRefusal, ProcedureEnd)] #[read_by(public)] #[filter]
        not_accepted_reason: Option<NotAcceptedReason>,
        /// Where the person is told to turn to.
        /// 告知引导。
        #[set_by(OpinionRefusal?, ProcedureEnd?)] #[read_by(public)] #[example("该事项正在诉讼中,请依法向审理法院反映。")]
        guidance_text: Option<Prose>,
        /// Who refused it.
        /// 作出不受理决定的人。
        #[read_by(nobody)]
        refused_by: Option<Uuid>,
        /// When.
        /// 不受理日期。
        #[read_by(public)]
        refused_on: Option<NaiveDate>,
        /// The opinion that says the same.
        /// 所重复的意见。
        #[set_by(OpinionRefusal?)] #[example(null)]
        duplicate_of_id: Option<Uuid>,
        /// When the person asked for a review of that.
        /// 申请复核日期。
        #[read_by(public)]
        review_requested_on: Option<NaiveDate>,
        /// Why.
        /// 申请复核的理由。
        #[read_by(reads_the_person)] #[personal]
        review_reason: Option<Prose>,
        /// What the review found.
        /// 复核结论的说明。
        #[read_by(public)]
        review_answer: Option<Prose>,
        /// Its number at the hotline or elsewhere.
        /// 外部编号,例如12345工单号。
        #[set_by(OpinionRouting?)] #[example("12345-20260803-0021")]
        external_no: Option<Text<40>>,
        /// The opinion into which it was merged.
        /// 合并到的意见。
        #[set_by(OpinionMerging)] #[example("stations.citizen_opinion:1")] #[read_by(public)] #[filter]
        merged_into_id: Option<Uuid>,
        /// Which way it goes.
        /// 办理途径。
        #[set_by(OpinionRouting)] #[read_by(public)] #[filter]
        route: Option<OpinionRoute>,
        /// The organ that deals with it.
        /// 主办单位。
        #[set_by(OpinionRouting, HandlerDecision)] #[example("registry.organization:construction")] #[read_by(public)] #[filter]
        handler_organ_id: Option<Uuid>,
        /// The organs that help.
        /// 协办单位。
        #[set_by(OpinionRouting?)] #[example(null)] #[read_by(public)]
        co_handler_ids: Ids,
        /// On whose behalf it was passed on last.
        /// 最近一次分办的单位。
        routed_by_id: Option<Uuid>,
        /// When it was passed on for the first time.
        /// 首次分办日期。
        #[read_by(public)]
        first_assigned_on: Option<NaiveDate>,
        /// When it was passed on.
        /// 分办日期。
        #[read_by(public)]
        assigned_on: Option<NaiveDate>,
        /// Until when it is to be answered.
        /// 答复期限。
        #[read_by(public)] #[due(OPINION_REPLY)]
        due_on: Option<NaiveDate>,
        /// Whether somebody who got it late was given the least time once.
        /// 再次分办时是否已保证过最短办理时间。
        #[read_by(nobody)]
        least_time_given: bool,
        /// Why the organ returned it.
        /// 退回理由。
        #[set_by(OpinionReturn)] #[example("该路段停车设施由区交通部门负责。")]
        return_reason: Option<Prose>,
        /// Which organ it should go to instead.
        /// 建议改由哪个单位承办。
        #[set_by(OpinionReturn)] #[example("registry.organization:finance")]
        return_proposed_organ_id: Option<Uuid>,
        /// That it was decided who deals with it: nobody returns it any more.
        /// 主办单位已经裁定,不得再次退回。
        lead_decided: bool,
        /// When more time was asked for.
        /// 申请延期的日期。
        extension_requested_on: Option<NaiveDate>,
        /// Until when.
        /// 申请延期到的日期。
        #[set_by(OpinionExtensionRequest)] #[example("2026-09-20")]
        extension_asked_to: Option<NaiveDate>,
        /// Whether it was given.
        /// 是否已经延期。
        #[read_by(public)]
        extended: bool,
        /// The reply.
        /// 答复。
        #[set_by(OpinionReply, SpotAnswer)] #[read_by(public)] #[example("已在金园一路公共停车场新建二十个充电桩,九月一日投入使用。")]
        reply_text: Option<Prose<20>>,
        /// When it was answered.
        /// 答复日期。
        #[read_by(public)]
        replied_on: Option<NaiveDate>,
        /// The document of the reply, or the answer of somebody outside.
        /// 答复文书,或者外部单位的答复。
        #[set_by(OpinionReply?)]
        reply_document_id: Option<Uuid>,
        /// The documents that prove what was done.
        /// 佐证文书。
        #[set_by(OpinionReply?)] #[example(["instrument.document:1"])]
        evidence_ids: Ids,
        /// What comes of it.
        /// 办理结果。
        #[set_by(OpinionReply?, SpotAnswer?, OpinionLookBack)] #[read_by(public)] #[filter]
        outcome_class: Option<OutcomeClass>,
        /// Until when what is promised will be done.
        /// 承诺时限。
        #[set_by(OpinionReply?)] #[read_by(public)] #[example("2026-12-20")]
        promised_on: Option<NaiveDate>,
        /// What the person thinks of how it was handled.
        /// 对办理态度的评价。
        #[set_by(OpinionRating)] #[read_by(public)] #[filter]
        rating_attitude: Option<Rating>,
        /// What the person thinks of what came of it.
        /// 对办理结果的评价。
        #[set_by(OpinionRating)] #[read_by(public)] #[filter]
        rating_result: Option<Rating>,
        /// What the person says of it.
        /// 评价意见。
        #[set_by(OpinionRating?)] #[read_by(reads_the_person)] #[personal] #[example("充电桩还是不够用。")]
        rating_comment: Option<Prose>,
        /// When it was rated.
        /// 评价日期。
        #[read_by(public)]
        rated_on: Option<NaiveDate>,
        /// Until when it can be rated.
        /// 评价期限。
        #[read_by(public)] #[due(OPINION_RATING)]
        rating_due_on: Option<NaiveDate>,
        /// Why it is not handled again.
        /// 不再办理的理由。
        #[read_by(public)]
        rehandling_declined_reason: Option<Prose>,
        /// How often it was handled again.
        /// 重办次数。
        #[read_by(public)]
        rehandle_count: i32,
        /// The suggestion that a deputy made of it.
        /// 所转成的代表建议。
        #[read_by(public)] #[filter]
        suggestion_id: Option<Uuid>,
        /// When it was closed.
        /// 办结日期。
        #[read_by(public)]
        closed_on: Option<NaiveDate>,
        /// What was found when somebody looked back at it.
        /// 历次回头看的结果。
        look_backs: List<LookedBack>,
        /// When it was published at the site.
        /// 公开日期。
        #[read_by(public)]
        published_on: Option<NaiveDate>,
        /// The code with which the person reads and rates the own opinion; shown once.
        /// 查询码:反映人凭此查阅和评价本人的意见,仅显示一次。
        #[serde(skip)]
        #[sea_orm(ignore)]
        #[read_by(public)]
        access_code: Option<AccessCode>,
    }
    content CitizenOpinionContent;
    view CitizenOpinionView;
    lists DeputyIds, CoHandlerIds;
    /// What others read of it.
    /// 脱敏处理。
    body Redaction;
    /// It is accepted.
    /// 受理。
    body OpinionAcceptance;
    /// It is not accepted.
    /// 不予受理。
    body OpinionRefusal;
    /// What the review of a refusal found.
    /// 复核不受理决定。
    body RefusalReview {
        /// Whether the refusal stands.
        /// 是否维持不受理。
        pub stands: bool,
        /// What the person is told.
        /// 告知反映人的内容。
        #[schema(examples("经复核,该事项属于受理范围。"))]
        #[example("经复核,该事项已进入诉讼程序,维持不予受理。")]
        pub answer: Prose,
    }
    /// An answer on the spot.
    /// 当场答复。
    body SpotAnswer;
    /// To whom it goes.
    /// 分办。
    body OpinionRouting;
    /// An organ says that it is outside its powers.
    /// 退回。
    body OpinionReturn;
    /// Who deals with it, decided after everybody was heard.
    /// 听取各方意见后裁定主办单位。
    body HandlerDecision {
        /// The organs that were heard.
        /// 已听取意见的单位。
        #[schema(min_items = 1, max_items = 20)]
        #[serde(deserialize_with = "platform::values::strict::ids")]
        #[example(["registry.organization:construction"])]
        pub heard_organ_ids: Vec<Uuid>,
        /// Why.
        /// 理由。
        #[example("该路段由区建设管理部门管养,由其主办。")]
        pub reason: Prose,
    }
    /// A request for more time.
    /// 申请延期。
    body OpinionExtensionRequest {
        /// Why.
        /// 理由。
        #[example("设备采购周期较长,申请延长十五日答复。")]
        pub reason: Prose,
    }
    /// The reply.
    /// 答复。
    body OpinionReply;
    /// The rating of a reply.
    /// 评价答复。
    body OpinionRating;
    /// What is found when somebody looks back at it.
    /// 回头看的结果。
    body OpinionLookBack {
        /// Why, if it is of a worse class than before.
        /// 降低办理结果类别的理由。
        #[example("承诺的充电桩至今没有建设。")]
        pub reason: Option<Prose>,
    }
    /// Another procedure deals with it meanwhile.
    /// 事项已进入其他程序,终止办理。
    body ProcedureEnd {
        /// The document that proves it.
        /// 证明进入其他程序的文书。
        pub proof_document_id: Uuid,
    }
    /// A lost code is given anew to whoever answers at the phone that was left.
    /// 按登记电话回拨核实后补发查询码。
    body CodeReissue {
        /// Whether the person was called back at the phone that was left.
        /// 是否已按登记电话回拨核实本人。
        #[example(true)]
        pub called_back: bool,
    }
    /// The same matter is dealt with in another opinion.
    /// 合并到同一事项的其他意见。
    body OpinionMerging;
    /// What a deputy suggests of it.
    /// 转为代表建议。
    body OpinionConversion {
        /// The title of the suggestion.
        /// 建议的标题。
        #[schema(examples("关于增设金园一路公共充电桩的建议"))]
        #[example("关于在金园一路增设公共充电桩的建议")]
        pub title: Text<60>,
        /// What the deputy proposes.
        /// 具体建议。
        #[schema(examples("在金园一路公共停车场增设二十个充电桩。"))]
        #[example("在金园一路公共停车场增设二十个充电桩。")]
        pub proposal_text: Prose,
    }
}

/// The site, who deals with it, and the person: nobody else reads who it was (03 §2.3).
pub(super) fn reads_the_person(row: &Model, viewer: &Viewer<'_>) -> bool {
    let actor = viewer.actor;
    let site = actor.is_any(groups::StreetStaff.roles) || actor.is(Role::SiteManager);
    let handles = |organ: Uuid| actor.acts_for(organ);
    let organ =
        row.handler_organ_id.is_some_and(handles) || row.co_handler_ids.0.iter().any(|one| handles(*one));
    (site && actor.acts_for(row.committee_id))
        || (organ && actor.is_any(groups::OrganStaff.roles))
        || actor.holds_code_of(row.id)
}
