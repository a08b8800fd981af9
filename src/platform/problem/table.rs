//! Everything that can go wrong, one row each: code, status, title, sentence, articles.

use super::{
    entry::Entry,
    law::{CC, DEP, ORG, SHBUD, SUP, ZJPROC},
};

/// Declares the codes. A code is the caller's contract: rows are added, never renamed.
macro_rules! problems {
    ($($code:ident $(as $name:literal)? $status:literal $zh:literal $en:literal
        { $detail_zh:literal $detail_en:literal } $($law:ident $article:literal),* ;)+) => {
        /// What can go wrong; sent as `UPPER_SNAKE`, or as the row names it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr, strum::EnumString)]
        #[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
        pub enum Code { $(#[doc = $en] $(#[strum(serialize = $name)])? $code,)+ }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$code),+];

            /// The code as callers see it.
            #[must_use]
            pub fn name(self) -> &'static str { self.into() }

            /// The row of the table.
            #[must_use]
            pub fn entry(self) -> Entry {
                match self {
                    $(Self::$code => Entry {
                        status: $status,
                        title: ($zh, $en),
                        detail: ($detail_zh, $detail_en),
                        basis: &[$(super::law::Article { law: $law, number: $article }),*],
                    },)+
                }
            }
        }
    };
}

problems! {
    // The framework and the API contract
    MalformedRequest 400 "请求无法识别" "Malformed request" { "请求的路径、头或正文不符合 HTTP 规范" "The path, a header or the body of the request cannot be read" };
    MalformedJson 400 "JSON 格式错误" "Malformed JSON" { "请求正文不是合法的 JSON" "The body of the request is not valid JSON" };
    DuplicateName 400 "名称重复" "Name repeated" { "同一 JSON 对象中的名称只能出现一次" "A name stands once in a JSON object" };
    ListTooLong 400 "列表过长" "List too long" { "请求正文中的列表超过允许的长度" "A list in the body is longer than allowed" };
    InvalidParameter 400 "参数错误" "Invalid parameter" { "路径或查询参数的值不正确" "The value of a path or query parameter is wrong" };
    UnknownParameter 400 "未知参数" "Unknown parameter" { "该列表没有此查询参数,可用参数见 params.allowed" "There is no such query parameter here; params.allowed names the known ones" };
    UriTooLong 414 "网址过长" "URI too long" { "路径和查询参数合计超过允许的长度" "Path and query together are longer than allowed" };
    TooManyParameters 400 "参数过多" "Too many parameters" { "查询参数的个数超过允许值" "There are more query parameters than allowed" };
    ParameterRepeated 400 "参数重复" "Parameter repeated" { "该查询参数只能出现一次" "This query parameter takes one value and comes once" };
    InvalidCursor 400 "游标无效" "Invalid cursor" { "游标无效,或与当前的筛选和排序不符" "The cursor is not ours, or belongs to other filters or another order" };
    Unauthenticated 401 "未登录" "Not signed in" { "请求需要有效的访问令牌" "This request needs a valid access token" };
    LoginFailed 401 "登录失败" "Login failed" { "用户名或密码不正确" "The user name or the password is wrong" };
    Forbidden 403 "无权操作" "Not allowed" { "您的角色不能执行此操作" "Your role may not do this" };
    ForbiddenScope 403 "超出范围" "Outside your scope" { "该记录不属于您的单位、委员会或街镇" "The record belongs to another organization, committee or street" };
    NotFound 404 "未找到" "Not found" { "记录不存在,或您不可见" "There is no such record, or you cannot see it" };
    MethodNotAllowed 405 "方法不允许" "Method not allowed" { "该地址不支持此方法" "This URL does not support the method" };
    NotAcceptable 406 "无法按要求编码" "Not acceptable" { "无法以 Accept-Encoding 允许的编码应答" "There is no answer in a coding that Accept-Encoding allows" };
    RequestTimeout 408 "请求超时" "Request time-out" { "请求正文未在规定时间内送达" "The body of the request did not arrive in time" };
    InvalidTransition 409 "状态不允许" "Wrong state" { "记录在当前状态下不能执行此操作" "The action is not in the workflow table for the present state of the record" };
    AlreadyExists 409 "已存在" "Already exists" { "已有同样编号或名称的记录" "A record with the same number or name exists" };
    StillReferenced 409 "被引用" "Still referenced" { "记录仍被其他记录引用" "Other records still refer to this record" };
    IdempotencyInFlight 409 "请求处理中" "Request in flight" { "同一 Idempotency-Key 的请求正在处理" "A request with the same Idempotency-Key is being handled" };
    VersionMismatch 412 "版本已变" "Stale version" { "记录已被他人修改,请重新读取后再试" "The record was changed in between; read it again" };
    PayloadTooLarge 413 "内容过大" "Payload too large" { "请求正文超过允许的大小" "The body is larger than allowed" };
    UnsupportedMediaType 415 "媒体类型不支持" "Unsupported media type" { "不接受此 Content-Type" "This Content-Type is not accepted" };
    RangeNotSatisfiable 416 "范围无效" "Range not satisfiable" { "请求的字节范围超出文件" "The requested bytes are outside the file" };
    ValidationFailed 422 "内容不符合要求" "Validation failed" { "请求内容不符合要求,见 errors" "The content breaks a rule; see errors" };
    IdempotencyKeyReused 422 "幂等键重复使用" "Idempotency-Key reused" { "同一 Idempotency-Key 已用于不同内容的请求" "The Idempotency-Key was used for a request with other content" };
    UnknownReference 422 "引用不存在" "Unknown reference" { "引用的记录不存在或不可见" "A record that is referred to does not exist or is not visible" };
    IfMatchRequired 428 "缺少 If-Match" "If-Match required" { "修改和归档需要 If-Match" "A change needs If-Match with the version that was read" };
    HeaderFieldsTooLarge 431 "请求头过大" "Header fields too large" { "请求头超过允许的大小" "The header fields are larger than allowed" };
    TooManyRequests 429 "请求过多" "Too many requests" { "请求过于频繁,请稍后再试" "Too many requests; try again later" };
    TooManyConnections 429 "连接过多" "Too many connections" { "同一地址的并发连接过多,请稍后再试" "This address has too many open connections; try again later" };
    InternalError 500 "内部错误" "Internal error" { "服务内部错误,已记录" "The service failed; the failure is logged" };
    StorageFull 503 "存储空间不足" "Storage full" { "服务器存储空间不足,内容未保存" "There is no room for the content; nothing was stored" };
    DocumentContentMissing 503 "文书内容缺失" "Document content missing" { "所存文件缺失或与上传时不一致,须由运维人员从备份恢复" "The stored file is missing or is not what was uploaded; the operator restores it from a backup" };
    Unavailable 503 "暂不可用" "Unavailable" { "服务暂时不可用,请稍后再试" "The service is unavailable for a moment; try again" };
    OutcomeUnknown 503 "结果未知" "Outcome unknown" { "服务未能确认此更改,更改可能已经保存。请以同一 Idempotency-Key 重试,不会重复执行;未带此头的,请先读取记录再决定是否重试" "It could not be confirmed whether the change is stored. Repeat the request with the same Idempotency-Key: it will not happen twice. If it had none, read the record before you try again" };

    // Shared refusals (00 §7)
    SelfVerification 403 "不得自我核查" "Self verification" { "记录人或责任单位不得核查自己的记录" "Who recorded or is responsible may not verify" };
    QuorumNotMet 422 "未达法定人数" "Quorum not met" { "出席人数未达到法定人数" "Not enough members are present" } ORG 14, ORG 51;
    MajorityNotReached 422 "未过半数" "Majority not reached" { "赞成票未超过全体组成人员的半数" "Not more than half of all members are in favor" } ORG 51;
    SecretBallotRequired 422 "应当无记名" "Secret ballot required" { "此类表决应当采用无记名方式" "A ballot of this kind is secret" } SUP 62, ORG 28;
    BallotSecrecy 422 "选票保密" "Ballot secrecy" { "不得记录或查询选票的投票人" "Nobody may record or ask for the voter of a paper" };
    AlreadyVoted 409 "已投票" "Already voted" { "该成员已经投票" "This member has voted" };
    BallotOpen 409 "表决未截止" "Ballot open" { "会议有表决尚未截止" "Members are voting in this meeting" };
    ResultLocked 409 "结果已锁定" "Result locked" { "结果公布后不得修改" "A result that was announced cannot change" };
    BallotArithmetic 422 "票数不符" "Ballot arithmetic" { "发出、收回、有效、无效票与各项票数不相符" "Issued, returned, valid and invalid papers and the tallies do not agree" };
    TieUnresolved 422 "票数相同" "Unresolved tie" { "末位票数相同,须先决定" "A tie is undecided" };
    ConflictOfInterest 422 "利害关系" "Conflict of interest" { "有利害关系的人不得参加" "An interested person may not take part" } SUP 33, SUP 57;
    DirectHandlingForbidden 422 "代表不直接处理问题" "Deputies do not handle problems themselves" { "代表了解并转交问题,不直接处理;请由承办单位的工作账号办理" "Deputies listen and pass on; staff of the responsible organization handle the problem with an account of their own" } DEP 31;
    DeputyNotInOffice 422 "代表不在任" "Deputy not in office" { "代表资格已暂停或终止" "The deputy is suspended or no longer in office" } DEP 61, DEP 62;
    SecretDocument 422 "涉密文件" "Secret document" { "涉密文件不得上传" "State secrets may not be uploaded" } SHBUD 16;
    DisclosureForbidden 422 "不得公开" "Disclosure forbidden" { "内部记录不得公开" "An internal record cannot be published" } SHBUD 16;
    PersonalDataInPublication 422 "含个人信息" "Personal data in publication" { "公开文本含有电话或身份证号" "The public text contains a phone or identity number" };
    CalendarYearMissing 422 "日历未加载" "Calendar year missing" { "该年度的法定日历尚未加载,不能计算期限" "The calendar of this year is not loaded, so the period cannot be computed" } CC 203;
    FutureRecord 422 "日期在将来" "Future record" { "记录的日期不得晚于今天" "The recorded date lies in the future" };
    DateOrder 422 "日期顺序错误" "Date order" { "结束日期早于开始日期,或前后步骤日期颠倒" "An end lies before its start, or steps are out of order" };
    LawParamReadonly 403 "法定参数只读" "Statutory parameter" { "法律规定的参数只能由平台管理员替换" "Only the platform administrator replaces values set by law" };
    RuleSetOverlap 409 "规则期间重叠" "Rule set overlap" { "同一规则在该期间已有生效版本" "The same rules are in force in this period already" };
    RuleSetMissing 422 "无适用规则" "No rule set" { "该日期没有生效的规则集" "No rule set is in force on the decisive date" };
    EvidenceMissing 422 "缺少佐证" "Evidence missing" { "没有佐证材料,不能办结" "There is no evidence for the result" } SUP 17;
    PublicationMissing 409 "尚未公开" "Publication missing" { "报告、审议意见、研究处理情况报告须先公开" "The report, the opinion and the disposal report must be published first" } SUP 17;
    ReasonNotStatutory 422 "非法定事由" "Reason not statutory" { "不是法律规定的事由" "The statute does not know this reason" } DEP 61, DEP 62;
    ExcludedOffice 422 "职务冲突" "Excluded office" { "常委会组成人员不得担任国家行政、监察、审判、检察机关职务" "A member of the Standing Committee may not hold a post in the state organs it supervises" } ORG 47;
    AgendaMissing 422 "缺少议程" "Agenda missing" { "会议没有议程,不能通知" "A meeting without an agenda cannot be convened" };
    ReasonMissing 422 "缺少理由" "Reason missing" { "此操作须说明理由" "This action needs a reason" };
    DocumentMissing 422 "缺少文书" "Document missing" { "须附相应的文书" "The document that this step needs is not attached" };
    DecisionMissing 422 "缺少决定" "Decision missing" { "须有主任会议的决定" "A decision of the Chairpersons' Meeting is needed" } ORG 54;
    ClauseWithoutAddressee 422 "意见条目缺少责任单位" "Clause without addressee" { "审议意见至少一条,且每条须有责任单位" "An opinion needs a clause, and each clause an organ that answers for it" } SUP 17;
    ClauseResultMissing 422 "缺少办理结果" "Clause result missing" { "每条审议意见须报告研究处理结果" "Each clause needs a result" } SUP 17;
    DisposalWithoutCommitteeComment 422 "未征求委员会意见" "Committee not asked" { "研究处理情况报告送交前须征求有关委员会意见" "The disposal report goes to the committee for comment before it is submitted" } SUP 17;
    NoGroundForRehandling 422 "无重新办理理由" "No ground for re-handling" { "测评未不满意,也没有条目核查不实" "Neither was the vote dissatisfied nor was a clause refuted" } ZJPROC 29;
    NotSignedByHead 403 "须负责人签署" "Not signed by the head" { "研究处理情况报告须由机关负责人签署" "The head of the organ signs this report" } SUP 54;
    OpenClauses 409 "条目未办结" "Open clauses" { "仍有条目未办理或须重新办理" "Clauses are pending or reopened" } SUP 17;
    RehandleLimit 409 "已达重新办理次数" "Re-handling limit" { "已重新办理两次,应升级监督方式" "Re-handled twice; choose a stronger form of supervision" };
    AssessmentDenominatorMissing 422 "缺少测评基数" "Denominator missing" { "没有应到人数,不能计算结果" "The result needs the number of all members" };

    // Registry
    OrganizationCycle 422 "机构层级错误" "Organization cycle" { "上级机构形成循环或超过六级" "The parents form a circle or more than six levels" };
    TermOverlap 409 "届期重叠" "Terms overlap" { "同一区的两届任期不得重叠" "Two terms of a district overlap" } ORG 9;
    OutsideTerm 422 "不在届内" "Outside the term" { "日期不在该届任期内" "The dates lie outside the term" };
    MinimumAge 422 "未满十八周岁" "Minimum age" { "当选时应年满十八周岁" "A deputy is at least 18 years old at the election" };
    GroupTooSmall 422 "小组人数不足" "Group too small" { "代表小组由三名以上代表组成" "A deputy group has three or more members" } ORG 43;

    // Supervision (02 §6)
    ReportTooLate 422 "报告送交过迟" "Report too late" { "专项工作报告应当在常委会会议举行的十日前送交常委会" "The report reaches the Standing Committee ten days before its meeting" } SUP 15;
    DistributionTooLate 422 "印发过迟" "Distribution too late" { "专项工作报告应当在会议举行的七日前发给常委会组成人员" "The report reaches the members seven days before the meeting" } SUP 15;
    LateReasonMissing 422 "缺少迟延理由" "Late reason missing" { "逾期送交征求意见稿须说明理由" "A draft that comes late needs a reason" } SUP 15;
    NoDigest 422 "缺少意见汇总" "No digest" { "应当先将各方面意见汇总转交报告机关" "The digest of opinions goes to the organ first" } SUP 14;
    DigestUnanswered 422 "未回应意见" "Digest unanswered" { "报告应当对汇总的意见作出回应" "The report answers the digest" } SUP 14;
    MeetingMissing 422 "未确定会议" "Meeting missing" { "尚未确定审议会议" "No meeting is set for the deliberation" } SUP 15;
    MeetingNotOpen 422 "会议未召开" "Meeting not open" { "审议会议没有召开" "The meeting of the deliberation is not open" } ORG 51;
    ReporterNotAllowed 422 "报告人不符合规定" "Reporter not allowed" { "监察委员会、法院、检察院的报告由其负责人作;政府可以委托部门负责人" "The head reports for the commission, the court and the procuratorate; the government may send the head of a department" } SUP 16;
    WrongLevelOrgan 422 "监督对象级别不符" "Wrong level of organ" { "监督对象应当是本级一府一委两院" "The organ belongs to the same level" } SUP 6;
    PlanNotApprovedByChairpersons 422 "未经主任会议通过" "Plan not approved" { "年度监督工作计划由主任会议通过" "The Chairpersons' Meeting approves the plan" } SUP 63;
    PlanOrReasonRequired 422 "计划或理由缺失" "Plan or reason" { "议题须列入年度计划或说明临时列入的理由,两者择一" "An item belongs to a plan or has a reason to stand outside it, not both" } SUP 63;
    ItemsOpen 409 "议题未办结" "Items open" { "计划中仍有议题未办结" "Items of the plan are not closed" };
    InvestigationMissing 422 "缺少调研" "Investigation missing" { "没有调研记录,也没有说明理由" "There is neither an investigation nor a reason to do without" } SUP 13;
    SpeechMissing 422 "缺少审议发言" "Speech missing" { "没有审议发言记录,也没有注明无发言" "There is neither a speech nor the note that nobody spoke" };
    OpinionMissing 422 "缺少审议意见" "Opinion missing" { "审议意见尚未交办,也没有注明无意见" "No opinion was issued, nor is it noted that there is none" } SUP 17;
    OpinionOpen 409 "审议意见未办结" "Opinion open" { "审议意见尚未办结或转入跟踪监督" "The opinion is neither closed nor tracked" } SUP 17;
    ResolutionOpen 409 "决议未执行" "Resolution open" { "决议的执行情况尚未报告" "The execution of the resolution is not reported" } SUP 17;
    WaiverMissing 422 "无需或缺少豁免" "Waiver missing" { "豁免须有主任会议的决定" "A waiver is a decision of the Chairpersons' Meeting" } SUP 15;
    QuestionnaireCounts 422 "问卷数量不符" "Questionnaire counts" { "有效问卷不超过收回,收回不超过发出" "Valid at most returned, returned at most issued" };
    CoordinationWarning 422 "计划协调提示" "Coordination warning" { "同一机关同季度超过三项,或两项议题相同" "More than three items for one organ in a quarter, or one topic twice" };
    LateStep 422 "逾期提示" "Late step" { "该步骤已逾期" "The step is late" } SUP 15;

    // Topics and evaluations (02 §3.1, §3.9)
    SourceEvidenceMissing 422 "缺少来源证据" "Source evidence missing" { "除社会普遍关注和报告机关要求外,议题建议须有来源证据" "A proposal links its source, unless it answers a public concern or an organ's request" } SUP 12;
    CallClosed 409 "征集未开放" "Call closed" { "议题征集未开始、已截止,或未向您的渠道开放" "The call is not open, or not open to your channel" } SUP 12;
    OutsidePowers 422 "超出职权" "Outside the powers" { "议题不属于常委会监督职权范围,应不予采纳并说明理由" "The topic is outside the powers of the Standing Committee; reject it with the reason" } SUP 6;
    DuplicatesUnlinked 422 "未关联重复议题" "Duplicates unlinked" { "同一征集中有同题建议尚未合并" "Proposals of the same call have the same title and are not named" };
    SelfScoring 403 "不得自评" "Self scoring" { "不得为自己或本单位提出的议题评分" "Nobody scores the own proposal" };
    ScoresMissing 422 "评分不足" "Scores missing" { "评分人数不足" "Too few reviewers have scored the proposal" };
    OrganReplyMissing 422 "缺少机关意见" "Organ's reply missing" { "须记录每个监督对象的意见" "The reply of each supervised organ is to be noted" };
    ScoreTooLow 422 "评分过低" "Score too low" { "评分低于入围线,且没有主任会议说明理由的例外决定" "The score is below the line, and the chairpersons made no reasoned exception" };

    // Inspections, inquiries, interpellations, investigations, removals, filing review (02 §3.4–3.8)
    TooFewSignatories 422 "联名人数不足" "Too few signatories" { "在任联名人数未达到规定人数" "Not enough members in office have signed" } SUP 51, SUP 56, SUP 61;
    AlreadySigned 409 "已表态" "Already done" { "您已经签名或表态" "You have signed or said so before" };
    NotMostDissatisfied 422 "不满意者未过半" "Not most are dissatisfied" { "对答复不满意的提案人未超过联名人数的半数" "Not more than half of the signatories are dissatisfied with the answer" } SUP 53;
    MemberNotEligible 422 "成员不符合条件" "Member not eligible" { "组长应当是常委会组成人员;调查委员会成员应当是在任的组成人员或者代表,并有一名主任委员" "The leader is a member of the Standing Committee; a committee consists of members and deputies in office, with one chair" } SUP 33, SUP 57;
    RespondentMissing 422 "未确定应询单位" "Respondent missing" { "应询单位及其负责人尚未确定,或该单位不是应询单位" "No respondent is named, or this organ is none" } SUP 47;
    RespondentAbsent 422 "负责人未到会" "Respondent absent" { "应询或被质询机关的负责人没有到会" "The person responsible for the organ did not attend" } SUP 47, SUP 54;
    QuestionMissing 422 "缺少询问问题" "Question missing" { "尚未拟定询问问题" "No question is listed" } SUP 48;
    AnswerMissing 422 "问题未答复" "Answer missing" { "仍有询问问题没有答复" "A question is not answered" } SUP 47;
    NoticeTooLate 422 "通知过迟" "Notice too late" { "应询单位未在规定期限前得到通知" "The respondents are told too late before the meeting" } SUP 47;
    MaterialTooLate 422 "材料过迟" "Material too late" { "调研报告和意见汇总应当在会议前发给组成人员" "The material reaches the members before the meeting" } SUP 49;
    ReportIncomplete 422 "执法检查报告不完整" "Report incomplete" { "报告应当有实施情况评价、存在问题和改进建议" "The report evaluates the enforcement, names the problems and advises" } SUP 36;
    UpwardReportMissing 409 "未向上报告" "Upward report missing" { "受委托的执法检查须向委托的市人大常委会书面报告" "A delegated inspection is reported in writing to the committee that delegated it" } SUP 34;
    InspectionModes 422 "检查方式提示" "Modes of inspection" { "检查方式不足两种,或没有暗访、抽查" "Fewer modes than usual, or neither a spot check nor an unannounced visit" } SUP 35;
    BroadcastClosedMaterial 422 "调查材料不得公开" "Closed material" { "特定问题调查的保密情况和材料不得公开" "Confidential matters and materials of an investigation are not published" } SUP 58;
    ResolutionOrNoteRequired 422 "缺少决议或说明" "Resolution or note required" { "调查报告审议后应当作出决议或者说明,两者择一" "A deliberated investigation ends with a resolution or a note, not both" } SUP 59;
    AttachmentMissing 422 "备案材料不齐" "Attachment missing" { "备案须附备案报告、文本、说明和制定依据" "A filing has a report, the text, an explanation and its basis" };
    FindingMissing 422 "审查发现不符" "Finding missing" { "沟通须有审查发现;审结无问题须无审查发现" "Communication needs a finding, a clean end has none" } SUP 39;
    LateFiling 422 "逾期报送" "Late filing" { "规范性文件未在规定期限内报送备案" "The document was not filed in time" };

    // Issues, links, alerts (00 §5.6, §4.11)
    PlanIncomplete 422 "整改方案不完整" "Plan incomplete" { "整改方案应当有措施、责任人和完成日期" "A plan has measures, a person who answers for it and a day" };
    ExtensionLimit 422 "超出延期限度" "Extension limit" { "首次延期由委员会在到期前决定且不超过规定天数,再次延期由主任会议决定" "The committee extends once, before the day and within the limit; the chairpersons extend again" };
    EscalationNotDue 422 "未达升级条件" "Escalation not due" { "退回次数和逾期天数均未达到升级监督的条件" "The issue was neither sent back often enough nor is it late enough" };
    ReopenWindowOver 422 "超出重新整改期限" "Reopen window over" { "销号已久,再次出现的问题应当另行登记" "The issue was closed too long ago; register what came back as a new one" };
    LinkCycle 409 "关联成环" "Cycle of links" { "转化、合并、延续关系不得回到自身" "What was converted, merged or continued cannot lead back to itself" };

    // Surveys, assessments, access codes (00 §4.9, §4.10)
    WeightsNot100 as "WEIGHTS_NOT_100" 422 "权重之和不为一百" "Weights are not 100" { "考核项目的权重之和应当恰为100.00" "The weights of the items add up to exactly 100.00" };
    ScoreOutOfRange 422 "分值超出范围" "Score out of range" { "得分应当在零与权重之间,加分、扣分不得超过上限" "A score lies between 0 and the weight of its item, a bonus or deduction within its limit" };
    AutoItemReadonly 403 "自动项只读" "Automatic item" { "自动计分项目不得由被考核单位或核查人填写" "Neither the assessed unit nor the reviewers score what is scored automatically" };
    AutoScoreMissing 409 "缺少自动得分" "Automatic score missing" { "自动计分项目尚未计分" "An automatic item has no score yet" };
    TooFewReviewers 422 "核查人不足" "Too few reviewers" { "核查人数未达到规定" "Fewer reviewers than the rules ask for" };
    DisputeWindowOver 422 "申诉期已过" "Dispute window over" { "申诉期限已过" "The period in which the result can be disputed is over" };
    DisputeWindowOpen 409 "申诉期未满" "Dispute window open" { "申诉期届满后方可审定" "The result is approved after the period in which it can be disputed" };
    AssessmentsOpen 409 "考核未办结" "Assessments open" { "方案下仍有考核未办结" "Assessments of the template are not closed" };
    DistrictMissing 400 "缺少行政区划代码" "District missing" { "没有令牌的请求须在 District-Code 头中给出行政区划代码" "A request without a token names its district in the header District-Code" };
    QuestionSetMissing 422 "缺少问卷" "Question set missing" { "调查没有问题,不能开始" "A survey without questions cannot be opened" };
    SurveyNotOpen 409 "调查未开放" "Survey not open" { "调查未开始或已截止" "The survey takes no answers now" };
    SurveyDuplicate 409 "重复答卷" "Survey duplicate" { "同一人对同一题目只能答一次" "A person answers a question once" };
    SurveyTooSmall 422 "有效答卷不足" "Survey too small" { "有效答卷不足,不计分" "There are too few valid answers for a score" };
    AccessCodeWrong 401 "查询码不正确" "Wrong access code" { "查询码不存在,请核对后重试" "There is no such access code" };

    // Sessions and tokens
    JsonTooDeep 400 "JSON 嵌套过深" "JSON too deep" { "请求正文的嵌套层数超过允许值" "The body of the request is nested deeper than allowed" };
    InsufficientScope 403 "令牌范围不足" "Insufficient scope" { "访问令牌的范围不含此操作,所需范围见 params.required" "The scopes of the token do not cover this operation; params.required names the one that does" };
    SessionRequired 403 "须登录会话" "Session required" { "此操作须由登录的用户本人进行" "Only a user who signed in may do this" };
    SecondFactorRequired 401 "须双因素验证" "Second factor required" { "请提供动态口令或恢复码" "A code of the second factor, or a recovery code, is needed" };
    SecondFactorPresent 409 "已启用双因素" "Second factor present" { "双因素验证已启用" "The second factor is on already" };
    SecondFactorMissing 409 "未启用双因素" "No second factor" { "没有可确认或停用的双因素验证" "There is no second factor to confirm or switch off" };
    PasswordExpired 403 "密码已过期" "Password expired" { "密码已过期,登录时须同时设置新密码" "The password is too old; set a new one while logging in" };
    PasswordRejected 422 "密码不符合要求" "Password rejected" { "密码过短、过于常见、含有用户名或曾经使用" "The password is too short, too common, contains the user name or was used before" };
    CodeRejected 401 "一次性代码无效" "One-time code rejected" { "一次性代码不正确或已过期" "The one-time code is wrong or no longer valid" };
    UsernamePrefix 422 "用户名前缀不符" "Wrong user name" { "用户名须以本区行政区划代码开头,如 310114-zhang" "The user name begins with the code of the own district, like 310114-zhang" };
    ConfirmationPending 409 "待他人确认" "Confirmation pending" { "已有事项等待另一名管理员确认,须先确认或不予授权" "Something waits for the confirmation of a second administrator; confirm or decline it first" };
    UnknownScope 422 "未知范围" "Unknown scope" { "没有此业务域,已知业务域见 params.known" "There is no such domain; params.known names them" };
    LastSigningKey 409 "唯一签名密钥" "Last signing key" { "没有其他可用的签名密钥" "No other key signs now" };

    // Sign-on at an OpenID Connect provider
    SignOnOff 404 "未启用单点登录" "Sign-on is off" { "本服务没有设置 OpenID Connect 身份提供方" "No OpenID Connect provider is set for this service" };
    SignOnRefused 401 "单点登录失败" "Sign-on refused" { "登录流程已结束,或身份提供方的答复不可信,请重新登录,见 params.reason" "The sign-on is over, or what the provider answered is not believed; begin anew; see params.reason" };
    IdentityNotLinked 403 "身份未关联" "Identity not linked" { "该身份没有关联本系统的启用用户,请联系区管理员" "The identity is linked to no active user here; ask the administrator of your district" };
    ProviderUnavailable 503 "身份提供方不可用" "Provider unavailable" { "身份提供方暂时无法使用,请稍后再试" "The identity provider cannot be used for a moment; try again" };

    // Operations
    NotReady 503 "未就绪" "Not ready" { "服务正在停止,或数据库尚不可用,见 params.reason" "The service is stopping, or its database is not there; see params.reason" };
}
