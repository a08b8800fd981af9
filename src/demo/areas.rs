//! The streets and towns of a district (街镇): their offices, those who act for them, and the deputies of their constituencies.

use super::founded::{Foundation, elect_one, known, register};
use chrono::NaiveDate;
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::actor::Actor,
    values::{numbers::Whole, text::Text},
    vocabulary::{OrganizationKind, Role},
};
use registry::{constituencies::Constituencies, organizations::Organizations};
use uuid::Uuid;

/// Constituencies of a street or town.
const CONSTITUENCIES: u32 = 2;
/// Deputies of each.
const SEATS: i64 = 3;

/// The streets and the towns of a district, by their names. The first of each is among the organizations that every district has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Areas {
    streets: &'static [&'static str],
    towns: &'static [&'static str],
    /// Whether each has a constituency with deputies of its own.
    have_deputies: bool,
}

/// A street or town, and what those who act for it are called.
#[derive(Debug, Clone)]
pub(super) struct Area {
    /// 朱家角镇.
    pub(super) name: &'static str,
    /// Its organization, by its code.
    pub(super) code: String,
    /// Its street working committee or town presidium, by its code.
    pub(super) body: String,
    /// Who leads that.
    pub(super) head: String,
    /// Who does its work.
    pub(super) clerk: String,
    town: bool,
}

impl Area {
    fn street(place: usize, name: &'static str) -> Self {
        let of = |what: &str| numbered(what, place);
        Self {
            name,
            code: of("street"),
            body: of("street-committee"),
            head: of("street-director"),
            clerk: of("street-clerk"),
            town: false,
        }
    }

    fn town(place: usize, name: &'static str) -> Self {
        let of = |what: &str| numbered(what, place);
        Self {
            name,
            code: of("town"),
            body: of("town-presidium"),
            head: of("town-presidium"),
            clerk: of("town-clerk"),
            town: true,
        }
    }

    /// Whether it is a street, which has a working committee.
    pub(super) fn is_street(&self) -> bool {
        !self.town
    }

    /// Its committee of residents, by its code.
    pub(super) fn residents(&self) -> String {
        if self.code == "street" { "residents".into() } else { format!("{}-residents", self.code) }
    }
}

/// `street` for the first, `street-2` for the second.
fn numbered(what: &str, place: usize) -> String {
    if place == 0 { what.into() } else { format!("{what}-{}", place + 1) }
}

impl Areas {
    /// Those of a district. Two have all of theirs: 徐汇, which has street committees since 2016, and 青浦 with its 65 stations.
    pub(super) fn of(district: &str) -> Self {
        match district {
            "310104" => Self {
                streets: &[
                    "天平路街道",
                    "湖南路街道",
                    "斜土路街道",
                    "枫林路街道",
                    "长桥街道",
                    "田林街道",
                    "虹梅路街道",
                    "康健新村街道",
                    "徐家汇街道",
                    "凌云路街道",
                    "龙华街道",
                    "漕河泾街道",
                ],
                towns: &["华泾镇"],
                have_deputies: false,
            },
            "310118" => Self {
                streets: &["夏阳街道", "盈浦街道", "香花桥街道"],
                towns: &["朱家角镇", "练塘镇", "金泽镇", "赵巷镇", "徐泾镇", "华新镇", "重固镇", "白鹤镇"],
                have_deputies: true,
            },
            _ => Self { streets: &["第一街道"], towns: &["第一镇"], have_deputies: false },
        }
    }

    /// A title of the foundation with the names of this district.
    pub(super) fn named(self, title: &str) -> String {
        title.replace("第一街道", self.streets[0]).replace("第一镇", self.towns[0])
    }

    /// All of them.
    pub(super) fn all(self) -> Vec<Area> {
        let streets = self.streets.iter().enumerate().map(|(place, name)| Area::street(place, name));
        let towns = self.towns.iter().enumerate().map(|(place, name)| Area::town(place, name));
        streets.chain(towns).collect()
    }

