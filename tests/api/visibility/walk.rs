//! Who sees what is stated once. The View rows decide, for every kind, role, relation and state: whatever a caller asks of a
//! record, by list, count, id, history, trace or expansion, it is there or it is not. What they decide is read here from the
//! rows themselves, in memory; the service asks the database.

use super::everybody;
use crate::support::{App, Person};
use access::{
    api_tokens::ApiTokens, sessions::Sessions as SignInSessions, signing_keys::SigningKeys,
    user_identities::UserIdentities, users::Users,
};
use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use instruments::{
    activities::Activities, alert_rules::AlertRules, alerts::Alerts,
    assessment_templates::AssessmentTemplates, assessments::Assessments, ballots::Ballots,
    calendar::CalendarYears, calendar_corrections::CalendarCorrections, deadlines::Deadlines,
    deliberation_opinions::DeliberationOpinions, disposal_reports::DisposalReports, documents::Documents,
    issue_steps::IssueSteps, issues::Issues, links::Links, opinion_clauses::OpinionClauses,
    publications::Publications, resolutions::Resolutions, rule_sets::RuleSets,
    satisfaction_votes::SatisfactionVotes, survey_responses::SurveyResponses, surveys::Surveys,
    work_plan_items::WorkPlanItems, work_plans::WorkPlans,
};
use livelihood::{
    adjustments::Adjustments, ballot_rules::BallotRules, candidates::Candidates,
    coordination_requests::CoordinationRequests, cycles::Cycles, exit_records::ExitRecords, leads::Leads,
    post_evaluations::PostEvaluations, progress_reports::ProgressReports, projects::Projects,
    reserve_projects::ReserveProjects, screenings::Screenings, supervision_groups::SupervisionGroups,
    visits::Visits,
};
use platform::{
    records::{
        actor::{Actor, Credential},
        record::{Record, Viewer},
    },
    values::{clock::legal_date, words::Words},
    vocabulary::{OrganizationFunction, Role},
    workflow::{EntityOf, Workflow, sight},
};
use registry::{
    constituencies::Constituencies, deputies::Deputies, deputy_groups::DeputyGroups, districts::Districts,
    meetings::Meetings, organizations::Organizations, sessions::Sessions, terms::Terms,
};
use sea_orm::{Condition, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value;
use stations::{
    citizen_opinions::CitizenOpinions, commitments::Commitments, contact_logs::ContactLogs,
    deputy_evaluations::DeputyEvaluations, duty_records::DutyRecords, duty_reports::DutyReports,
    month_schedules::MonthSchedules, reception_rules::ReceptionRules, score_standards::ScoreStandards,
    site_deputies::SiteDeputies, sites::Sites, suggestions::Suggestions,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use street_committees::{
    assignments::Assignments, committees::Committees, consultative_bodies::ConsultativeBodies,
    consultative_meetings::ConsultativeMeetings, deputy_contacts::DeputyContacts,
    institution_rules::InstitutionRules, members::Members, reports::Reports,
};
use supervision::{
    evaluations::Evaluations, inquiry_questions::InquiryQuestions, inspections::Inspections,
    interpellations::Interpellations, investigation_committees::InvestigationCommittees,
    investigations::Investigations, items::Items, normative_documents::NormativeDocuments, plans::Plans,
    removal_cases::RemovalCases, review_suggestions::ReviewSuggestions, special_inquiries::SpecialInquiries,
    speeches::Speeches, topic_calls::TopicCalls, topic_proposals::TopicProposals, topic_scores::TopicScores,
};
use tokio::{runtime::Handle, task::block_in_place};
use uuid::Uuid;

/// Records of a kind and state that are read by id, of those that a caller sees and of those that the caller does not.
const READ: usize = 3;

/// Records of a kind, each in another state, whose users, deputies and organizations are asked what they see.
const ROWS: usize = 3;

/// Calls a function for every kind of record, and answers what it answers.
macro_rules! every_kind {
    ($visit:ident($($argument:expr),*)) => { every_kind!(@ $visit ($($argument),*):
        Activities Adjustments AlertRules Alerts ApiTokens AssessmentTemplates Assessments Assignments BallotRules Ballots
        CalendarCorrections CalendarYears Candidates CitizenOpinions Commitments Committees Constituencies ConsultativeBodies
        ConsultativeMeetings ContactLogs CoordinationRequests Cycles Deadlines DeliberationOpinions Deputies DeputyContacts
        DeputyEvaluations DeputyGroups DisposalReports Districts Documents DutyRecords DutyReports Evaluations ExitRecords InquiryQuestions
        Inspections InstitutionRules Interpellations InvestigationCommittees Investigations IssueSteps Issues Items Leads Links Meetings
        Members MonthSchedules NormativeDocuments OpinionClauses Organizations Plans PostEvaluations ProgressReports Projects Publications
        ReceptionRules RemovalCases Reports ReserveProjects Resolutions ReviewSuggestions RuleSets SatisfactionVotes ScoreStandards
        Screenings Sessions SignInSessions SigningKeys SiteDeputies Sites SpecialInquiries Speeches Suggestions SupervisionGroups
        SurveyResponses Surveys Terms TopicCalls TopicProposals TopicScores UserIdentities Users Visits WorkPlanItems WorkPlans
    )
    };
    (@ $visit:ident $arguments:tt: $($kind:ident)+) => { vec![$(every_kind!(@@ $visit $kind $arguments)),+] };
    (@@ $visit:ident $kind:ident ($($argument:expr),*)) => { $visit::<$kind>($($argument),*).await };
}

/// A record, as far as seeing it is concerned.
struct Known {
    id: Uuid,
    state: &'static str,
    archived: bool,
}

/// The records of a kind: all of them, and those that the View rows show a caller.
struct Kind {
    name: &'static str,
    path: String,
    /// The names of its single expansions, and of what kind they are.
    expands: Vec<(&'static str, Option<&'static str>)>,
    all: Vec<Known>,
    seen: BTreeSet<Uuid>,
}

/// What other tables say, asked once per condition.
#[derive(Default)]
struct Elsewhere(HashMap<String, HashSet<Uuid>>);

impl Elsewhere {
    fn holds<W: Workflow>(&mut self, app: &App, condition: &Condition, id: Uuid) -> bool {
        let ask = || {
            let ids = EntityOf::<W>::find().select_only().column(W::Model::ID).filter(condition.clone());
            let ids = ids.into_tuple::<Uuid>();
            let rows = ids.all(app.application.service.store.read());
            block_in_place(|| Handle::current().block_on(rows)).unwrap().into_iter().collect()
        };
        self.0.entry(format!("{condition:?}")).or_insert_with(ask).contains(&id)
    }
}

async fn rows<W: Workflow>(app: &App) -> Vec<W::Model> {
    EntityOf::<W>::find().all(app.application.service.store.read()).await.unwrap()
}

/// The rows that the View rows show somebody, asked of each row.
fn shown<W: Workflow>(app: &App, actor: &Actor, rows: &[W::Model]) -> BTreeSet<Uuid> {
    let (sight, mut elsewhere) = (sight::<W>(actor), Elsewhere::default());
    let mut holds =
        |row: &W::Model| sight.holds_with(row, |condition| elsewhere.holds::<W>(app, condition, row.id()));
    let here = |row: &&W::Model| actor.crosses_districts() || row.district_code() == actor.district_code;
    rows.iter().filter(here).filter(|row| holds(row)).map(Record::id).collect()
}

async fn known<W: Workflow>(app: &App, actor: &Actor) -> Kind {
    let rows = rows::<W>(app).await;
    let known = |row: &W::Model| Known {
        id: row.id(),
        state: row.state().word(),
        archived: row.stamps().archived_at.is_some(),
    };
    Kind {
        name: W::KIND,
        path: format!("/api/v1{}", W::PATH),
        expands: W::listing().expands.iter().map(|expand| (expand.name, expand.kind)).collect(),
        all: rows.iter().map(known).collect(),
        seen: shown::<W>(app, actor, &rows),
    }
}

fn gather(json: &Value, ids: &mut BTreeSet<Uuid>) {
    match json {
        Value::String(text) => ids.extend(Uuid::parse_str(text)),
        Value::Array(items) => items.iter().for_each(|item| gather(item, ids)),
        Value::Object(fields) => fields.values().for_each(|field| gather(field, ids)),
        _ => {}
    }
}

/// Whoever stands in a relation to some of these rows, whatever it is: each id that they name, as a user, a deputy and an
/// organization of every function.
fn whom_they_name<W: Workflow>(rows: &[W::Model]) -> Vec<Actor> {
    let (mut states, mut ids) = (HashSet::new(), BTreeSet::new());
    for row in rows.iter().filter(|row| states.insert(row.state().word())).take(ROWS) {
        gather(&serde_json::to_value(row).unwrap(), &mut ids);
    }
    let functions = OrganizationFunction::ALL.to_vec();
    let actor = |id: Uuid| Actor {
        user_id: id,
        organization_id: id,
        deputy_id: Some(id),
        opened_id: Some(id),
        functions: functions.clone(),
        ..Actor::public("310114".into(), None)
    };
    in_every_role(&ids.into_iter().map(actor).collect::<Vec<_>>())
}

/// For one kind: how many (caller, row) pairs there are, and where database and row disagree.
async fn compared<W: Workflow>(app: &App, callers: &[Actor]) -> (&'static str, usize, usize, Vec<String>) {
    let (rows, db) = (rows::<W>(app).await, app.application.service.store.read());
    let (mut cells, mut seen, mut wrong) = (0, 0, Vec::new());
    for actor in callers.iter().chain(&whom_they_name::<W>(&rows)) {
        let today = legal_date(app.clock.now());
        let viewer = Viewer { actor, credential: Credential::None, today };
        let ids = viewer.select::<W>().select_only().column(W::Model::ID).into_tuple::<Uuid>();
        let found: BTreeSet<Uuid> = ids.all(db).await.unwrap().into_iter().collect();
        let held = shown::<W>(app, actor, &rows);
        let differ = found.symmetric_difference(&held).count();
        if differ > 0 {
            let caller = (&actor.username, &actor.roles);
            wrong.push(format!("{} {caller:?}: {differ} of {} rows", W::KIND, rows.len()));
        }
        cells += rows.len();
        seen += held.len();
    }
    (W::KIND, cells, seen, wrong)
}

async fn actor(app: &App, person: &Person) -> Actor {
    let token = format!("Bearer {}", person.token.as_ref().unwrap());
    let headers = HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_str(&token).unwrap())]);
    let service = &app.application.service;
    let caller = service.authenticator.authenticate(&service.store, &headers, app.clock.now()).await.unwrap();
    (*caller.actor).clone()
}

