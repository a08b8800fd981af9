//! SV01, SV04 to SV08, SV18: reports, how they were prepared, and how they were deliberated.

use super::reading::{HEARD, Reading};
use crate::{
    dossier::Dossier,
    items::{Form, ReportStep},
    plans::coordination::quarter,
    speeches::words::SpeakerKind,
};
use chrono::NaiveDate;
use instruments::statistics::{Indicator, count};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let dossiers = &reading.dossiers;
    let mut indicators = heard(reading);
    indicators.extend(in_time(dossiers, reading.period.to));
    let looked_into = count(dossiers.iter().filter(|dossier| !dossier.investigations.is_empty()));
    let items = count(dossiers.iter());
    indicators.push(Indicator::share(
        "SV05",
        ("会前调研覆盖率", "Items that were looked into"),
        looked_into,
        items,
    ));
    indicators.push(Indicator::count(
        "SV06",
        ("代表参与人次", "Deputies who took part"),
        dossiers.iter().map(deputies).sum(),
        "person-times",
    ));
    let present = dossiers.iter().filter(|dossier| was_heard(dossier)).filter_map(present).sum();
    let speakers = dossiers.iter().filter(|dossier| was_heard(dossier)).map(speakers).sum();
    indicators.push(Indicator::share("SV07", ("发言率", "Members who spoke"), speakers, present));
    let minutes = || dossiers.iter().filter_map(|dossier| dossier.item.deliberation_minutes).map(i64::from);
    let length = ("平均审议时长", "Mean length of a deliberation");
    indicators.push(Indicator::per("SV08", length, (minutes().sum(), count(minutes())), 1, "min"));
    indicators.push(concentration(dossiers));
    indicators
}

fn was_heard(dossier: &Dossier) -> bool {
    HEARD.contains(&dossier.item.state)
}

fn heard(reading: &Reading) -> Vec<Indicator> {
    let reports = reading.dossiers.iter().filter(|dossier| dossier.item.form == Form::SpecialWorkReport);
    let year = Indicator::count(
        "SV01",
        ("专项工作报告数:本年", "Special work reports of the year"),
        count(reports.filter(|dossier| was_heard(dossier))),
        "items",
    );
    let since = Indicator::count(
        "SV01",
        ("专项工作报告数:监督法施行以来累计", "Special work reports since the Supervision Law"),
        reading.heard_since_the_law,
        "items",
    );
    vec![year.part("year"), since.part("cumulative")]
}

/// The dates of a lead: when it was due and when it was kept.
type Lead = fn(&Dossier) -> (Option<NaiveDate>, Option<NaiveDate>);

/// Days that are the sender's word alone are no proof (00 §5.0): they are counted apart, for the steps that a sender records.
fn recorded_late(dossiers: &[Dossier]) -> Vec<Indicator> {
    let steps = [
        (ReportStep::Consultation, "consultation", "征求意见稿补录数", "Drafts recorded late"),
        (ReportStep::Final, "final", "正式报告补录数", "Final reports recorded late"),
    ];
    let counted = |(step, part, zh, en): (ReportStep, &str, &str, &str)| {
        let marked = dossiers.iter().filter(|dossier| dossier.item.recorded_late.0.contains(&step));
        Indicator::count("SV04", (zh, en), count(marked), "items").part(format!("{part}.recorded_late"))
    };
    steps.into_iter().map(counted).collect()
}

/// Reports on time among those that came or should have come.
fn in_time(dossiers: &[Dossier], today: NaiveDate) -> Vec<Indicator> {
    let leads: [(ReportStep, &'static str, &str, &str, Lead); 3] = [
        (
            ReportStep::Consultation,
            "consultation",
            "征求意见稿按期送达率",
            "Drafts in time",
            |dossier| (dossier.item.consultation_due_on, dossier.item.consultation_sent_on),
        ),
        (ReportStep::Final, "final", "正式报告按期送达率", "Final reports in time", |dossier| {
            (dossier.item.final_due_on, dossier.item.final_sent_on)
        }),
        (
            ReportStep::Distribution,
            "distribution",
            "报告按期印发率",
            "Reports distributed in time",
            |dossier| (dossier.item.distribution_due_on, dossier.item.distributed_on),
        ),
    ];
    let rate = |(step, part, zh, en, dates): (ReportStep, &'static str, &str, &str, Lead)| {
        let proved = dossiers.iter().filter(|dossier| !dossier.item.recorded_late.0.contains(&step));
        let due = proved.map(dates).filter_map(|(due, sent)| Some((due?, sent)));
        let due: Vec<_> = due.filter(|(due, sent)| sent.is_some() || *due < today).collect();
        let kept = due.iter().filter(|(due, sent)| sent.is_some_and(|sent| sent <= *due));
        Indicator::share("SV04", (zh, en), count(kept), count(due.iter())).part(part)
    };
    leads.into_iter().map(rate).chain(recorded_late(dossiers)).collect()
}

/// Deputies in investigations, and those who spoke when the report was deliberated.
fn deputies(dossier: &Dossier) -> i64 {
    let looked: i64 = dossier.investigations.iter().map(|one| count(one.deputy_ids.0.iter())).sum();
    let attending = dossier.speeches.iter().filter(|speech| speech.speaker_kind == SpeakerKind::Deputy);
    let attending: BTreeSet<Uuid> = attending.map(|speech| speech.speaker_id).collect();
    looked + count(attending.iter())
}

fn speakers(dossier: &Dossier) -> i64 {
    let members = dossier.speeches.iter().filter(|speech| speech.speaker_kind == SpeakerKind::ScMember);
    let members: BTreeSet<Uuid> = members.map(|speech| speech.speaker_id).collect();
    count(members.iter())
}

fn present(dossier: &Dossier) -> Option<i64> {
    dossier.meeting.as_ref()?.present_members.map(i64::from)
}

/// The organ and the quarter with the most items.
fn concentration(dossiers: &[Dossier]) -> Indicator {
    let mut quarters: BTreeMap<(String, Uuid), i64> = BTreeMap::new();
    for dossier in dossiers {
        if let Some(meeting) = &dossier.meeting {
            let key = (quarter(meeting.start_on), dossier.item.supervised_organ_id);
            *quarters.entry(key).or_default() += 1;
        }
    }
    // Of several the earliest.
    let most = quarters.into_iter().rev().max_by_key(|(_, items)| *items);
    let label = ("单一机关集中度", "Most items of an organ in a quarter");
    match most {
        Some(((quarter, organ), items)) => {
            Indicator::count("SV18", label, items, "items").part(quarter).of_organ(organ)
        }
        None => Indicator::count("SV18", label, 0, "items"),
    }
}
