//! What can go wrong with organizations, terms, meetings and deputies, beside what the layers below say.

use crate::laws::{DEP, ORG};
pub use access::codes::*;

platform::problems! {
    // Shared refusals (00 §7)
    QUORUM_NOT_MET 422 "未达法定人数" "Quorum not met" { "出席人数未达到法定人数" "Not enough members are present" } ORG 14, ORG 51;
    FUTURE_RECORD 422 "日期在将来" "Future record" { "记录的日期不得晚于今天" "The recorded date lies in the future" };
    DATE_ORDER 422 "日期顺序错误" "Date order" { "结束日期早于开始日期,或前后步骤日期颠倒" "An end lies before its start, or steps are out of order" };
    REASON_NOT_STATUTORY 422 "非法定事由" "Reason not statutory" { "不是法律规定的事由" "The statute does not know this reason" } DEP 61, DEP 62;
    EXCLUDED_OFFICE 422 "职务冲突" "Excluded office" { "常委会组成人员不得担任国家行政、监察、审判、检察机关职务" "A member of the Standing Committee may not hold a post in the state organs it supervises" } ORG 47;
    WRONG_MEETING 422 "会议不符" "Wrong meeting" { "须有有权机关的会议就该事项作出的决定:会议类别和主办机关相符,已经召开,不早于事项发生,议程列明该事项" "The decision is one of the right body on this matter: of that kind and organization, held, not before the matter arose, with it on its agenda" } ORG 54;
    MINUTES_DISAGREE 422 "纪要与记录不符" "Minutes disagree" { "纪要所记的出席人数、议程办理情况或者表决结果与系统记录不一致" "The minutes tell of another attendance, other outcomes of the agenda or other ballots than the record of the meeting" };
    DECISION_MISSING 422 "缺少决定" "Decision missing" { "须有有权机关的会议决定" "A decision of the body that may take it is needed" } ORG 54;
    LATE_RECORD_UNEXPLAINED 422 "补录缺少理由" "Late record unexplained" { "事后补录须说明理由" "What is recorded later than it happened says why" };
    REASON_MISSING 422 "缺少理由" "Reason missing" { "须说明理由" "A reason is needed" };
    AGENDA_MISSING 422 "缺少议程" "Agenda missing" { "会议没有议程,不能通知" "A meeting without an agenda cannot be convened" };
    TOTAL_MEMBERS_MISMATCH 422 "应到人数不符" "Total of members differs" { "应到人数与登记的组成人员、名额不一致;常委会名额在一届内不再变动" "The number of all members is another than the register has it; seats do not change within a term" } ORG 47;

    // Registry
    ORGANIZATION_ENDED 422 "机构已终止" "Organization ended" { "机构已撤销、合并、归档或尚未设立,不能承接新的工作" "The organization has ended, is archived or does not exist yet: it takes nothing new" };
    TASKS_OPEN 409 "尚有未完成任务" "Tasks open" { "机构尚有未完成的任务,应先指定承继单位" "The organization has open tasks; name a successor first" };
    ORGANIZATION_CYCLE 422 "机构层级错误" "Organization cycle" { "上级机构形成循环或超过六级" "The parents form a circle or more than six levels" };
    TERM_OVERLAP 409 "届期重叠" "Terms overlap" { "同一区的两届任期不得重叠" "Two terms of a district overlap" } ORG 9;
    OUTSIDE_TERM 422 "不在届内" "Outside the term" { "日期不在该届任期内" "The dates lie outside the term" };
    MINIMUM_AGE 422 "未满十八周岁" "Minimum age" { "当选时应年满十八周岁" "A deputy is at least 18 years old at the election" };
    GROUP_TOO_SMALL 422 "小组人数不足" "Group too small" { "代表小组由三名以上代表组成" "A deputy group has three or more members" } ORG 43;
}
