//! Districts, organizations and users: what every other demonstration record stands on.

use super::{
    areas::Areas,
    founded::{Foundation, MEMBERS, elect_one, known, register},
    term::RunningTerm,
};
use platform::{
    call::{Call, UnitOfWork},
    problem::Result,
    records::actor::Actor,
    store::Transaction,
    values::{numbers::Whole, text::Text},
    vocabulary::{OrganizationFunction, OrganizationKind, Role},
};
use registry::{
    constituencies::Constituencies,
    deputies::{Deputies, DeputyAction},
    deputy_groups::{DeputyGroups, words::GroupBasis},
    districts::Districts,
    organizations::Organizations,
    sessions::Sessions,
    terms::Terms,
};
use uuid::Uuid;

/// The seven districts: code and name (GB/T 2260).
pub const DISTRICTS: [(&str, &str); 7] = [
    ("310104", "徐汇区"),
    ("310114", "嘉定区"),
    ("310118", "青浦区"),
    ("310120", "奉贤区"),
    ("310112", "闵行区"),
    ("310107", "普陀区"),
    ("310113", "宝山区"),
];

type OrganizationRow =
    (&'static str, &'static str, OrganizationKind, &'static [OrganizationFunction], Option<&'static str>);

/// Code, name behind the district's, kind, functions, parent.
const ORGANIZATIONS: &[OrganizationRow] = {
    use OrganizationFunction as F;
    use OrganizationKind as K;
    &[
        ("sc", "人大常委会", K::StandingCommittee, &[], None),
        ("chairpersons", "人大常委会主任会议", K::ChairpersonsMeeting, &[], Some("sc")),
        ("sc-office", "人大常委会办公室", K::ScOffice, &[], Some("sc")),
        ("urban", "人大城市建设环境保护委员会", K::SpecialCommittee, &[F::UrbanEnvironment], Some("sc")),
        ("finance-economy", "人大财政经济委员会", K::SpecialCommittee, &[F::FinanceEconomy], Some("sc")),
        ("budget", "人大常委会预算工作委员会", K::WorkingBody, &[F::BudgetWork], Some("sc")),
        ("deputies", "人大常委会代表工作委员会", K::WorkingBody, &[F::DeputyAffairs], Some("sc")),
        (
            "judicial",
            "人大监察和司法委员会",
            K::SpecialCommittee,
            &[F::SupervisoryJudicial, F::FilingReview],
            Some("sc"),
        ),
        ("government", "人民政府", K::DistrictGovernment, &[F::GovernmentOffice], None),
        ("finance", "财政局", K::GovernmentDepartment, &[F::Finance, F::StateAssets], Some("government")),
        (
            "construction",
            "建设和管理委员会",
            K::GovernmentDepartment,
            &[F::Construction, F::Housing],
            Some("government"),
        ),
        ("audit", "审计局", K::GovernmentDepartment, &[F::Audit], Some("government")),
        ("supervision", "监察委员会", K::SupervisoryCommission, &[], None),
        ("court", "人民法院", K::Court, &[], None),
        ("procuratorate", "人民检察院", K::Procuratorate, &[], None),
        ("street", "第一街道办事处", K::StreetOffice, &[], Some("government")),
        ("street-committee", "人大常委会第一街道工作委员会", K::StreetWorkingCommittee, &[], Some("sc")),
        ("town", "第一镇人民政府", K::TownGovernment, &[], Some("government")),
        ("town-presidium", "第一镇人大主席团", K::TownPresidium, &[], None),
        ("residents", "第一居民委员会", K::ResidentsCommittee, &[], Some("street")),
        ("agency", "演示评估事务所", K::ThirdPartyAgency, &[F::Evaluation, F::Survey], None),
        ("company", "演示工程公司", K::Company, &[F::ElevatorMaintenance], None),
        ("owners", "演示业主小组", K::OwnersGroup, &[], None),
        ("operator", "平台运行机构", K::Other, &[], None),
    ]
};

