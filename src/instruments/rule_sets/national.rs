//! The national defaults: every number that the service computes with, its unit, and where it comes from.

use super::RuleKind;

/// A default.
#[derive(Debug, Clone, Copy)]
pub struct Default {
    /// Which rules it belongs to.
    pub kind: RuleKind,
    /// The key.
    pub key: &'static str,
    /// The value; of a rule that lists words, how many there are.
    pub value: i64,
    /// The words, of a rule that lists some.
    pub words: &'static [&'static str],
    /// In what.
    pub unit: &'static str,
    /// `law SUP 15`, `practice 304`, `assumed`.
    pub tag: &'static str,
    /// The article or the source in words.
    pub basis: &'static str,
}

macro_rules! defaults {
    ($($kind:ident $key:literal $value:literal $unit:literal $tag:literal $basis:literal $($word:literal)*;)+) => {
        /// Every default.
        pub const DEFAULTS: &[Default] = &[$(Default {
            kind: RuleKind::$kind, key: $key, value: $value, words: &[$($word),*], unit: $unit, tag: $tag, basis: $basis,
        }),+];
    };
}

defaults! {
    Supervision "report.consultation_lead_days"   20 "days"    "law SUP 15"          "监督法第十五条";
    Supervision "report.final_lead_days"          10 "days"    "law SUP 15"          "监督法第十五条";
    Supervision "report.distribution_lead_days"    7 "days"    "law SUP 15"          "监督法第十五条";
    Supervision "filing_report.distribution_lead_days" 7 "days" "law SUP24 15"       "监督法第十五条";
    Supervision "reporter.posts.district_government"      1 "words" "assumed" "假定" "区长";
    Supervision "reporter.posts.supervisory_commission"   1 "words" "assumed" "假定" "主任";
    Supervision "reporter.posts.court"                    1 "words" "assumed" "假定" "院长";
    Supervision "reporter.posts.procuratorate"            1 "words" "assumed" "假定" "检察长";
    Supervision "committee.comment_days"           5 "days"    "practice 303"        "浙江省各级人大常委会监督条例第十三条";
    Supervision "interpellation.min_members"       3 "persons" "law SUP 51"          "监督法第五十一条";
    Supervision "investigation.min_fraction_numerator"   1 "parts" "law SUP 56"       "监督法第五十六条";
    Supervision "investigation.min_fraction_denominator" 5 "parts" "law SUP 56"       "监督法第五十六条";
    Supervision "removal.min_fraction_numerator"   1 "parts"   "law SUP 61"          "监督法第六十一条";
    Supervision "removal.min_fraction_denominator" 5 "parts"   "law SUP 61"          "监督法第六十一条";
    Supervision "inspection.min_modes"             2 "modes"   "assumed"             "假定";
    Supervision "inspection.min_unannounced"       1 "visits"  "assumed"             "假定";
    Supervision "audit.rectification_months"       6 "months"  "law SUP24 27"        "监督法第二十七条";
    Supervision "opinion.issue_days"              10 "days"    "practice 304"        "河南省实施监督法办法第二十条";
    Supervision "opinion.receive_working_days"     3 "working_days" "assumed"        "假定";
    Supervision "opinion.disposal_months"          3 "months"  "practice 303, 304"   "浙江省各级人大常委会监督条例第四十四条";
    Supervision "opinion.draft_lead_days"         10 "days"    "assumed"             "假定";
    Supervision "clause.verify_days"              30 "days"    "assumed"             "假定";
    Supervision "opinion.comment_days"             7 "days"    "assumed"             "假定";
    Supervision "opinion.rehandle_months"          2 "months"  "assumed"             "假定";
    Supervision "opinion.rehandle_rounds"          2 "rounds"  "assumed"             "假定";
    Supervision "opinion.tracking_months"          6 "months"  "assumed"             "假定";
    Supervision "opinion.extension_months"         1 "months"  "assumed"             "假定";
    Supervision "clause.recheck_months"            6 "months"  "practice 11"         "代表建议办理“回头看”的做法(期限为假定)";
    Supervision "clause.recheck_limit_months"     24 "months"  "assumed"             "假定";
    Supervision "resolution.void_months"           1 "months"  "assumed"             "假定";
    Supervision "vote.rectify_months"              3 "months"  "assumed"             "假定";
    Supervision "special_inquiry.min_members"      3 "persons" "practice 17"         "北京市房山区专题询问办法";
    Supervision "special_inquiry.min_deputies"    10 "persons" "practice 17, 18"     "北京市房山区专题询问办法";
    Supervision "special_inquiry.lead_days"        7 "days"    "practice 18"         "湖滨区专题询问办法";
    Supervision "special_inquiry.handling_months"  3 "months"  "assumed"             "假定";
    Supervision "filing.due_days"                 30 "days"    "assumed"             "假定";
    Supervision "filing.review_months"             3 "months"  "assumed"             "假定";
    Supervision "filing.answer_months"             2 "months"  "assumed"             "假定";
    Supervision "topic.min_score"                 60 "points"  "assumed"             "假定";
    Supervision "topic.reviewers"                  3 "persons" "assumed"             "假定";
    Supervision "topic.screen_days"               10 "days"    "assumed"             "假定";
    Supervision "topic.adoption_month"             2 "month"   "assumed"             "假定";
    Supervision "topic.weight_importance"         25 "weight"  "assumed"             "假定";
    Supervision "topic.weight_public_concern"     25 "weight"  "assumed"             "假定";
    Supervision "topic.weight_feasibility"        15 "weight"  "assumed"             "假定";
    Supervision "topic.weight_evidence"           15 "weight"  "assumed"             "假定";
    Supervision "topic.weight_timeliness"         10 "weight"  "assumed"             "假定";
    Supervision "topic.weight_non_repetition"     10 "weight"  "assumed"             "假定";
    Supervision "coordination.items_per_quarter"   3 "items"   "assumed"             "假定";
    Supervision "opinion_quality.clause_points"   20 "points"  "assumed"             "假定";
    Supervision "opinion_quality.measure_characters" 20 "characters" "assumed"       "假定";
    Supervision "opinion_quality.most_clauses"    10 "clauses" "assumed"             "假定";
    Supervision "opinion_quality.many_clauses_penalty" 10 "points" "assumed"         "假定";
    Supervision "opinion_quality.identical_percent" 90 "percent" "assumed"           "假定";
    Supervision "opinion_quality.identical_penalty" 10 "points" "assumed"            "假定";
    Supervision "evaluation.due_days"             30 "days"    "assumed"             "假定";
    Supervision "index.weight_topic"              15 "weight"  "assumed"             "假定";
    Supervision "index.weight_depth"              20 "weight"  "assumed"             "假定";
    Supervision "index.weight_deliberation"       20 "weight"  "assumed"             "假定";
    Supervision "index.weight_follow_up"          25 "weight"  "assumed"             "假定";
    Supervision "index.weight_openness"           10 "weight"  "assumed"             "假定";
    Supervision "index.weight_effect"             10 "weight"  "assumed"             "假定";
    Supervision "index.depth_mode_points"         20 "points"  "assumed"             "假定";
    Supervision "index.depth_site_points"         10 "points"  "assumed"             "假定";
    Supervision "index.depth_deputy_points"        2 "points"  "assumed"             "假定";
    Supervision "index.depth_unannounced_points"  20 "points"  "assumed"             "假定";
    Supervision "index.deliberation_quality"      50 "weight"  "assumed"             "假定";
    Supervision "index.deliberation_speakers"     30 "weight"  "assumed"             "假定";
    Supervision "index.deliberation_time"         20 "weight"  "assumed"             "假定";
    Supervision "index.deliberation_full_minutes" 60 "minutes" "assumed"             "假定";
    Supervision "index.follow_up_solved"          60 "points"  "assumed"             "假定";
    Supervision "index.follow_up_on_time"         20 "points"  "assumed"             "假定";
    Supervision "index.follow_up_verified"        20 "points"  "assumed"             "假定";
    Supervision "index.late_publication_penalty"  20 "points"  "assumed"             "假定";
    Supervision "index.basically_satisfied"       60 "percent" "assumed"             "假定";
    Supervision "index.strong"                    85 "points"  "assumed"             "假定";
    Supervision "index.good"                      70 "points"  "assumed"             "假定";
    Supervision "index.weak"                      60 "points"  "assumed"             "假定";
    General "deadline.yellow_days"                 7 "days"    "assumed"             "假定";
    General "meeting.street_notice_days"           3 "days"    "assumed"             "假定";
    General "meeting.minutes_days"                10 "days"    "assumed"             "假定";
    General "survey.min_valid"                    30 "answers" "assumed"             "假定";
    General "survey.suspect_per_hour"             10 "answers" "assumed"             "假定";
    General "survey.points_very_satisfied"       100 "points"  "assumed"             "假定";
    General "survey.points_satisfied"             80 "points"  "assumed"             "假定";
    General "survey.points_average"               60 "points"  "assumed"             "假定";
    General "survey.points_rather_dissatisfied"   40 "points"  "assumed"             "假定";
    General "survey.points_dissatisfied"          20 "points"  "assumed"             "假定";
    Supervision "statistics.first_year"         2007 "year"    "law SUP"             "监督法自2007年1月1日起施行";
    General "issue.plan_working_days"             10 "working_days" "assumed"        "假定";
    General "issue.first_extension_days"          60 "days"    "assumed"             "假定";
    General "issue.extension_months"              12 "months"  "assumed"             "假定";
    General "issue.verify_working_days"           15 "working_days" "assumed"        "假定";
    General "issue.progress_months"               12 "months"  "assumed"             "假定";
    General "issue.escalation_returns"             2 "returns" "assumed"             "假定";
    General "issue.escalation_overdue_days"       30 "days"    "assumed"             "假定";
    General "issue.reopen_months"                 24 "months"  "assumed"             "假定";
    General "alert.assign_working_days"            3 "working_days" "assumed"        "上海市预算审查监督条例第二十一条(期限为假定)";
    General "alert.explain_working_days"          10 "working_days" "assumed"        "上海市预算审查监督条例第二十一条(期限为假定)";
    General "assessment.bonus_cap"                 5 "points"  "assumed"             "假定";
    General "assessment.excellent"                90 "points"  "assumed"             "假定";
    General "assessment.good"                     80 "points"  "assumed"             "假定";
    General "assessment.pass"                     60 "points"  "assumed"             "假定";
    General "assessment.reviewers"                 2 "persons" "assumed"             "假定";
    General "assessment.publish_before"          401 "day"     "assumed"             "假定";
    General "assessment.min_active_months"         6 "months"  "assumed"             "假定";
    General "assessment.correct_months"           12 "months"  "assumed"             "假定";
    General "assessment.dispute_working_days"      5 "working_days" "assumed"        "假定";
    Livelihood "voting_used"                       1 "uses"    "assumed"             "假定";
    Livelihood "collection.open_by"              930 "day"     "practice 168, 169"   "宁波、宁海实事项目的有关决定(九月征集)";
    Livelihood "lead.check_working_days"          10 "working_days" "assumed"        "假定";
    Livelihood "lead.duplicate_percent"           60 "percent" "assumed"             "假定";
    Livelihood "reserve.review_months"            24 "months"  "practice 169"        "宁海实事项目常态化储备的做法";
    Livelihood "ballot.extra_percent"             20 "percent" "assumed"             "假定";
    Livelihood "plan.publish_days"                30 "days"    "practice 163"        "陕西省民生实事项目法规第十七条";
    Livelihood "light.green_points"                5 "points"  "assumed"             "假定";
    Livelihood "light.yellow_points"              20 "points"  "assumed"             "假定";
    Livelihood "light.red_days"                   30 "days"    "assumed"             "假定";
    Livelihood "progress.due_day"                 10 "day"     "practice 178, 179"   "实事项目按月报送进展的做法";
    Livelihood "acceptance.days"                  60 "days"    "assumed"             "假定";
    Livelihood "adjustment.major_money_percent"   10 "percent" "assumed"             "假定";
    Livelihood "adjustment.major_delay_days"      30 "days"    "assumed"             "假定";
    Livelihood "adjustment.approve_days"          10 "days"    "assumed"             "假定";
    Livelihood "adjustment.announce_days"         10 "days"    "assumed"             "假定";
    Livelihood "reopen.months"                    24 "months"  "assumed"             "假定";
    Livelihood "group.members"                     3 "persons" "practice 175"        "实事项目代表监督小组的做法";
    Livelihood "group.leader_days"                30 "days"    "assumed"             "假定";
    Livelihood "coordination.reply_working_days"   5 "working_days" "assumed"        "假定";
    Livelihood "review.report_by"                930 "day"     "practice 163"        "陕西省民生实事项目法规第二十条(六月至九月听取报告)";
    Livelihood "review.year_end_from"          1_201 "day"     "assumed"             "假定";
    Livelihood "assessment.by"                 1_231 "day"     "practice 181"        "年末对实事项目测评的做法;日期为假定";
    Livelihood "assessment.report_months"          3 "months"  "assumed"             "假定";
    Livelihood "satisfaction.online_weight"       40 "percent" "practice 174"        "实事项目满意度由网上、抽样、代表委员三类渠道构成的做法;权重为假定";
    Livelihood "satisfaction.sample_weight"       40 "percent" "practice 174"        "实事项目满意度由网上、抽样、代表委员三类渠道构成的做法;权重为假定";
    Livelihood "satisfaction.deputies_weight"     20 "percent" "practice 174"        "实事项目满意度由网上、抽样、代表委员三类渠道构成的做法;权重为假定";
    Livelihood "exit.satisfaction_points"         80 "points"  "assumed"             "假定";
    Livelihood "exit.awareness_percent"           30 "percent" "assumed"             "假定";
    Livelihood "exit.block_months"                24 "months"  "assumed"             "假定";
    Livelihood "exit.similarity_percent"          60 "percent" "assumed"             "假定";
    Livelihood "evaluation.revisit_months"         6 "months"  "practice 100"        "奉贤实事项目后评估的做法;期限为假定";
    Livelihood "evaluation.need_match"            20 "points"  "assumed"             "假定";
    Livelihood "evaluation.target_reached"        20 "points"  "assumed"             "假定";
    Livelihood "evaluation.process"               15 "points"  "assumed"             "假定";
    Livelihood "evaluation.effect"                25 "points"  "assumed"             "假定";
    Livelihood "evaluation.durability"            10 "points"  "assumed"             "假定";
    Livelihood "evaluation.cost"                  10 "points"  "assumed"             "假定";
    Livelihood "evaluation.excellent"             90 "points"  "practice 102"        "绩效评价等级划分的做法";
    Livelihood "evaluation.good"                  80 "points"  "practice 102"        "绩效评价等级划分的做法";
    Livelihood "evaluation.medium"                60 "points"  "practice 102"        "绩效评价等级划分的做法";
    StreetCommittees "g1.categories"               5 "words"   "law ORG 59"          "地方组织法第五十九条" "视察" "执法检查" "听取工作情况报告" "工作评议" "选举、补选、罢免";
    StreetCommittees "service.start_on"       202_601 "month"   "assumed"             "假定";
    StreetCommittees "committee.meetings_per_year" 4 "times"   "practice 301, 302"   "浙江省街道人大工作条例第十四条";
    StreetCommittees "committee.deputy_directors_max" 2 "persons" "practice 4"       "上海市街道人大工委的做法";
    StreetCommittees "committee.member_quota_min"  5 "persons" "assumed"             "假定";
    StreetCommittees "committee.member_quota_max"  9 "persons" "assumed"             "假定";
    StreetCommittees "committee.excluded_office"   0 "refuses" "assumed"             "假定";
    StreetCommittees "committee.vacancy_days"     60 "days"    "assumed"             "假定";
    StreetCommittees "committee.expiry_days"      90 "days"    "assumed"             "假定";
    StreetCommittees "plan.adopt_by"             131 "day"     "assumed"             "假定";
    StreetCommittees "plan.file_days"             10 "days"    "practice 301"        "浙江省街道人大工作条例第十四条";
    StreetCommittees "plan.receive_working_days"   5 "working_days" "assumed"        "假定";
    StreetCommittees "reception.notice_days"       3 "days"    "practice 37, 38"     "家站接待选民的做法";
    StreetCommittees "activity.max_days"           3 "days"    "assumed"             "假定";
    StreetCommittees "activity.late_start_days"    7 "days"    "assumed"             "假定";
    StreetCommittees "activity.record_days"        7 "days"    "assumed"             "假定";
    StreetCommittees "activity.correction_days"    5 "days"    "assumed"             "假定";
    StreetCommittees "activity.verify_days"       10 "days"    "assumed"             "假定";
    StreetCommittees "activity.check_in_minutes"  60 "minutes" "assumed"             "假定";
    StreetCommittees "activity.archive_on"       131 "day"     "assumed"             "假定";
    StreetCommittees "assignment.due_working_days"    10 "working_days" "assumed"    "假定";
    StreetCommittees "assignment.accept_working_days"  5 "working_days" "assumed"    "假定";
    StreetCommittees "assignment.decline_working_days" 7 "working_days" "assumed"    "假定";
    StreetCommittees "assignment.review_working_days" 10 "working_days" "assumed"    "假定";
    StreetCommittees "assignment.extension_working_days" 3 "working_days" "practice 55" "交办任务延期的做法";
    StreetCommittees "assignment.extension_max_days"  30 "days"    "practice 55"     "交办任务延期的做法";
    StreetCommittees "assignment.rework_working_days"  5 "working_days" "assumed"    "假定";
    StreetCommittees "assignment.returns_max"          2 "times"   "assumed"         "假定";
    StreetCommittees "report.per_year"             1 "times"   "practice 301"        "浙江省街道人大工作条例的做法,每年向常委会报告一次";
    StreetCommittees "report.annual_by"          131 "day"     "assumed"             "假定";
    StreetCommittees "report.matter_working_days"     5 "working_days" "assumed"     "假定";
    StreetCommittees "report.handling_working_days"  10 "working_days" "assumed"     "假定";
    StreetCommittees "report.correction_working_days" 10 "working_days" "assumed"    "假定";
    StreetCommittees "report.rectify_months"       3 "months"  "assumed"             "假定";
    StreetCommittees "report.again_months"         1 "months"  "assumed"             "假定";
    StreetCommittees "report.send_back_working_days" 15 "working_days" "assumed"     "假定";
    StreetCommittees "consultation.meetings_per_year" 1 "times" "practice 301"       "浙江省街道人大工作条例的做法,居民议事每年至少一次";
    StreetCommittees "consultation.reply_months"   3 "months"  "assumed"             "假定";
    StreetCommittees "contact.record_days"        30 "days"    "assumed"             "假定";
    StreetCommittees "institution.file_days"      10 "days"    "assumed"             "假定";
    StreetCommittees "institution.receive_working_days" 5 "working_days" "assumed"   "假定";
    StreetCommittees "assignment.reopen_months"       12 "months"  "assumed"         "假定";
    Budget "budget.material_lead_days"           30 "days"    "law SHBUD 35, 40, 46" "上海市预算审查监督条例第三十五条、第四十条、第四十六条";
    Stations "site.min_distance_m"               300 "metres"  "assumed"             "假定";
    Stations "site.min_area_m2"                  100 "m2"      "practice 36"         "代表联络站建设标准的做法";
    Stations "site.rectification_days"            60 "days"    "assumed"             "假定";
    Stations "site.star_1"                        60 "points"  "assumed"             "代表家站星级评定的做法(分数线为假定)";
    Stations "site.star_2"                        70 "points"  "assumed"             "代表家站星级评定的做法(分数线为假定)";
    Stations "site.star_3"                        80 "points"  "assumed"             "代表家站星级评定的做法(分数线为假定)";
    Stations "site.star_4"                        90 "points"  "assumed"             "代表家站星级评定的做法(分数线为假定)";
    Stations "site.star_5"                        95 "points"  "assumed"             "代表家站星级评定的做法(分数线为假定)";
    Stations "site.suspension_max_months"          6 "months"  "assumed"             "假定";
    Stations "suggestion.draft_days"              30 "days"    "assumed"             "假定";
    Stations "suggestion.assign_working_days"      7 "working_days" "law SHSUG 11"   "上海市人大代表建议规定第十一条";
    Stations "suggestion.session_assign_months"    1 "months"  "law SHSUG 15"        "上海市人大代表建议规定第十五条";
    Stations "suggestion.sign_working_days"        3 "working_days" "assumed"        "假定";
    Stations "suggestion.reply_months"             3 "months"  "law DEP 51"          "代表法第五十一条";
    Stations "suggestion.complex_months"           6 "months"  "law DEP 51"          "代表法第五十一条";
    Stations "suggestion.extension_max_months"     3 "months"  "law SHSUG 19"        "上海市人大代表建议规定第十九条";
    Stations "suggestion.extension_working_days"   5 "working_days" "assumed"        "假定";
    Stations "suggestion.return_working_days"      7 "working_days" "law SHSUG 14"   "上海市人大代表建议规定第十四条";
    Stations "suggestion.return_decision_working_days" 3 "working_days" "assumed"    "假定";
    Stations "suggestion.objection_working_days"   5 "working_days" "assumed"        "假定";
    Stations "suggestion.co_reply_months"          1 "months"  "law SHSUG 17"        "上海市人大代表建议规定第十七条";
    Stations "suggestion.rating_working_days"     15 "working_days" "practice 306"   "北京市人大代表建议、批评和意见办理条例第二十三条";
    Stations "suggestion.rehandle_decision_working_days" 5 "working_days" "assumed"  "假定";
    Stations "suggestion.rehandle_months"          1 "months"  "law SHSUG 21"        "上海市人大代表建议规定第二十一条";
    Stations "suggestion.rehandle_max"             2 "rounds"  "assumed"             "假定";
    Stations "suggestion.reopen_months"           24 "months"  "assumed"             "假定";
    Stations "lookback.interval_months"            6 "months"  "practice 11"         "代表建议办理“回头看”的做法(间隔为假定)";
    Stations "commitment.dispute_days"            30 "days"    "assumed"             "假定";
    Stations "commitment.term_end_days"           90 "days"    "assumed"             "假定";
    Stations "opinion.register_days"               7 "days"    "practice 38"         "代表接待群众意见七日内登记的做法";
    Stations "opinion.accept_working_days"         3 "working_days" "practice 37"    "代表联络站接待工作的做法";
    Stations "opinion.review_window_days"         15 "days"    "assumed"             "假定";
    Stations "opinion.review_working_days"         5 "working_days" "assumed"        "假定";
    Stations "opinion.route_working_days"          5 "working_days" "assumed"        "假定";
    Stations "opinion.sign_working_days"           3 "working_days" "assumed"        "假定";
    Stations "opinion.return_working_days"         7 "working_days" "practice 54"    "参照上海市人大代表建议规定第十四条的做法";
    Stations "opinion.reply_days_street"          30 "days"    "assumed"             "假定";
    Stations "opinion.reply_days_district"        60 "days"    "assumed"             "假定";
    Stations "opinion.reroute_least_days"         15 "days"    "assumed"             "假定";
    Stations "opinion.extension_max_days"         30 "days"    "practice 55"         "群众意见办理延期的做法(天数为假定)";
    Stations "opinion.extension_working_days"      3 "working_days" "assumed"        "假定";
    Stations "opinion.rating_days"                30 "days"    "practice 53"         "群众意见评价的做法(天数为假定)";
    Stations "opinion.rehandle_decision_working_days" 5 "working_days" "assumed"     "假定";
    Stations "opinion.rehandle_months"             1 "months"  "practice 56"         "参照上海市人大代表建议规定第二十一条的做法";
    Stations "opinion.rehandle_max"                2 "rounds"  "assumed"             "假定";
    Stations "opinion.reopen_months"              24 "months"  "assumed"             "假定";
    Stations "duty_record.report_days"            30 "days"    "assumed"             "假定";
    Stations "duty_record.verify_days"            10 "days"    "practice 63"         "代表履职记录审核的做法(天数为假定)";
    Stations "duty_record.dispute_days"           30 "days"    "assumed"             "假定";
    Stations "duty_record.zero_days"              90 "days"    "assumed"             "假定";
    Stations "activity.duty_type_map"             12 "words"   "assumed"             "假定" "学习培训→学习培训" "专题调研→专题调研"
        "视察→视察调研执法检查" "执法检查→视察调研执法检查" "接待选民→接待选民" "走访选民→接待选民" "化解矛盾→化解矛盾"
        "为民办实事→办好事实事" "公益慈善→公益慈善" "代表述职→不计" "选举、补选、罢免→其他" "其他→其他";
    Stations "duty_report.min_months"             12 "months"  "assumed"             "假定";
    Stations "duty_report.target_percent_a_year"  20 "percent" "assumed"             "假定";
    Stations "duty_report.notice_days"             7 "days"    "assumed"             "假定";
    Stations "duty_report.min_voters"             30 "persons" "assumed"             "假定";
    Stations "duty_report.rating_days"            15 "days"    "assumed"             "假定";
    Stations "duty_report.publish_days"           20 "days"    "assumed"             "假定";
    Stations "duty_report.interview_percent"      50 "percent" "assumed"             "假定";
    Stations "score.good"                         80 "points"  "practice 47"         "代表履职等次评定的做法";
    Stations "score.fair"                         60 "points"  "practice 47"         "代表履职等次评定的做法";
    Stations "score.min_months"                    6 "months"  "assumed"             "假定";
    Stations "score.publish"                       0 "publishes" "assumed"           "假定";
    Stations "evaluation.self_score_days"         30 "days"    "practice 66"         "代表履职评价的做法";
    Stations "evaluation.objection_working_days"   5 "working_days" "assumed"        "假定";
    Stations "evaluation.correct_months"          12 "months"  "assumed"             "假定";
    Stations "evaluation.weight_duty"             60 "weight"  "assumed"             "假定";
    Stations "evaluation.weight_self"              4 "weight"  "assumed"             "假定";
    Stations "evaluation.weight_group"            12 "weight"  "assumed"             "假定";
    Stations "evaluation.weight_street"           12 "weight"  "assumed"             "假定";
    Stations "evaluation.weight_office"           12 "weight"  "assumed"             "假定";
    Stations "evaluation.max_political_quality"   20 "points"  "assumed"             "假定";
    Stations "evaluation.max_work_at_sessions"    15 "points"  "assumed"             "假定";
    Stations "evaluation.max_work_between_sessions" 15 "points" "assumed"            "假定";
    Stations "evaluation.max_suggestions"         15 "points"  "assumed"             "假定";
    Stations "evaluation.max_contact_with_voters" 15 "points"  "assumed"             "假定";
    Stations "evaluation.max_study"               10 "points"  "assumed"             "假定";
    Stations "evaluation.max_discipline"          10 "points"  "assumed"             "假定";
    Stations "reception.notice_days"               3 "days"    "practice 37, 38"     "代表接待日公告的做法";
    Stations "reception.min_per_deputy_year"       2 "times"   "law SHDEP 30"        "上海市实施代表法办法第三十条";
    Stations "group.min_activities_per_quarter"    1 "times"   "practice 36"         "代表小组每季度活动的做法";
    Stations "schedule.close_days"                10 "days"    "assumed"             "假定";
    Supervision "publication.lag_days"            20 "days"    "assumed"             "假定";
}

/// A default by its key.
#[must_use]
pub fn default(kind: RuleKind, key: &str) -> Option<&'static Default> {
    DEFAULTS.iter().find(|default| default.kind == kind && default.key == key)
}

impl Default {
    /// Whether a statute fixes the value.
    #[must_use]
    pub fn is_law(&self) -> bool {
        self.tag.starts_with("law")
    }
}
