//! What can go wrong in supervision (02 §6), beside what the layers below say.

use crate::laws::{ORG, SUP, SUP24};
pub use instruments::codes::*;

platform::problems! {
    // Supervision (02 §6)
    REPORT_TOO_LATE 422 "报告送交过迟" "Report too late" { "专项工作报告应当在常委会会议举行的十日前送交常委会" "The report reaches the Standing Committee ten days before its meeting" } SUP 15;
    DISTRIBUTION_TOO_LATE 422 "印发过迟" "Distribution too late" { "专项工作报告应当在会议举行的七日前发给常委会组成人员" "The report reaches the members seven days before the meeting" } SUP 15;
    LATE_REASON_MISSING 422 "缺少迟延理由" "Late reason missing" { "逾期送交征求意见稿须说明理由" "A draft that comes late needs a reason" } SUP 15;
    LAST_DAY_PASSED 422 "期限已过" "Last day passed" { "按会期倒排,该期限已过:不再起算,该步骤须经豁免" "Counted from the meeting the last day has passed: no deadline begins, and the step needs a waiver" };
    RECIPIENTS_MISSING 422 "组成人员未收齐" "Recipients missing" { "报告或材料应当发给常委会全体组成人员" "The report or the material goes to every member of the Standing Committee" } SUP 15, SUP 49;
    NO_DIGEST 422 "缺少意见汇总" "No digest" { "应当先将各方面意见汇总转交报告机关" "The digest of opinions goes to the organ first" } SUP 14;
    DIGEST_UNANSWERED 422 "未回应意见" "Digest unanswered" { "报告应当对汇总的意见作出回应" "The report answers the digest" } SUP 14;
    REPORTER_NOT_ALLOWED 422 "报告人不符合规定" "Reporter not allowed" { "监察委员会、法院、检察院的报告由其负责人作;政府可以委托部门负责人" "The head reports for the commission, the court and the procuratorate; the government may send the head of a department" } SUP 16;
    PLAN_NOT_APPROVED_BY_CHAIRPERSONS 422 "未经主任会议通过" "Plan not approved" { "年度监督工作计划由主任会议通过" "The Chairpersons' Meeting approves the plan" } SUP 63;
    PLAN_OR_REASON_REQUIRED 422 "计划或理由缺失" "Plan or reason" { "议题须列入年度计划或说明临时列入的理由,两者择一" "An item belongs to a plan or has a reason to stand outside it, not both" } SUP 63;
    ITEMS_OPEN 409 "议题未办结" "Items open" { "计划中仍有议题未办结" "Items of the plan are not closed" };
    INVESTIGATION_MISSING 422 "缺少调研" "Investigation missing" { "没有调研记录,也没有说明理由" "There is neither an investigation nor a reason to do without" } SUP 13;
    SPEECH_MISSING 422 "缺少审议发言" "Speech missing" { "没有审议发言记录,也没有注明无发言" "There is neither a speech nor the note that nobody spoke" };
    OPINION_MISSING 422 "缺少审议意见" "Opinion missing" { "审议意见尚未交办,也没有注明无意见" "No opinion was issued, nor is it noted that there is none" } SUP 17;
    OPINION_OPEN 409 "审议意见未办结" "Opinion open" { "审议意见尚未办结或转入跟踪监督" "The opinion is neither closed nor tracked" } SUP 17;
    RESOLUTION_OPEN 409 "决议未执行" "Resolution open" { "决议的执行情况尚未报告" "The execution of the resolution is not reported" } SUP 17;
    NOT_PROVIDED_BY_LAW 422 "当时的法律未作规定" "Not provided by law" { "该记录适用的法律文本没有规定这一监督对象或者做法" "The text of the law under which the record falls does not provide for this organ or this step" };
    FORM_MISMATCH 422 "形式不符" "Form mismatch" { "议题的监督形式与该程序不符,或议题已不在可办理的状态" "The item has another form of supervision, or is not waiting for such a record" };
    DISSATISFACTION_OPEN 409 "不满意测评未处理" "Dissatisfaction open" { "最近一次测评为不满意,须重新办理或者升级监督方式" "The last vote was dissatisfied: have it handled again, or choose a stronger form of supervision" };
    QUESTIONNAIRE_COUNTS 422 "问卷数量不符" "Questionnaire counts" { "有效问卷不超过收回,收回不超过发出" "Valid at most returned, returned at most issued" };
    COORDINATION_WARNING 422 "计划协调提示" "Coordination warning" { "同一机关同季度超过三项,或两项议题相同" "More than three items for one organ in a quarter, or one topic twice" };

    // Topics and evaluations (02 §3.1, §3.9)
    SOURCE_EVIDENCE_MISSING 422 "缺少来源证据" "Source evidence missing" { "除社会普遍关注和报告机关要求外,议题建议须有来源证据" "A proposal links its source, unless it answers a public concern or an organ's request" } SUP 12;
    CALL_CLOSED 409 "征集未开放" "Call closed" { "议题征集未开始、已截止,或未向您的渠道开放" "The call is not open, or not open to your channel" } SUP 12;
    OUTSIDE_POWERS 422 "超出职权" "Outside the powers" { "议题不属于常委会监督职权范围,应不予采纳并说明理由" "The topic is outside the powers of the Standing Committee; reject it with the reason" } SUP 6;
    DUPLICATES_UNLINKED 422 "未关联重复议题" "Duplicates unlinked" { "同一征集中有同题建议尚未合并" "Proposals of the same call have the same title and are not named" };
    SELF_SCORING 403 "不得自评" "Self scoring" { "不得为自己或本单位提出的议题评分" "Nobody scores the own proposal" };
    SCORES_MISSING 422 "评分不足" "Scores missing" { "评分人数不足" "Too few reviewers have scored the proposal" };
    ORGAN_REPLY_MISSING 422 "缺少机关意见" "Organ's reply missing" { "须记录每个监督对象的意见" "The reply of each supervised organ is to be noted" };
    SCORE_TOO_LOW 422 "评分过低" "Score too low" { "评分低于入围线,且没有主任会议说明理由的例外决定" "The score is below the line, and the chairpersons made no reasoned exception" };

    // Inspections, inquiries, interpellations, investigations, removals, filing review (02 §3.4–3.8)
    REPORT_INCOMPLETE 422 "执法检查报告不完整" "Report incomplete" { "报告应当有实施情况评价、存在问题和改进建议" "The report evaluates the enforcement, names the problems and advises" } SUP 36;
    TOO_FEW_SIGNATORIES 422 "联名人数不足" "Too few signatories" { "在任联名人数未达到规定人数" "Not enough members in office have signed" } SUP 51, SUP 56, SUP 61;
    ALREADY_SIGNED 409 "已表态" "Already done" { "您已经签名或表态" "You have signed or said so before" };
    SUBMITTED_OUTSIDE_MEETING 422 "会外提出" "Submitted outside a meeting" { "质询案在常委会会议期间提出;会外提出的,提请下一次会议" "Interpellations are submitted while the Standing Committee meets; this one goes to its next meeting" } ORG 53;
    NOT_MOST_DISSATISFIED 422 "不满意者未过半" "Not most are dissatisfied" { "对答复不满意的提案人未超过联名人数的半数" "Not more than half of the signatories are dissatisfied with the answer" } SUP 53;
    MEMBER_NOT_ELIGIBLE 422 "成员不符合条件" "Member not eligible" { "组长应当是常委会组成人员;调查委员会成员应当是在任的组成人员或者代表,并有一名主任委员" "The leader is a member of the Standing Committee; a committee consists of members and deputies in office, with one chair" } SUP 33, SUP 57;
    RESPONDENT_MISSING 422 "未确定应询单位" "Respondent missing" { "应询单位及其负责人尚未确定,或该单位不是应询单位" "No respondent is named, or this organ is none" } SUP24 47;
    RESPONDENT_ABSENT 422 "负责人未到会" "Respondent absent" { "应询或被质询机关的负责人没有到会" "The person responsible for the organ did not attend" } SUP 47, SUP 54;
    QUESTION_MISSING 422 "缺少询问问题" "Question missing" { "尚未拟定询问问题" "No question is listed" } SUP 48;
    ANSWER_MISSING 422 "问题未答复" "Answer missing" { "仍有询问问题没有答复" "A question is not answered" } SUP 47;
    MATERIAL_TOO_LATE 422 "材料过迟" "Material too late" { "调研报告和意见汇总应当在会议前发给组成人员" "The material reaches the members before the meeting" } SUP 49;
    UPWARD_REPORT_MISSING 409 "未向上报告" "Upward report missing" { "受委托的执法检查须向委托的市人大常委会书面报告" "A delegated inspection is reported in writing to the committee that delegated it" } SUP 34;
    INSPECTION_MODES 422 "检查方式提示" "Modes of inspection" { "检查方式不足两种,或没有暗访、抽查" "Fewer modes than usual, or neither a spot check nor an unannounced visit" } SUP 35;
    BROADCAST_CLOSED_MATERIAL 422 "调查材料不得公开" "Closed material" { "特定问题调查的保密情况和材料不得公开" "Confidential matters and materials of an investigation are not published" } SUP 58;
    RESOLUTION_OR_NOTE_REQUIRED 422 "缺少决议或说明" "Resolution or note required" { "调查报告审议后应当作出决议或者说明,两者择一" "A deliberated investigation ends with a resolution or a note, not both" } SUP 59;
    INVESTIGATION_OPEN 409 "调查未结束" "Investigation open" { "调查委员会尚未报告,也没有被否决" "The investigation committee has neither reported nor been rejected" } SUP 61;
    OFFICE_NOT_REMOVABLE 422 "该职务不得由常委会撤销" "Office not removable" { "区长、监委主任、法院院长、检察院检察长由人民代表大会罢免,常委会不得撤职;其他职务须注明类别" "Only the congress removes the head of the district, of the commission, of the court and of the procuratorate; of every other office the kind is named" } SUP 60;
    ATTACHMENT_MISSING 422 "备案材料不齐" "Attachment missing" { "备案须附备案报告、文本、说明和制定依据" "A filing has a report, the text, an explanation and its basis" };
    FINDING_MISSING 422 "审查发现不符" "Finding missing" { "沟通须有审查发现;审结无问题须无审查发现" "Communication needs a finding, a clean end has none" } SUP 39;
    FINDING_OPEN 422 "审查发现未了结" "Finding open" { "每项审查发现须说明理由撤回,或者由备案审查机构确认已通过新文本、废止予以纠正" "Each finding is withdrawn with its reason, or the review confirms that a new text or a repeal has met it" } SUP 39;
    LATE_FILING 422 "逾期报送" "Late filing" { "规范性文件未在规定期限内报送备案" "The document was not filed in time" };
}
