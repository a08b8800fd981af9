//! What can go wrong with street committees (01 §6), beside what the layers below say.

use crate::laws::ORG;
pub use instruments::codes::*;

platform::problems! {
    // Committees and their members (01 §3.1, §3.9)
    NOT_A_STREET 422 "不是街道" "Not a street" { "街道人大工委只在街道设立,镇设人民代表大会主席团" "A working committee is set up in a street; a town has a congress with a presidium" } ORG 59;
    DUPLICATE_COMMITTEE 409 "工委已设立" "Committee exists" { "该街道或者该机构已有运行中的街道人大工委" "The street, or the organization, has an active working committee" };
    DUPLICATE_DIRECTOR 409 "主任已有人选" "Director exists" { "该工委已有在任的或者正在任命的主任" "The committee has a director in office or pending" };
    QUOTA_EXCEEDED 422 "超出名额" "Quota exceeded" { "在任和待任命的组成人员超出批准的名额,或者副主任超出规定人数" "Members in office and pending exceed the approved quota, or there are too many deputy directors" };
    STAFFING_MODE_MISMATCH 422 "与配备模式不符" "Staffing mode mismatch" { "职务和专兼职情况与工委的配备模式不符" "Posts and employment do not fit the staffing mode of the committee" };
    VOTE_STARTED 409 "已发票" "Voting started" { "表决已经发票,不能撤回提名" "The papers of the ballot are issued; the nomination cannot be withdrawn" };

    // Assignments (01 §3.6)
    WRONG_DIRECTION 422 "交办方向不符" "Wrong direction" { "交办、承办单位与交办方向不符" "The issuing or the target organization does not fit the direction" };
    BASIS_MISSING 422 "缺少依据" "Basis missing" { "交办监督、执法检查、选举工作须附常委会决议、年度计划或者主任会议决定" "Supervision, inspection and election work is assigned on a resolution, the annual plan or a decision of the chairpersons" };
    ALREADY_DECLINED 409 "已退回" "Already declined" { "任务被退回后未作调整,不得原样再次交办" "The task was declined and nothing of it was changed since" };

    // Contacts, reports, consultation (01 §2.7, §3.7)
    REPLIES_MISSING 422 "答复不全" "Replies missing" { "仍有意见没有答复" "Opinions are without an answer" };
}
