//! What can go wrong at the stations (03 §6), beside what the layers below say.

use crate::laws::{DEP, SHSUG};
pub use instruments::codes::*;

platform::problems! {
    // Sites and their deputies (03 §3.1, §2.2)
    PARENT_HOME_MISSING 422 "缺少代表之家" "Parent home missing" { "联络站、联系点、接待室须有同一街镇已启用的代表之家作为上级平台;代表之家撤销前须指定承接的代表之家" "A station, a point and a room stand below an open home of the same street or town; a home that closes names the home that takes them over" };
    SITE_TOO_CLOSE 422 "站点过近" "Site too close" { "规定距离内已有同类站点,须说明理由" "Another open site of the tier lies nearer than the rules ask; say why" };
    CHECKLIST_INCOMPLETE 422 "建设清单不全" "Checklist incomplete" { "场所、标牌、公示栏、意见箱或二维码、档案柜、公开内容、站长、联络员和在任代表应当齐备" "Venue, plate, notice board, box or code, cabinet, public items, leader, liaison and a deputy in office are all there" };
    PLACE_FAR_AWAY 422 "位置提示" "Place far away" { "坐标不在本市范围内,请核对经纬度和坐标系" "The place lies outside the municipality; look at longitude, latitude and their system" };
    NO_GROUND 422 "缺少整改理由" "No ground" { "须有公布的考核结果低于合格线,或者连续两个完整季度没有经核实的活动" "An announced assessment is below the line, or no activity was verified in two whole quarters" };
    SECOND_PRIMARY_SITE 409 "主站点重复" "Second primary site" { "每名代表在任何一天只有一个主站点" "A deputy has one primary site on every day" };

    // Suggestions of deputies (03 §3.4)
    WRONG_CONGRESS_LEVEL 422 "代表层级不符" "Wrong congress level" { "建议由区或者镇人大代表提出,联名代表应当属于同一级人民代表大会" "Deputies of the district or of a town make suggestions, and those of one congress together" } DEP 36;
    SECONDER_NOT_CONFIRMED 422 "附议未确认" "Seconder not confirmed" { "附议代表尚未确认现有文本" "A seconder has not agreed with the text as it stands" } SHSUG 4;
    CASE_INTERFERENCE 422 "涉及案件或本人利益" "Interference in a case" { "代表不得干涉具体司法案件或者招投标等经济活动,不得为本人谋取利益;须作出声明" "A deputy does not interfere in cases, tenders or business of the own; the declaration is missing" } DEP 59, SHSUG 8;
    NOT_CONCRETE 422 "内容不具体" "Not concrete" { "建议应当写明情况和问题、具体建议,一事一议" "A suggestion tells of one matter: the problem and what is proposed" } DEP 24, SHSUG 6;
    NOT_UNANIMOUS 422 "联名代表未一致同意" "Not unanimous" { "联名提出的建议,经全体联名代表同意方可撤回" "A joint suggestion is withdrawn with the agreement of all who made it" } SHSUG 10;
    ALREADY_ASSIGNED 409 "已经交办" "Already assigned" { "已经交办的建议不得撤回" "What was assigned cannot be withdrawn" } SHSUG 10;
    LEAD_DECIDED 409 "主办单位已裁定" "Lead decided" { "主办单位经裁定确定,不得再次退回" "It was decided who leads; nobody returns it any more" } SHSUG 17;
    NO_RETURN_REQUEST 409 "没有退回申请" "No return request" { "没有待决定的退回申请" "Nobody has asked to return it" } SHSUG 14;
    COMPLEX_FLAG_TOO_LATE 422 "认定过迟" "Complex flag too late" { "涉及面广、处理难度大的,应当在三个月答复期限届满前认定" "That it is hard to handle is said before the three months are over" } DEP 51;
    REPLY_WITHOUT_CONTACT 422 "未与代表沟通" "Reply without contact" { "答复前,承办单位应当在本轮办理中与代表沟通" "Before it replies an organ speaks with the deputy in this round" } DEP 51;
    CO_REPLY_MISSING 422 "缺少会办意见" "Opinion of a helping organ missing" { "会办单位的意见尚未提出;逾期未提出的,须作说明" "An organ that helps has not said its opinion; if it is late, note so" } SHSUG 17;
    OUTCOME_REQUIRED 422 "缺少办理结果" "Outcome required" { "答复应当注明办理结果的类别" "A reply says what comes of it" } SHSUG 18;
    PROMISE_DATE_MISSING 422 "承诺时限不符" "Promise date missing" { "正在解决、计划解决的,须承诺今后的时限;其他类别不填" "What is being done or planned has a day to come; nothing else has" } SHSUG 18;
    COMMENT_REQUIRED 422 "缺少评价意见" "Comment required" { "评价为不满意的,须说明意见" "Who is dissatisfied says why" } SHSUG 21;
    RATING_BY_WRONG_PERSON 403 "评价人不符" "Rating by the wrong person" { "建议由领衔代表评价,领衔代表不能履职的由在任的第一附议代表评价;群众意见由持查询码的本人评价" "The deputy who leads rates a suggestion, or the first seconder in office in the place of that one; the holder of the code rates an opinion" };
    ALREADY_RATED 409 "已经评价" "Already rated" { "每次答复只评价一次" "A reply is rated once" } SHSUG 21;
    RATING_WINDOW_OVER 422 "评价期限已过" "Rating window over" { "评价期限已过,计为未评价" "The days for a rating are over; it counts as not rated" };

    // Commitments (03 §3.5)
    CARRY_OVER_WINDOW 422 "不在转年办理期间" "Carry-over window" { "承诺事项在十二月一日至次年一月十五日之间转下年度" "Commitments are carried over between December 1 and January 15" } SHSUG 22;

    // Opinions of the public (03 §3.3)
    GUIDANCE_REQUIRED 422 "缺少告知引导" "Guidance required" { "不予受理的,应当告知反映人向何处反映" "Who is refused is told where to turn to" };
    LITIGATION_MATTER 422 "已在其他程序中" "Pending in another procedure" { "事项在诉讼、仲裁、复议或者信访程序中,不予受理并告知引导" "Litigation, arbitration, review or the petition procedure deals with the matter; refuse it with guidance" };
    CODE_NOT_RECOVERABLE 422 "查询码无法补发" "Code not recoverable" { "匿名意见的查询码无法补发;实名意见须先按登记电话回拨核实" "Nobody can tell whose an anonymous opinion was; of a named one the person is called back at the phone that was left" };
    EMERGENCY_NUMBERS 422 "紧急提示" "Emergency" { "遇紧急情况请同时拨打110或者119;该事项应当日分办" "In an emergency call 110 or 119 as well; the matter is passed on today" };

    // Duty records (03 §3.6)
    DUPLICATE_RECORD 409 "记录重复" "Duplicate record" { "同一代表在该时段,或者同一类型、日期和地点的履职记录已经存在" "A duty of the deputy is recorded for that time, or for that kind, day and place" };

    // Duty reports (03 §3.7)
    TOO_FEW_VOTERS 422 "选民人数不足" "Too few voters" { "到场的本选区选民,或者书面述职送达的选民,少于规定人数" "Fewer voters of the own constituency came, or had the written report, than the rules ask for" };

    // Month schedules (03 §3.2)
    RECEPTION_MOVED 422 "接待日变动" "Reception moved" { "日历更正后,该接待按规则改在他日;草稿已经调整,已发布的须另行变更,没有他日的须删去" "The calendar was corrected, and the rule has another day for this reception: a draft was moved; change what is published, and take off what has no other day" };
    CHANGE_NOTICE_REQUIRED 422 "变更须公告" "Change notice required" { "临近日期变更安排的,须附公告" "What is changed a few days before its day is announced to everybody" };
}
