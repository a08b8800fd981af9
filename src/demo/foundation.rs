//! Districts, organizations and users: what every other demonstration record stands on.

use crate::{
    access::users::Users,
    platform::{actor::Actor, call::Call, problem::Result, store::Transaction},
    registry::{districts::Districts, organizations::Organizations},
    vocabulary::{Function, OrganizationKind, Role},
};
use chrono::NaiveDate;
use std::collections::HashMap;
use uuid::Uuid;

/// The seven districts: code and name (GB/T 2260).
pub const DISTRICTS: [(&str, &str); 7] = [
    ("310104", "徐汇区"),
    ("310114", "嘉定区"),
    ("310118", "青浦区"),
    ("310112", "闵行区"),
    ("310107", "普陀区"),
    ("310113", "宝山区"),
    ("310120", "奉贤区"),
];

/// What stands in a district after its foundation.
#[derive(Debug, Clone, Default)]
pub struct Foundation {
    /// The district.
    pub district_code: String,
    /// Organizations by the code that follows the district's.
    pub organizations: HashMap<&'static str, Uuid>,
    /// Users by the name that follows the district's code.
    pub users: HashMap<&'static str, Actor>,
}

type OrganizationRow = (&'static str, &'static str, OrganizationKind, &'static [Function], Option<&'static str>);

/// Code, name behind the district's, kind, functions, parent.
const ORGANIZATIONS: &[OrganizationRow] = {
    use Function as F;
    use OrganizationKind as K;
    &[
        ("sc", "人大常委会", K::StandingCommittee, &[], None),
        ("chairpersons", "人大常委会主任会议", K::ChairpersonsMeeting, &[], Some("sc")),
        ("sc-office", "人大常委会办公室", K::ScOffice, &[], Some("sc")),
        ("urban", "人大城市建设环境保护委员会", K::SpecialCommittee, &[F::UrbanEnvironment], Some("sc")),
        ("finance-economy", "人大财政经济委员会", K::SpecialCommittee, &[F::FinanceEconomy], Some("sc")),
        ("budget", "人大常委会预算工作委员会", K::WorkingBody, &[F::BudgetWork], Some("sc")),
        ("deputies", "人大常委会代表工作委员会", K::WorkingBody, &[F::DeputyAffairs], Some("sc")),
        ("judicial", "人大监察和司法委员会", K::SpecialCommittee, &[F::SupervisoryJudicial, F::FilingReview], Some("sc")),
        ("government", "人民政府", K::DistrictGovernment, &[F::GovernmentOffice], None),
        ("finance", "财政局", K::GovernmentDepartment, &[F::Finance, F::StateAssets], Some("government")),
        ("construction", "建设和管理委员会", K::GovernmentDepartment, &[F::Construction, F::Housing], Some("government")),
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
        ("committee-staff", R::CommitteeStaff, "urban"),
        ("committee-staff-finance", R::CommitteeStaff, "finance-economy"),
        ("deputy-affairs", R::DeputyAffairs, "deputies"),
        ("street-director", R::StreetDirector, "street-committee"),
        ("street-clerk", R::StreetClerk, "street-committee"),
        ("town-presidium", R::TownPresidium, "town-presidium"),
        ("site-manager", R::SiteManager, "street-committee"),
        ("ballot-supervisor", R::BallotSupervisor, "sc"),
        ("deputy", R::Deputy, "deputies"),
        ("government-office", R::GovernmentOffice, "government"),
        ("organ-clerk", R::OrganClerk, "government"),
        ("organ-head", R::OrganHead, "government"),
        ("department-clerk", R::OrganClerk, "construction"),
        ("department-head", R::OrganHead, "construction"),
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

/// The caller in whose name the foundation is laid: the operator of the platform, before there is any user.
#[must_use]
pub fn operator() -> Actor {
    Actor {
        user_id: Uuid::nil(),
        username: "operator".into(),
        roles: vec![Role::PlatformAdmin],
        organization_id: Uuid::nil(),
        organization_kind: OrganizationKind::Other,
        functions: Vec::new(),
        district_code: String::new(),
        deputy_id: None,
    }
}

/// Founds a district inside a transaction: organizations and users, all with the same password.
///
/// # Errors
/// The district exists, or the database failed.
pub async fn found(call: &Call, tx: &Transaction, district: (&str, &str), password_hash: &str) -> Result<Foundation> {
    let (code, name) = district;
    let scene = call.scene(tx, code);
    scene.make::<Districts>(|row| {
        row.code = code.into();
        row.name = name.into();
        row.parent_code = Some("310000".into());
    })
    .await?;
    let mut founded = Foundation { district_code: code.into(), ..Default::default() };
    for (short, title, kind, functions, parent) in ORGANIZATIONS {
        let parent_id = parent.and_then(|parent| founded.organizations.get(parent).copied());
        let made = scene.make::<Organizations>(|row| {
            row.code = format!("{code}-{short}");
            row.name = format!("{name}{title}");
            row.kind = *kind;
            row.functions = functions.to_vec().into();
            row.parent_id = parent_id;
            row.valid_from = NaiveDate::from_ymd_opt(2022, 1, 1).unwrap_or_default();
        });
        founded.organizations.insert(short, made.await?.id);
    }
    for (index, (short, role, organization)) in USERS.iter().enumerate() {
        let user = user(&founded, short, *role, organization);
        let made = scene.make::<Users>(|row| {
            row.username = user.username.clone();
            row.display_name = format!("演示用户{:03}", index + 1);
            row.roles = user.roles.clone().into();
            row.organization_id = user.organization_id;
            row.password_hash = Some(password_hash.into());
        });
        let user_id = made.await?.id;
        founded.users.insert(short, Actor { user_id, ..user });
    }
    Ok(founded)
}

fn user(founded: &Foundation, short: &str, role: Role, organization: &str) -> Actor {
    let row = ORGANIZATIONS.iter().find(|(code, ..)| *code == organization);
    Actor {
        user_id: Uuid::nil(),
        username: format!("{}-{short}", founded.district_code),
        roles: vec![role],
        organization_id: founded.organizations.get(organization).copied().unwrap_or_default(),
        organization_kind: row.map_or(OrganizationKind::Other, |(_, _, kind, ..)| *kind),
        functions: row.map(|(_, _, _, functions, _)| functions.to_vec()).unwrap_or_default(),
        district_code: founded.district_code.clone(),
        deputy_id: None,
    }
}