    /// What the foundation does not have of them: of a district that has all, every town has a clerk and a committee of villagers.
    pub(super) async fn found_others(
        self,
        work: &UnitOfWork<'_>,
        founded: &mut Foundation,
        (district, from): (&str, NaiveDate),
        password_hash: &str,
    ) -> Result<()> {
        if self.streets.len() + self.towns.len() == 2 {
            return Ok(());
        }
        for area in self.all() {
            self.found_one(work, founded, &area, (district, from)).await?;
            for (name, role) in [(&area.head, area.head_role()), (&area.clerk, Role::StreetClerk)] {
                if !founded.users.contains_key(name) {
                    let actor = area.actor(founded, name, role);
                    register(work, founded, name, actor, password_hash).await?;
                }
            }
        }
        Ok(())
    }

    async fn found_one(
        self,
        work: &UnitOfWork<'_>,
        founded: &mut Foundation,
        area: &Area,
        (district, from): (&str, NaiveDate),
    ) -> Result<()> {
        for (code, title, kind) in area.organizations() {
            if founded.organizations.contains_key(&code) {
                continue;
            }
            let parent = if kind == OrganizationKind::StreetWorkingCommittee { "sc" } else { "government" };
            let own = (code != area.code).then(|| founded.organizations.get(&area.code).copied()).flatten();
            let parent_id = match kind {
                OrganizationKind::TownPresidium => None,
                OrganizationKind::ResidentsCommittee | OrganizationKind::VillageCommittee => own,
                _ => founded.organizations.get(parent).copied(),
            };
            let made = work.make::<Organizations>(|row| {
                row.id = known::<Organizations>(work.district_code, &code);
                row.code = Text::stored(format!("{}-{code}", work.district_code));
                row.name = Text::stored(format!("{district}{title}"));
                (row.kind, row.parent_id, row.street_or_town_id) = (kind, parent_id, own);
                row.valid_from = from;
            });
            let made = made.await?.id;
            founded.organizations.insert(code, made);
        }
        if self.have_deputies { area.elect(work, founded).await } else { Ok(()) }
    }
}

impl Area {
    fn head_role(&self) -> Role {
        if self.town { Role::TownPresidium } else { Role::StreetDirector }
    }

    fn body_kind(&self) -> OrganizationKind {
        if self.town { OrganizationKind::TownPresidium } else { OrganizationKind::StreetWorkingCommittee }
    }

    /// Code, title and kind.
    fn organizations(&self) -> [(String, String, OrganizationKind); 3] {
        use OrganizationKind as K;
        let name = self.name;
        let (office, body, residents) = if self.town {
            (
                (format!("{name}人民政府"), K::TownGovernment),
                format!("{name}人大主席团"),
                (format!("{name}第一村民委员会"), K::VillageCommittee),
            )
        } else {
            (
                (format!("{name}办事处"), K::StreetOffice),
                format!("人大常委会{name}工作委员会"),
                (format!("{name}第一居民委员会"), K::ResidentsCommittee),
            )
        };
        [
            (self.code.clone(), office.0, office.1),
            (self.body.clone(), body, self.body_kind()),
            (self.residents(), residents.0, residents.1),
        ]
    }

    fn actor(&self, founded: &Foundation, name: &str, role: Role) -> Actor {
        Actor {
            user_id: Uuid::nil(),
            username: format!("{}-{name}", founded.district_code),
            roles: vec![role],
            resting_roles: Vec::new(),
            organization_id: founded.organizations.get(&self.body).copied().unwrap_or_default(),
            organization_kind: self.body_kind(),
            functions: Vec::new(),
            district_code: founded.district_code.clone(),
            deputy_id: None,
            opened_id: None,
        }
    }

    /// Two constituencies with their deputies; one elects three at most (选举法第二十六条).
    async fn elect(&self, work: &UnitOfWork<'_>, founded: &mut Foundation) -> Result<()> {
        let area = founded.organizations.get(&self.code).copied().unwrap_or_default();
        for number in 1..=CONSTITUENCIES {
            let name = format!("{}第{number}选区", self.name);
            let constituency = work.make::<Constituencies>(|row| {
                row.id = known::<Constituencies>(work.district_code, &format!("{}-{number}", self.code));
                (row.code, row.name) = (Text::stored(&*name), Text::stored(&*name));
                row.street_or_town_id = area;
                (row.seats, row.registered_voters) = (Whole::stored(SEATS), Whole::stored(9_000));
            });
            let constituency = constituency.await?.id;
            for _ in 0..SEATS {
                elect_one(work, founded, constituency).await?;
            }
        }
        Ok(())
    }
}