/// User name behind the district's code, role, organization.
const USERS: &[(&str, Role, &str)] = {
    use Role as R;
    &[
        ("district-admin", R::DistrictAdmin, "sc-office"),
        ("auditor", R::Auditor, "sc-office"),
        ("sc-office", R::ScOffice, "sc-office"),
        ("chairs-secretary", R::ChairsSecretary, "sc-office"),
        ("sc-member", R::ScMember, "sc"),
        ("sc-member-2", R::ScMember, "sc"),
        ("sc-member-3", R::ScMember, "sc"),
        ("sc-member-4", R::ScMember, "sc"),
        ("sc-member-5", R::ScMember, "sc"),
        ("sc-member-6", R::ScMember, "sc"),
        ("sc-member-7", R::ScMember, "sc"),
        ("sc-member-8", R::ScMember, "sc"),
        ("sc-member-9", R::ScMember, "sc"),
        ("committee-staff", R::CommitteeStaff, "urban"),
        ("committee-staff-finance", R::CommitteeStaff, "finance-economy"),
        ("committee-staff-filing", R::CommitteeStaff, "judicial"),
        ("deputy-affairs", R::DeputyAffairs, "deputies"),
        ("street-director", R::StreetDirector, "street-committee"),
        ("street-clerk", R::StreetClerk, "street-committee"),
        ("town-presidium", R::TownPresidium, "town-presidium"),
        ("site-manager", R::SiteManager, "street-committee"),
        ("ballot-supervisor", R::BallotSupervisor, "sc"),
        ("deputy", R::Deputy, "deputies"),
        ("deputy-2", R::Deputy, "deputies"),
        ("deputy-3", R::Deputy, "deputies"),
        ("government-office", R::GovernmentOffice, "government"),
        ("organ-clerk", R::OrganClerk, "government"),
        ("organ-head", R::OrganHead, "government"),
        ("department-clerk", R::OrganClerk, "construction"),
        ("department-head", R::OrganHead, "construction"),
        ("finance-clerk", R::OrganClerk, "finance"),
        ("finance-head", R::OrganHead, "finance"),
        ("procuratorate-clerk", R::OrganClerk, "procuratorate"),
        ("procuratorate-head", R::OrganHead, "procuratorate"),
        ("third-party", R::ThirdParty, "agency"),
        ("expert", R::Expert, "agency"),
        ("owner-representative", R::OwnerRepresentative, "owners"),
        ("contractor", R::Contractor, "company"),
        ("service", R::Service, "agency"),
        ("platform-admin", R::PlatformAdmin, "operator"),
    ]
};

/// The street or town to which a body belongs.
fn area_of(short: &str) -> Option<&'static str> {
    match short {
        "street-committee" | "residents" => Some("street"),
        "town-presidium" => Some("town"),
        _ => None,
    }
}

/// Founds a district inside a transaction: organizations and users, all with the same password.
///
/// # Errors
/// The district exists, or the database failed.
pub async fn found(
    call: &Call,
    tx: &Transaction,
    district: (&str, &str),
    password_hash: &str,
) -> Result<Foundation> {
    let (code, name) = district;
    let (work, term, areas) = (call.work(tx, code), RunningTerm::on(call.today()), Areas::of(code));
    work.make::<Districts>(|row| {
        row.id = known::<Districts>(code, "1");
        row.code = Text::stored(code);
        row.name = Text::stored(name);
        row.parent_code = Some(Text::stored("310000"));
    })
    .await?;
    let mut founded = Foundation { district_code: code.into(), ..Default::default() };
    for (short, title, kind, functions, parent) in ORGANIZATIONS {
        let parent_id = parent.and_then(|parent| founded.organizations.get(parent).copied());
        let made = work.make::<Organizations>(|row| {
            row.id = known::<Organizations>(code, short);
            row.code = Text::stored(format!("{code}-{short}"));
            row.name = Text::stored(format!("{name}{}", areas.named(title)));
            row.kind = *kind;
            row.functions = functions.to_vec().into();
            row.parent_id = parent_id;
            row.street_or_town_id = area_of(short).and_then(|area| founded.organizations.get(area).copied());
            row.valid_from = term.begins_on;
        });
        founded.organizations.insert((*short).to_owned(), made.await?.id);
    }
    elect(&work, term, &mut founded).await?;
    for (short, role, organization) in USERS {
        let user = user(&founded, short, *role, organization);
        register(&work, &mut founded, short, user, password_hash).await?;
    }
    areas.found_others(&work, &mut founded, (name, term.begins_on), password_hash).await?;
    Ok(founded)
}

