//! 青浦: 65 stations at the end of 2019, each below the home of one of its 8 towns and 3 streets (demo-data, section 3), points in every
//! state, and suggestions with the outcomes that 长宁 published for its 67 of the year 2021.

use super::{
    areas::{Area, Areas},
    scenario::Scenario,
};
use chrono::Days;
use platform::problem::Result;
use serde_json::{Value, json};
use stations::{
    contact_logs::ContactLogs, site_deputies::SiteDeputies, sites::Sites, suggestions::Suggestions,
};
use uuid::Uuid;

/// The stations of all streets and towns.
const STATIONS: usize = 65;
/// The deputies that every district has; those of a street or town of this one follow.
const DISTRICT_WIDE: usize = 12;
/// The deputies of a street or town, who have a station each.
const OF_AN_AREA: usize = 6;

/// How far a site goes: the last step that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Proposed,
    Rejected,
    Building,
    Accepted,
    Active,
    Suspended,
    Closed,
}

/// Fields and numbers of suggestions (demo-data, section 3: 长宁 2021).
const SUGGESTIONS: [(&str, &str, usize); 5] = [
    ("经济发展", "finance_economy", 11),
    ("城市建设", "urban_environment", 24),
    ("社会发展", "social_development", 8),
    ("民生保障", "education_science_culture_health", 8),
    ("安全和交通", "other", 16),
];

/// With what they ended: 62 adopted, 1 planned, 4 for reference.
fn outcome(place: usize) -> &'static str {
    match place {
        0..62 => "adopted_resolved",
        62 => "planned",
        _ => "reference",
    }
}

