//! The indicators of one committee (01 §5). What is due and undone stays in the denominator.

use super::street::Street;
use instruments::statistics::{Decimal, Indicator, count, spread};

type Label = (&'static str, &'static str);

fn share(code: &'static str, label: Label, (part, whole): (i64, i64)) -> Indicator {
    Indicator::share(code, label, part, whole)
}

/// The indicators of a committee.
pub(super) fn of_committee(street: Street<'_>) -> Vec<Indicator> {
    let took_part = street.participation();
    let covered = street.activities().filter(|activity| activity.assignment_id.is_some());
    let each = ("人均活动次数", "Activities per deputy");
    let all = [
        share("SC01", ("到岗率", "Members in post"), street.staffed()),
        share("SC02", ("专职率", "Full-time heads"), street.full_time()),
        share("SC03", ("制度健全率", "Rules in force"), street.rules_in_force()),
        share("SC04", ("计划完成率", "Plan items done"), street.planned()),
        Indicator::count("SC05", ("工委会议次数", "Meetings held"), count(street.meetings()), "times"),
        share("SC06", ("联系代表覆盖率", "Deputies contacted"), street.contacted()),
        Indicator::each("SC07", each, took_part.attended, street.average_deputies(), "times/person"),
        share("SC08", ("代表参与率", "Deputies who took part"), took_part.of_invited()),
        share("SC09", ("剔除请假参与率", "Deputies who took part, without leave"), took_part.without_leave()),
        share("SC11", ("交办按期办结率", "Assignments done in time"), street.done_in_time()),
        share("SC12", ("退回率", "Results returned"), street.returned()),
        share("SC13", ("上报事项采纳率", "Matters adopted"), street.adopted()),
        share(
            "SC17",
            ("区街联动率", "Activities with an assignment"),
            (count(covered), count(street.activities())),
        ),
        Indicator::count(
            "SC18",
            ("向常委会报告次数", "Reports heard by the Standing Committee"),
            street.heard(),
            "times",
        ),
    ];
    let (committee, area) = (street.committee.id, street.committee.street_id);
    all.into_iter().map(|one| one.of_street(Some(committee), area)).collect()
}

/// SC19: how far the streets are apart; one street is not apart from anything.
pub(super) fn between_streets(indicators: &[Indicator]) -> Indicator {
    let each = indicators.iter().filter(|one| one.code == "SC07").filter_map(|one| match one.value {
        Some(Decimal::Two(value)) => Some(value.0),
        _ => None,
    });
    let each: Vec<i64> = each.collect();
    let apart = if each.len() > 1 { spread(&each) } else { None };
    Indicator::differences(
        "SC19",
        ("街道间差异系数", "Differences between the streets"),
        count(each.iter()),
        apart,
    )
}
