//! What can go wrong with the tools of several domains (00 §7), beside what the layers below say.

use crate::laws::{CC, DEP, ORG, SHBUD, SUP, ZJPROC};
pub use registry::codes::*;

platform::problems! {
    // Documents
    STORAGE_FULL 503 "存储空间不足" "Storage full" { "服务器存储空间不足,内容未保存" "There is no room for the content; nothing was stored" };
    DOCUMENT_CONTENT_MISSING 503 "文书内容缺失" "Document content missing" { "所存文件缺失或与上传时不一致,须由运维人员从备份恢复" "The stored file is missing or is not what was uploaded; the operator restores it from a backup" };

    // Shared refusals (00 §7)
    MEETING_NOT_OPEN 422 "会议未召开" "Meeting not open" { "审议会议没有召开" "The meeting of the deliberation is not open" } ORG 51;
    MEETING_MISSING 422 "未确定会议" "Meeting missing" { "尚未确定审议会议" "No meeting is set for the deliberation" } SUP 15;
    WRONG_BALLOT 422 "表决不符" "Wrong ballot" { "所依据的表决不符:须为该事项、该种类、由有权机关的会议进行、已公布、未用于其他决定" "The ballot is not one that decides this: of the kind that is asked for, on this record, in a meeting of the body that decides, announced, and used for nothing else" } ORG 25, ORG 51;
    MAJORITY_NOT_REACHED 422 "未过半数" "Majority not reached" { "赞成票未超过全体组成人员的半数" "Not more than half of all members are in favor" } ORG 51;
    SECRET_BALLOT_REQUIRED 422 "应当无记名" "Secret ballot required" { "此类表决应当采用无记名方式" "A ballot of this kind is secret" } SUP 62, ORG 28;
    BALLOT_SECRECY 422 "选票保密" "Ballot secrecy" { "不得记录或查询选票的投票人" "Nobody may record or ask for the voter of a paper" };
    ALREADY_VOTED 409 "已投票" "Already voted" { "该成员已经投票" "This member has voted" };
    BALLOT_OPEN 409 "表决未截止" "Ballot open" { "会议有表决尚未截止" "Members are voting in this meeting" };
    RESULT_LOCKED 409 "结果已锁定" "Result locked" { "结果公布后不得修改" "A result that was announced cannot change" };
    BALLOT_ARITHMETIC 422 "票数不符" "Ballot arithmetic" { "发出、收回、有效、无效票与各项票数不相符" "Issued, returned, valid and invalid papers and the tallies do not agree" };
    TIE_UNRESOLVED 422 "票数相同" "Unresolved tie" { "末位票数相同,须先决定" "A tie is undecided" };
    TALLY_MISMATCH 422 "两次计票不一致" "Tally mismatch" { "须由两名监票人分别逐票录入,内容一致,且与票箱中的票数相符" "Two supervisors enter the papers each on their own; both entries and the number of papers in the box have to agree" };
    RECORD_UNSIGNED 422 "监票人未签署" "Record unsigned" { "须由全体监票人在本人会话中签署当前内容" "Every supervisor has to sign what stands, each in the own session" };
    PAPERS_CHANGED 409 "表决票与封存不符" "Papers changed" { "与封存或者签署时的内容不一致;表决票被改动的,只能作废重新表决" "It is not what was sealed or shown; where papers were changed, the ballot can only be voided" };
    CONFLICT_OF_INTEREST 422 "利害关系" "Conflict of interest" { "有利害关系的人不得参加" "An interested person may not take part" } SUP 33, SUP 57;
    DIRECT_HANDLING_FORBIDDEN 422 "代表不直接处理问题" "Deputies do not handle problems themselves" { "代表了解并转交问题,不直接处理;请由承办单位的工作账号办理" "Deputies listen and pass on; staff of the responsible organization handle the problem with an account of their own" } DEP 31;
    SECRET_DOCUMENT 422 "涉密文件" "Secret document" { "涉密文件不得上传" "State secrets may not be uploaded" } SHBUD 16;
    DISCLOSURE_FORBIDDEN 422 "不得公开" "Disclosure forbidden" { "内部记录不得公开" "An internal record cannot be published" } SHBUD 16;
    PERSONAL_DATA_IN_PUBLICATION 422 "含个人信息" "Personal data in publication" { "公开文本含有电话或身份证号" "The public text contains a phone or identity number" };
    CALENDAR_YEAR_MISSING 422 "日历未加载" "Calendar year missing" { "该年度的法定日历尚未加载,不能计算期限" "The calendar of this year is not loaded, so the period cannot be computed" } CC 203;
    NOTICE_TOO_SHORT 422 "通知时间不足" "Notice too short" { "会议通知早于会期的天数不足" "The meeting is announced too few days before it" };
    DEADLINE_MOVED 422 "时限已重算" "Deadline moved" { "日历更正后该时限的末日有变动" "The calendar was corrected, and with it the last day of this deadline" } CC 203;
    LAW_PARAM_READONLY 403 "法定参数只读" "Statutory parameter" { "法律规定的参数只能由平台管理员替换" "Only the platform administrator replaces values set by law" };
    RULE_SET_OVERLAP 409 "规则期间重叠" "Rule set overlap" { "同一规则在该期间已有生效版本" "The same rules are in force in this period already" };
    RULE_SET_MISSING 422 "无适用规则" "No rule set" { "该日期没有生效的规则集" "No rule set is in force on the decisive date" };
    EVIDENCE_MISSING 422 "缺少佐证" "Evidence missing" { "没有佐证材料,不能办结" "There is no evidence for the result" } SUP 17;
    PUBLICATION_MISSING 409 "尚未公开" "Publication missing" { "报告、审议意见、研究处理情况报告须先公开" "The report, the opinion and the disposal report must be published first" } SUP 17;
    DOCUMENT_MISSING 422 "缺少文书" "Document missing" { "须附相应的文书" "The document that this step needs is not attached" };
    CLAUSE_WITHOUT_ADDRESSEE 422 "意见条目缺少责任单位" "Clause without addressee" { "审议意见至少一条,且每条须有责任单位" "An opinion needs a clause, and each clause an organ that answers for it" } SUP 17;
    CLAUSE_RESULT_MISSING 422 "缺少办理结果" "Clause result missing" { "每条审议意见须报告研究处理结果" "Each clause needs a result" } SUP 17;
    DISPOSAL_WITHOUT_COMMITTEE_COMMENT 422 "未征求委员会意见" "Committee not asked" { "研究处理情况报告送交前须征求有关委员会意见" "The disposal report goes to the committee for comment before it is submitted" } SUP 17;
    NO_GROUND_FOR_REHANDLING 422 "无重新办理理由" "No ground for re-handling" { "测评未不满意,也没有条目核查不实" "Neither was the vote dissatisfied nor was a clause refuted" } ZJPROC 29;
    NOT_SIGNED_BY_HEAD 403 "须负责人签署" "Not signed by the head" { "研究处理情况报告须由机关负责人签署" "The head of the organ signs this report" } SUP 54;
    OPEN_CLAUSES 409 "条目未办结" "Open clauses" { "仍有条目未办理或须重新办理" "Clauses are pending or reopened" } SUP 17;
    REHANDLE_LIMIT 409 "已达重新办理次数" "Re-handling limit" { "已重新办理两次,应升级监督方式" "Re-handled twice; choose a stronger form of supervision" };
    ASSESSMENT_DENOMINATOR_MISSING 422 "缺少测评基数" "Denominator missing" { "没有应到人数,不能计算结果" "The result needs the number of all members" };

    // Opinions and their days
    WRONG_LEVEL_ORGAN 422 "监督对象级别不符" "Wrong level of organ" { "监督对象应当是本级一府一委两院;审议意见主送所审议事项的监督对象" "The organ belongs to the same level; an opinion goes to an organ whose work was deliberated" } SUP 6;
    LATE_STEP 422 "逾期提示" "Late step" { "该步骤已逾期" "The step is late" } SUP 15;

    // Issues, links, alerts (00 §5.6, §4.11)
    PLAN_INCOMPLETE 422 "整改方案不完整" "Plan incomplete" { "整改方案应当有措施、责任人和完成日期" "A plan has measures, a person who answers for it and a day" };
    EXTENSION_LIMIT 422 "超出延期限度" "Extension limit" { "首次延期由委员会在到期前决定且不超过规定天数,再次延期由主任会议决定" "The committee extends once, before the day and within the limit; the chairpersons extend again" };
    ESCALATION_NOT_DUE 422 "未达升级条件" "Escalation not due" { "退回次数和逾期天数均未达到升级监督的条件" "The issue was neither sent back often enough nor is it late enough" };
    OPEN_ITEMS 409 "尚有未了事项" "Open items" { "仍有未了结的事项,须先办结、移交或者说明" "Something is still open: finish it, hand it over or explain it" };
    REOPEN_WINDOW_OVER 422 "超出重启、更正期限" "Reopen window over" { "办结、公布已久,不得重启或者更正;再次出现的问题应当另行登记" "It was closed or announced too long ago to be reopened or corrected; register what came back as a new matter" };
    LINK_CYCLE 409 "关联成环" "Cycle of links" { "转化、合并、延续关系不得回到自身" "What was converted, merged or continued cannot lead back to itself" };

    // Surveys, assessments, access codes (00 §4.9, §4.10)
    WEIGHTS_NOT_100 422 "权重之和不为一百" "Weights are not 100" { "考核项目的权重之和应当恰为100.00" "The weights of the items add up to exactly 100.00" };
    SCORE_OUT_OF_RANGE 422 "分值超出范围" "Score out of range" { "得分应当在零与权重之间,加分、扣分不得超过上限" "A score lies between 0 and the weight of its item, a bonus or deduction within its limit" };
    AUTO_ITEM_READONLY 403 "自动项只读" "Automatic item" { "自动计分项目不得由被考核单位或核查人填写" "Neither the assessed unit nor the reviewers score what is scored automatically" };
    AUTO_SCORE_MISSING 409 "缺少自动得分" "Automatic score missing" { "自动计分项目尚未计分" "An automatic item has no score yet" };
    TOO_FEW_REVIEWERS 422 "核查人不足" "Too few reviewers" { "核查人数未达到规定" "Fewer reviewers than the rules ask for" };
    DISPUTE_WINDOW_OVER 422 "申诉期已过" "Dispute window over" { "申诉期限已过" "The period in which the result can be disputed is over" };
    DISPUTE_WINDOW_OPEN 409 "申诉期未满" "Dispute window open" { "申诉期届满后方可审定" "The result is approved after the period in which it can be disputed" };
    STAR_NOT_EDITABLE 403 "星级不得手工填写" "Star not editable" { "家站点的星级由考核总分确定,不得手工填写" "The stars of a site follow from the total of its assessment; nobody gives them by hand" };
    TEMPLATE_IN_USE 409 "年度已有标准、方案或者已经开始" "Year measured already" { "每一年度只适用一个标准、方案,在规定的日期前确定,此后不得变更;变更自下一年度起适用" "A year is measured by one standard or template, which is settled by the day that the rules name and not changed then; a change is for the next year" };
    ASSESSMENTS_OPEN 409 "考核未办结" "Assessments open" { "方案下仍有考核未办结" "Assessments of the template are not closed" };
    QUESTION_SET_MISSING 422 "缺少问卷" "Question set missing" { "调查没有问题,不能开始" "A survey without questions cannot be opened" };
    SURVEY_NOT_OPEN 409 "调查未开放" "Survey not open" { "调查未开始或已截止" "The survey takes no answers now" };
    SURVEY_DUPLICATE 409 "重复答卷" "Survey duplicate" { "同一人对同一题目只能答一次" "A person answers a question once" };
    SURVEY_TOO_SMALL 422 "有效答卷不足" "Survey too small" { "有效答卷不足,不计分" "There are too few valid answers for a score" };

    // Activities and work plans (01 §6)
    ASSIGNMENT_REQUIRED 422 "缺少交办" "Assignment required" { "街道开展监督、执法检查、选举类活动,须有已签收、涵盖该类别和日期的交办" "Work of supervision, inspection or election in a street needs an accepted assignment that covers its category and days" } ORG 59;
    SITE_NOT_ACTIVE 409 "站点未开放" "Site not open" { "站点未启用、已暂停或者已撤销,或者组织者在该日不存续" "The station is not in use, is suspended or closed, or the organizer is not there on that day" };
    DUPLICATE_ACTIVITY 409 "活动重复" "Duplicate activity" { "同一时间、地点已有其他组织者的活动;共同组织的请列为共同组织者" "Another organizer has an activity at the same time and place; list who else organizes it as co-organizers" };
    ROSTER_CLASH 409 "时间冲突" "Roster clash" { "同一代表在同一时段已有其他活动或者安排" "A deputy has another activity or duty at that time" };
    ATTENDANCE_INCOMPLETE 422 "出席记录不全" "Attendance incomplete" { "须记录每名受邀且在任代表的出席情况,每人一次" "Each deputy who was invited and is in office has one line with a status" };
    LEAVE_TOO_LATE 422 "请假过迟" "Leave too late" { "请假须在活动开始前提出并获批准,否则记为缺席" "Leave is asked for and approved before the beginning; else the deputy was absent" };
    PLAN_LOCKED 409 "计划已锁定" "Plan locked" { "只能修改草案;已有活动或者月份已过的项目不得删除、移动" "Only a draft is changed, and an item with activities, or whose month is over, is neither dropped nor moved" };
    PLAN_ITEMS_OPEN 409 "项目未完成" "Items open" { "仍有计划项目未完成、取消或者结转,或者有活动未核实" "Items are neither done nor cancelled nor carried over, or activities are not verified" };

    // What several domains refuse alike, and no instrument
    SELF_APPROVAL 403 "不得自行批准" "Self approval" { "起草人、申报人不得审批自己提出的事项" "Whoever drafted or proposed it does not decide on it" };
    NO_OPEN_REQUEST 409 "没有待决申请" "No open request" { "没有待决定的申请" "There is no request to decide on" };
    RETURN_WINDOW_OVER 422 "退回期限已过" "Return window over" { "退回的期限已过" "The days in which it can be returned are over" };
    RECORD_TOO_OLD 422 "补录过迟" "Record too old" { "记录应当在规定的天数内录入或者提交" "It is recorded within the days that the rules allow" };
}