impl Scenario<'_> {
    /// The homes and stations of every street and town, and the suggestions.
    pub(super) async fn qingpu(&self) -> Result<()> {
        let mut left = STATIONS;
        for (place, area) in Areas::of(&self.founded.district_code).all().iter().enumerate() {
            let photo = self.document(&area.head, "统一标牌照片", "public").await?;
            let own = self.founded.deputies.iter().skip(DISTRICT_WIDE + place * OF_AN_AREA).take(OF_AN_AREA);
            let own: Vec<Uuid> = own.copied().collect();
            // The home needs somebody before there are stations, and takes whoever has none; in the first one everybody of the whole
            // district is.
            let at_home: Vec<Uuid> = match place {
                0 => self.founded.deputies[..DISTRICT_WIDE].to_vec(),
                _ => own.iter().take(1).chain(own.iter().skip(left)).copied().collect(),
            };
            let home = self.site(area, (place, 0), "home", &Value::Null).await?;
            self.carry(area, &home, Step::Active, (&at_home, true), &photo).await?;
            for (number, deputy) in own.iter().take(left).enumerate() {
                let station = self.site(area, (place, number + 1), "station", &home["id"]).await?;
                let primary = !at_home.contains(deputy);
                self.carry(area, &station, Step::Active, (&[*deputy], primary), &photo).await?;
            }
            left = left.saturating_sub(OF_AN_AREA);
            if place == 0 {
                self.points(area, &home, &own[0], &photo).await?;
            }
        }
        self.suggestions_of_the_year().await
    }

    /// A point in every state in which a site may be.
    async fn points(&self, area: &Area, home: &Value, deputy: &Uuid, photo: &Value) -> Result<()> {
        use Step as S;
        let steps = [S::Proposed, S::Rejected, S::Building, S::Accepted, S::Active, S::Suspended, S::Closed];
        for (number, step) in steps.into_iter().enumerate() {
            let point = self.site(area, (0, OF_AN_AREA + number + 1), "point", &home["id"]).await?;
            self.carry(area, &point, step, (&[*deputy], false), photo).await?;
        }
        Ok(())
    }

    /// A proposed site, some hundred metres from the next.
    async fn site(
        &self,
        area: &Area,
        (place, number): (usize, usize),
        tier: &str,
        parent: &Value,
    ) -> Result<Value> {
        let name = match tier {
            "home" => format!("{}代表之家", area.name),
            "station" => format!("{}第{number}代表联络站", area.name),
            _ => format!("{}第{}代表联系点", area.name, number - OF_AN_AREA),
        };
        let user = |name: &str| self.call(name).map(|call| call.actor.user_id);
        let site = json!({
            "site_no": format!("QP-{:02}-{number:02}", place + 1), "tier": tier, "name": name,
            "street_or_town_id": self.organization(&area.code), "parent_site_id": parent,
            "served_committee_ids": [self.organization(&area.residents())],
            "venue_kind": "party_service_center", "address": format!("{}演示路{number}号", area.name),
            "longitude": format!("120.{:06}", 900_000 + place * 9_000),
            "latitude": format!("31.{:06}", 50_000 + number * 9_000), "coordinate_system": "wgs84",
            "floor_area_m2": "120.00", "barrier_free": true,
            "facilities": ["fixed_venue", "unified_plate", "office_equipment", "notice_board", "opinion_box", "qr_code", "file_cabinet"],
            "public_items": ["deputy_info", "rules", "reception_schedule", "handling_results", "duty_info"],
            "opening_hours": "工作日 9:00–17:00", "contact_number": "021-59000001",
            "leader_id": user(&area.head)?, "liaison_ids": [user(&area.clerk)?]
        });
        self.create::<Sites>(&area.clerk, site).await
    }

    /// Takes a proposed site through its steps.
    async fn carry(
        &self,
        area: &Area,
        site: &Value,
        last: Step,
        (deputies, primary): (&[Uuid], bool),
        photo: &Value,
    ) -> Result<()> {
        let (head, affairs) = (area.head.as_str(), "deputy-affairs");
        match last {
            Step::Proposed => return Ok(()),
            Step::Rejected => {
                let reason = json!({"reason": "与第一代表联络站服务范围重复。"});
                self.act::<Sites>(head, site, "reject", reason).await?;
                return Ok(());
            }
            _ => self.act::<Sites>(head, site, "approve", json!({})).await?,
        };
        if last == Step::Building {
            return Ok(());
        }
        for deputy in deputies {
            let enrollment = json!({
                "site_id": site["id"], "deputy_id": deputy, "is_primary": primary, "joined_on": self.today - Days::new(1)
            });
            self.create::<SiteDeputies>(affairs, enrollment).await?;
        }
        self.act::<Sites>(affairs, site, "accept", json!({})).await?;
        if last == Step::Accepted {
            return Ok(());
        }
        self.act::<Sites>(head, site, "activate", json!({"plate_photo_id": photo["id"]})).await?;
        match last {
            Step::Suspended => {
                let rest = json!({
                    "reason": "场地修缮。", "suspended_until": self.today + Days::new(60), "consent_document_id": photo["id"]
                });
                self.act::<Sites>(head, site, "suspend", rest).await?;
            }
            Step::Closed => {
                let end = json!({"reason": "并入第一代表联络站。", "consent_document_id": photo["id"], "successor_site_id": null});
                self.act::<Sites>(head, site, "close", end).await?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Each is answered; three deputies take turns.
    async fn suggestions_of_the_year(&self) -> Result<()> {
        let mut place = 0;
        for (field, area, count) in SUGGESTIONS {
            for number in 1..=count {
                self.answered(place, &format!("关于{field}的建议之{number}"), area).await?;
                place += 1;
            }
        }
        Ok(())
    }

    async fn answered(&self, place: usize, title: &str, area: &str) -> Result<()> {
        let deputy = ["deputy", "deputy-2", "deputy-3"][place % 3];
        let lead = self.call(deputy)?.actor.deputy_id;
        let draft = json!({
            "phase": "intersession", "title": title, "problem_text": "演示数据:有关工作还有不足。",
            "proposal_text": "演示数据:建议有关部门分步改进。", "lead_deputy_id": lead, "seconder_ids": [],
            "policy_area": area, "consents_publication": true, "no_own_interest": true, "session_id": null
        });
        let made = self.create::<Suggestions>(deputy, draft).await?;
        self.act::<Suggestions>(deputy, &made, "submit", json!({})).await?;
        let number = json!({"suggestion_no": format!("青建{}-{:03}", self.today.format("%Y"), place + 1)});
        self.act::<Suggestions>("deputy-affairs", &made, "review", number).await?;
        let organs = json!({"lead_organs": [{"organ_id": self.organization("construction"), "part": null}]});
        self.act::<Suggestions>("deputy-affairs", &made, "assign", organs).await?;
        self.act::<Suggestions>("department-clerk", &made, "sign", json!({})).await?;
        let contact = json!({
            "suggestion_id": made["id"], "deputy_id": lead, "phase": "during", "mode": "phone",
            "contacted_on": self.today, "content": "演示数据:与代表沟通办理方案,代表同意。"
        });
        self.create::<ContactLogs>("department-clerk", contact).await?;
        let outcome = outcome(place);
        let mut reply =
            json!({"reply_text": "演示数据:所提建议已经研究,办理结果见本答复。", "outcome_class": outcome});
        match outcome {
            "planned" => reply["promised_on"] = json!(self.today + Days::new(120)),
            "reference" => reply["explanation"] = json!("演示数据:目前条件尚不具备,留作工作参考。"),
            _ => {}
        }
        self.act::<Suggestions>("department-head", &made, "reply", reply).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_add_up() {
        let all: usize = SUGGESTIONS.iter().map(|(.., count)| count).sum();
        let of = |class: &str| (0..all).filter(|place| outcome(*place) == class).count();
        assert_eq!((all, of("adopted_resolved"), of("planned"), of("reference")), (67, 62, 1, 4));
        assert_eq!(Areas::of("310118").all().len() * OF_AN_AREA, STATIONS + 1);
    }
}