/// Deputies of the term.
const DEPUTIES: usize = 12;

/// The running term with a constituency and a few deputies.
async fn elect(work: &UnitOfWork<'_>, term: RunningTerm, founded: &mut Foundation) -> Result<()> {
    let RunningTerm { ordinal, begins_on, session, session_days } = term;
    let made = work.make::<Terms>(|row| {
        row.id = known::<Terms>(work.district_code, "1");
        row.ordinal = Whole::stored(ordinal);
        (row.start_on, row.sc_elected_on) = (begins_on, Some(begins_on));
        (row.sc_member_count, row.deputy_count) = (Whole::stored(41), Whole::stored(287));
    });
    founded.term_id = made.await?.id;
    founded.term = ordinal;
    let session = work.make::<Sessions>(|row| {
        row.id = known::<Sessions>(work.district_code, "1");
        (row.term_id, row.ordinal) = (founded.term_id, Whole::stored(session));
        [row.start_on, row.end_on] = session_days;
    });
    session.await?;
    let street = founded.organizations.get("street").copied().unwrap_or_default();
    let constituency = work.make::<Constituencies>(|row| {
        row.id = known::<Constituencies>(work.district_code, "1");
        row.code = Text::stored("第1选区");
        row.name = Text::stored("第一选区");
        row.street_or_town_id = street;
        (row.seats, row.registered_voters) = (Whole::stored(3), Whole::stored(9_000));
    });
    let constituency = constituency.await?.id;
    for _ in 0..DEPUTIES {
        elect_one(work, founded, constituency).await?;
    }
    let group = work.make::<DeputyGroups>(|row| {
        row.id = known::<DeputyGroups>(work.district_code, "1");
        row.name = Text::stored("第一代表小组");
        row.basis = GroupBasis::Area;
        row.street_or_town_id = Some(street);
        row.convener_ids = founded.deputies[..1].to_vec().into();
        row.member_ids = founded.deputies[..6].to_vec().into();
    });
    let group = group.await?;
    for member in &group.member_ids.0 {
        let deputy = work.stored::<Deputies>(*member).await?;
        work.advance::<Deputies>(deputy, DeputyAction::JoinGroup, |row| row.deputy_group_id = Some(group.id))
            .await?;
    }
    Ok(())
}

/// Which deputy a user is.
fn deputy_of(founded: &Foundation, short: &str) -> Option<Uuid> {
    let place = match short {
        "sc-member" => 0,
        "sc-member-2" => 1,
        "sc-member-3" => 2,
        "sc-member-4" => 3,
        "sc-member-5" => 4,
        "sc-member-6" => 5,
        "sc-member-7" => 6,
        "sc-member-8" => 7,
        "sc-member-9" => 8,
        "deputy" => MEMBERS,
        "deputy-2" => MEMBERS + 1,
        "deputy-3" => MEMBERS + 2,
        _ => return None,
    };
    founded.deputies.get(place).copied()
}

fn user(founded: &Foundation, short: &str, role: Role, organization: &str) -> Actor {
    let row = ORGANIZATIONS.iter().find(|(code, ..)| *code == organization);
    Actor {
        user_id: Uuid::nil(),
        username: format!("{}-{short}", founded.district_code),
        roles: vec![role],
        resting_roles: Vec::new(),
        organization_id: founded.organizations.get(organization).copied().unwrap_or_default(),
        organization_kind: row.map_or(OrganizationKind::Other, |(_, _, kind, ..)| *kind),
        functions: row.map(|(_, _, _, functions, _)| functions.to_vec()).unwrap_or_default(),
        district_code: founded.district_code.clone(),
        deputy_id: deputy_of(founded, short),
        opened_id: None,
    }
}
