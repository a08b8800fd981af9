//! What can go wrong with livelihood projects (07 §6), beside what the layers below say.

use crate::laws::{BUD, ORG, SX, ZJDEC};
pub use instruments::codes::*;

platform::problems! {
    // Years and what people propose (07 §3.1, §3.2)
    COLLECTION_NOT_OPEN 409 "不在征集期内" "Collection not open" { "该年度不在征集期内,成熟的想法可以直接进入储备库" "Proposals for this year are not collected today; what is ready may go to the reserve" };
    COLLECTION_NOT_OVER 409 "征集期未满" "Collection not over" { "征集止日之后方可结束征集" "The collection ends after its last day" };
    DUPLICATES_UNDECIDED 422 "疑似重复未核" "Duplicates undecided" { "系统提示的每条疑似重复线索,须由人核定是否重复" "A person says of each proposal that looks the same whether it is" };
    REEXAMINATION_LIMIT 409 "已经复核过" "Re-examined before" { "不采纳的线索只复核一次" "What was declined is examined again once" };

    // Screening and candidates (07 §3.3)
    SCREENING_INCOMPLETE 422 "论证不全" "Screening incomplete" { "六项论证因素和合法性审查均须有结论,有条件的须逐条附文书答复" "Six factors and legality each have a conclusion, and each condition an answer with its document" };
    LEGALITY_FAILED 422 "合法性审查未通过" "Legality failed" { "合法性审查未通过的项目不得通过论证" "What is not lawful does not pass" };
    BURDEN_OR_DEBT_RISK 422 "负担或者风险过重" "Burden or debt risk" { "给群众、企业或者基层造成过重负担,或者有债务风险、稳定风险的,不得通过论证" "A heavy burden on people, enterprises or the grass roots, or a risk of debt or stability, does not pass" };
    CANDIDATE_NOT_SCREENED 422 "候选项目未经论证" "Candidate not screened" { "候选项目在目标、资金、点位最后变动之后须经其自身的论证通过" "A candidate passes its own screening after the last change of its goal, money or places" };
    CANDIDATE_FROZEN 409 "候选项目已锁定" "Candidate frozen" { "名单提交常委会后不得修改,票决前的修改由大会主席团决定" "What was submitted to the Standing Committee stands; before the vote the presidium decides on changes" } SX 16;
    GOAL_NOT_QUANTIFIED 422 "目标未量化" "Goal not quantified" { "目标须有大于零的目标值、单位和方向" "A goal has a value above zero, a unit and a direction" };
    FUND_SOURCE_SUM 422 "资金来源与总额不符" "Fund sources do not add up" { "资金总额须大于零,各来源金额之和等于总额" "The amount is above zero, and the sources add up to it" };
    CROSS_YEAR_WITHOUT_STAGES 422 "跨年项目缺少分年目标" "Stages missing" { "跨年度实施的项目须有分年目标" "A project of several years says its goal for each" } SX 17;
    NO_EXTRA_CANDIDATES 422 "候选项目不足" "No extra candidates" { "候选项目须多于应选数" "There is at least one candidate more than seats" };
    EXTRA_RATIO_TOO_LOW 422 "差额比例不足" "Extra ratio too low" { "候选项目的差额比例低于规定" "The candidates beyond the seats are fewer than the ratio asks for" };
    SEATS_MISMATCH 422 "应选数不一致" "Seats mismatch" { "年度、票决办法和表决的应选数、候选数须一致" "The year, the rule of the vote and the ballot say the same numbers" } SX 16;
    BALLOT_RULE_MISSING 422 "缺少票决办法" "Ballot rule missing" { "票决办法尚未经大会通过" "The congress has not adopted the rule of the vote" } SX 16;
    CANDIDATE_NOT_DELIBERATED 422 "未经常委会审议" "Candidate not deliberated" { "候选项目须经常委会审议后方可列入票决" "The Standing Committee deliberates a candidate before it is put to the vote" } ZJDEC 4;

    // The vote (07 §3.3, §4.2)
    BALLOT_OPTIONS_MISMATCH 422 "票面选项不符" "Ballot options mismatch" { "票面选项须为全部列入票决的候选项目,按序号排列" "The options are all candidates on the ballot, in their order" } SX 16;
    BALLOT_ISSUED 409 "已经发票" "Ballot issued" { "发票后名单、办法、应选数和候选项目不得变更" "Once papers are issued, list, rule, seats and candidates stand" } ORG 22;
    SELECTED_WITHOUT_MAJORITY 422 "未过半数入选" "Selected without majority" { "入选须获全体代表的过半数赞成" "What is selected has more than half of all deputies in favor" } ORG 25;
    VOTE_REQUIRED 422 "应当票决" "Vote required" { "实行票决制的地方,由人民代表大会票决确定" "Where voting is used the congress decides" };

    // Carrying out (07 §2.6, §2.7, §3.4)
    PLAN_FIXED 409 "方案已公布" "Plan fixed" { "实施方案公布后目标、节点和点位即固定,变更须申请调整" "A published plan stands; what it says changes by an adjustment" } SX 17;
    MILESTONE_ORDER 422 "节点不合规定" "Milestones out of order" { "节点至少两个,期限依次递增,末项不晚于完成期限和当年年底" "At least two milestones, each later than the one before, the last by the finish and by the end of the year" } SX 17;
    GOAL_MISSED 422 "目标未完成" "Goal missed" { "每项目标均达到目标值方可完成" "Everything is completed once each goal is reached" } SX 17;
    PROGRESS_REGRESSION 422 "进展倒退" "Progress regressed" { "累计值只能通过负责人签署的更正减少" "What was reached falls only by a correction that the head signs" };
    MAJOR_CHANGE_WITHOUT_APPROVAL 422 "重大调整未经批准" "Major change without approval" { "目标、资金、期限、点位变动较大或者暂缓、终止、置换的,由常委会作出决定" "What changes goal, money, days or places by much, suspends, terminates or replaces is decided by the Standing Committee" } SX 18;
    TERMINATE_UNANNOUNCED 422 "终止未公告" "Termination not announced" { "终止、置换项目的决定向社会公告后方可执行" "A project ends once the decision to end it was published" } SX 18;
    ADJUSTMENT_TOO_LATE 422 "调整申请过迟" "Adjustment too late" { "调整须在原定完成期限之前申请,期限届满后只能申请终止" "An adjustment is asked for before the last day; afterwards only a termination is" } SX 18;
    SURVEY_INVALID 422 "调查不符" "Survey invalid" { "须为验收后对该项目开展、已经截止的全部调查" "All surveys of this project that were opened after its acceptance, and are over" };
    REVISIT_NOT_DUE 422 "未到回访日期" "Revisit not due" { "到回访日期后方可作出结论" "It is concluded once the day of the revisit has come" };
    EXIT_FLAG_UNANSWERED 422 "退出提示未回应" "Exit flag unanswered" { "有退出提示的,结论须为不再纳入,或者为改进并说明理由" "Where a project may have to leave the list, it is stopped, or improved and it is said why" };
    EXIT_IN_FORCE 409 "限制期未满" "Exit in force" { "退出清单记录在限制期届满前不得归档" "An exit record is not archived before it ends to block" };
    EXIT_REENTRY 422 "与退出项目相似" "Re-entry of an exit" { "候选项目与限制期内的退出项目相似,须说明变化,或者由人大认定不是同一项目" "The candidate is like a project that has left the list: say what is different, or have the congress find that it is not the same" };
    OVERSPEND 422 "支出超预算" "Overspent" { "累计支出不得超过资金总额" "What is spent stays within the money of the project" } BUD 57;
}