/// Everybody of the demonstration in every role, for whatever they have a relation to.
fn in_every_role(actors: &[Actor]) -> Vec<Actor> {
    let in_role = |actor: &Actor, role: Role| Actor { roles: vec![role], ..actor.clone() };
    let mut callers: Vec<Actor> = actors.to_vec();
    for actor in actors {
        callers.extend(Role::ALL.iter().map(|role| in_role(actor, *role)));
    }
    callers
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relation_says_to_the_database_what_it_says_of_a_row() {
    let app = App::demonstration().await;
    let mut actors = vec![Actor::public("310114".into(), None)];
    for person in everybody(&app).await.values() {
        actors.push(actor(&app, person).await);
    }
    let callers = in_every_role(&actors);
    let compared = every_kind!(compared(&app, &callers));
    let kinds: BTreeSet<&str> = compared.iter().map(|(kind, ..)| *kind).collect();
    let tables: BTreeSet<&str> = jiandu::app::routes().tables.iter().map(|table| &*table.kind).collect();
    assert_eq!(kinds, tables, "the walk leaves a kind out");
    let (cells, seen) = compared.iter().fold((0, 0), |sum, one| (sum.0 + one.1, sum.1 + one.2));
    let wrong: Vec<&String> = compared.iter().flat_map(|one| &one.3).collect();
    let empty: Vec<&str> = compared.iter().filter(|one| one.1 == 0).map(|one| one.0).collect();
    println!("{cells} cells of {} kinds, {seen} of them seen; no records of {empty:?}", kinds.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
    let unseen: Vec<&str> = compared.iter().filter(|one| one.1 > 0 && one.2 == 0).map(|one| one.0).collect();
    assert!(unseen.is_empty(), "nobody sees any {unseen:?}");
    assert!(seen > 100_000 && seen < cells / 2, "{seen} of {cells}");
}

/// The ids of a list, all pages, active and archived; none if it is refused.
async fn listed(person: &Person, path: &str, expand: &str) -> Option<(BTreeSet<Uuid>, Vec<Value>)> {
    let (mut ids, mut items) = (BTreeSet::new(), Vec::new());
    for archived in [false, true] {
        let (mut cursor, mut total) = (String::new(), 0);
        loop {
            let query = format!("limit=200&count=true&archived={archived}{expand}{cursor}");
            let page = person.get(&format!("{path}?{query}")).await;
            if page.status == 403 {
                return None;
            }
            let page = page.expect(200).body.clone();
            for item in page["items"].as_array().unwrap() {
                assert!(ids.insert(item["id"].as_str().unwrap().parse().unwrap()), "{path} lists it twice");
                items.push(item.clone());
                total += 1;
            }
            let Some(next) = page["next_cursor"].as_str() else {
                assert_eq!(page["total"], total, "{path}: the count");
                break;
            };
            cursor = format!("&cursor={next}");
        }
    }
    Some((ids, items))
}

/// What is wrong with the expansions of a record: what is expanded is seen, and what is seen and named is expanded.
fn wrong_expansions(kind: &Kind, kinds: &BTreeMap<&str, Kind>, item: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, of) in &kind.expands {
        let Some(other) = of.and_then(|of| kinds.get(of)) else { continue };
        let is_seen =
            |value: &Value| value.as_str().is_some_and(|id| other.seen.contains(&id.parse().unwrap()));
        let expanded = &item["expanded"][name];
        let one = std::slice::from_ref(expanded);
        for record in expanded.as_array().map_or(one, Vec::as_slice).iter().filter(|one| one.is_object()) {
            if !is_seen(&record["id"]) {
                wrong.push(format!("{} shows {name} {}", item["id"], record["id"]));
            }
        }
        if expanded.is_null() && is_seen(&item[format!("{name}_id")]) {
            wrong.push(format!("{} hides {name} {}", item["id"], item[format!("{name}_id")]));
        }
    }
    wrong
}

/// Some of each state, of those that are seen and of those that are not.
fn some_of_each(kind: &Kind) -> Vec<&Known> {
    let mut counts: HashMap<(&str, bool, bool), usize> = HashMap::new();
    let mut few = |known: &&Known| {
        let count = counts.entry((known.state, known.archived, kind.seen.contains(&known.id))).or_default();
        *count += 1;
        *count <= READ
    };
    kind.all.iter().filter(|known| few(known)).collect()
}

/// What one caller is told of one kind, against what the View rows say; the number of answers that were compared.
async fn walked(person: &Person, kinds: &BTreeMap<&str, Kind>, kind: &Kind) -> (usize, Vec<String>) {
    let (path, mut wrong) = (&kind.path, Vec::new());
    let expand: String = kind.expands.iter().map(|(name, _)| format!("&expand={name}")).collect();
    let listed = listed(person, path, &expand).await;
    let (refused, (ids, items)) = (listed.is_none(), listed.unwrap_or_default());
    if ids != kind.seen {
        wrong.push(format!("{path} lists {} records of {}", ids.len(), kind.seen.len()));
    }
    wrong.extend(items.iter().flat_map(|item| wrong_expansions(kind, kinds, item)));
    let mut cells = kind.all.len();
    for known in some_of_each(kind) {
        let seen = kind.seen.contains(&known.id);
        let right = if refused {
            403
        } else if seen {
            200
        } else {
            404
        };
        let one = format!("{path}/{}", known.id);
        for read in [one.clone(), format!("{one}/history?limit=1")] {
            let answer = person.get(&read).await;
            if answer.status != right {
                wrong.push(format!("{read} ({}): {}, not {right}", known.state, answer.status));
            }
        }
        let trace = person.get(&format!("/api/v1/trace?type={}&id={}", kind.name, known.id)).await;
        if (trace.status == 200) != seen {
            wrong.push(format!("the trace of {one} ({}): {}", known.state, trace.status));
        }
        cells += 3;
    }
    (cells, wrong)
}

#[tokio::test(flavor = "multi_thread")]
async fn list_count_record_history_trace_and_expansion_agree() {
    let app = App::demonstration().await;
    let (mut cells, mut wrong) = (0, Vec::new());
    for (name, person) in &everybody(&app).await {
        let actor = actor(&app, person).await;
        let known = every_kind!(known(&app, &actor));
        let kinds: BTreeMap<&str, Kind> = known.into_iter().map(|kind| (kind.name, kind)).collect();
        for kind in kinds.values() {
            let (compared, found) = walked(person, &kinds, kind).await;
            cells += compared;
            wrong.extend(found.into_iter().map(|found| format!("{name}: {found}")));
        }
    }
    println!("{cells} cells");
    assert!(wrong.is_empty(), "{} of {cells} cells:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cells > 20_000, "only {cells} cells");
}
