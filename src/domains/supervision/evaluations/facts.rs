//! The numbers of an evaluation, counted from the dossier of its item.

use super::{
    entity::Model,
    index::{Facts, effectiveness},
    opinion_quality::opinion_quality,
    words::EvaluationFact,
};
use crate::{
    dossier::{Dossier, Which},
    items::entity::Column as ItemColumn,
    openness::Openness,
    speeches::words::SpeakerKind,
};
use chrono::{Datelike, NaiveDate};
use instruments::{
    deadlines::DeadlineState,
    deliberation_opinions::{
        DISPOSAL, DeliberationOpinions, OpinionState,
        entity::{Column as OpinionColumn, Model as Opinion},
    },
    opinion_clauses::{ClauseResult, OpinionClauses, Verification, entity::Column as ClauseColumn},
    rule_sets::{RuleBook, RuleKind},
};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    values::{
        clock::legal_date,
        numbers::{Hundredths, Whole},
    },
};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QuerySelect, QueryTrait};
use std::collections::{BTreeSet, HashMap};

/// Computes the index anew and writes it to the row.
pub(super) async fn write_index(work: &UnitOfWork<'_>, row: &mut Model) -> Result<()> {
    let today = legal_date(work.call.now);
    let rules = RuleBook::open(work.tx, work.district_code, RuleKind::Supervision, today).await?;
    let items = Condition::all().add(ItemColumn::Id.eq(row.item_id));
    let which = Which { district_code: work.district_code, items };
    let dossier = which.read(work.tx).await?.pop();
    let dossier = dossier.ok_or_else(|| Problem::internal("an evaluation without its item"))?;
    let earlier = texts_of_last_year(work, &dossier.opinions).await?;
    let facts = counted(&dossier, &earlier, &rules)?;
    let index = effectiveness(&facts, &rules)?;
    row.topic_precision = index.topic_precision;
    row.investigation_depth = Some(index.investigation_depth);
    row.deliberation_quality = index.deliberation_quality;
    row.follow_up = index.follow_up;
    row.openness = index.openness;
    row.effect = index.effect;
    row.index_score = Some(index.score);
    row.band = Some(index.band);
    row.computed_on = Some(today);
    row.rule_set_id = rules.rule_set_id();
    row.facts = named(&facts).into();
    Ok(())
}

/// The clauses of each opinion that the year before addressed to the same organ.
async fn texts_of_last_year(work: &UnitOfWork<'_>, opinions: &[Opinion]) -> Result<Vec<Vec<String>>> {
    let Some((opinion, issued)) = opinions.iter().find_map(|opinion| Some((opinion, opinion.issued_on?)))
    else {
        return Ok(Vec::new());
    };
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).ok_or_else(|| Problem::internal("a year"));
    let earlier = work
        .all::<DeliberationOpinions>()
        .filter(OpinionColumn::AddresseeOrganId.eq(opinion.addressee_organ_id))
        .filter(OpinionColumn::State.is_not_in([OpinionState::Drafted, OpinionState::Approved]))
        .filter(OpinionColumn::IssuedOn.gte(first(issued.year() - 1)?))
        .filter(OpinionColumn::IssuedOn.lt(first(issued.year())?));
    let ids = earlier.select_only().column(OpinionColumn::Id).into_query();
    let clauses = work.all::<OpinionClauses>().filter(ClauseColumn::OpinionId.in_subquery(ids));
    let mut texts: HashMap<_, Vec<String>> = HashMap::new();
    for clause in clauses.all(work.tx).await? {
        texts.entry(clause.opinion_id).or_default().push(clause.request_text.to_string());
    }
    Ok(texts.into_values().collect())
}

fn count<T>(all: impl Iterator<Item = T>) -> Result<i64> {
    i64::try_from(all.count()).map_err(Problem::internal)
}

/// Counts what the formula of 02 §4.3 asks for.
fn counted(dossier: &Dossier, earlier: &[Vec<String>], rules: &RuleBook) -> Result<Facts> {
    let looked = &dossier.investigations;
    let deputies: BTreeSet<_> = looked.iter().flat_map(|one| &one.deputy_ids.0).collect();
    let modes: BTreeSet<_> = looked.iter().map(|one| one.mode).collect();
    let members = dossier.speeches.iter().filter(|speech| speech.speaker_kind == SpeakerKind::ScMember);
    let speakers: BTreeSet<_> = members.map(|speech| speech.speaker_id).collect();
    let solved = [Some(ClauseResult::Solved), Some(ClauseResult::BasicallySolved)];
    let clauses = &dossier.clauses;
    let earlier: Vec<Vec<&str>> =
        earlier.iter().map(|one| one.iter().map(String::as_str).collect()).collect();
    let mut due = dossier.deadlines.iter().filter(|deadline| deadline.code == DISPOSAL);
    let openness = Openness::of(dossier);
    let vote = dossier.votes.iter().max_by_key(|vote| (vote.announced_on, vote.id));
    let present = dossier.meeting.as_ref().and_then(|meeting| meeting.present_members);
    Ok(Facts {
        topic_score: dossier.proposal.as_ref().and_then(|proposal| proposal.score),
        modes: count(modes.iter())?,
        sites: looked.iter().filter_map(|one| one.sites_visited).map(i64::from).sum(),
        deputies: count(deputies.iter())?,
        unannounced: looked.iter().any(|one| !one.announced_in_advance),
        opinion_quality: opinion_quality(clauses, &earlier, rules)?,
        speakers: count(speakers.iter())?,
        present: present.map_or(0, Whole::get),
        minutes: dossier.item.deliberation_minutes.map_or(0, Whole::get),
        clauses: count(clauses.iter())?,
        solved: count(clauses.iter().filter(|clause| solved.contains(&clause.result)))?,
        verified: count(clauses.iter().filter(|clause| clause.verification == Verification::Confirmed))?,
        on_time: !dossier.disposals.is_empty() && due.all(|deadline| deadline.state == DeadlineState::Met),
        required: openness.required,
        published: openness.published,
        median_lag: openness.median_lag(),
        valid: vote.and_then(|vote| vote.valid).map(i64::from),
        satisfied: vote.and_then(|vote| vote.satisfied).unwrap_or(0).into(),
        basically_satisfied: vote.and_then(|vote| vote.basically_satisfied).unwrap_or(0).into(),
    })
}

/// The numbers with their names, so that an evaluation can explain itself.
fn named(facts: &Facts) -> Vec<EvaluationFact> {
    let hundredths = |value: Option<Hundredths>| value.map(|value| value.0);
    let all = [
        ("topic_score", hundredths(facts.topic_score)),
        ("modes", Some(facts.modes)),
        ("sites", Some(facts.sites)),
        ("deputies", Some(facts.deputies)),
        ("unannounced", Some(facts.unannounced.into())),
        ("opinion_quality", hundredths(facts.opinion_quality)),
        ("speakers", Some(facts.speakers)),
        ("present", Some(facts.present)),
        ("minutes", Some(facts.minutes)),
        ("clauses", Some(facts.clauses)),
        ("solved", Some(facts.solved)),
        ("verified", Some(facts.verified)),
        ("on_time", Some(facts.on_time.into())),
        ("required", Some(facts.required)),
        ("published", Some(facts.published)),
        ("median_lag", hundredths(facts.median_lag)),
        ("valid", facts.valid),
        ("satisfied", Some(facts.satisfied)),
        ("basically_satisfied", Some(facts.basically_satisfied)),
    ];
    all.into_iter().map(|(name, value)| EvaluationFact { name: name.into(), value }).collect()
}
