//! A deputies' home of a demonstration: what people said there, what a deputy suggested, and what was promised.

use super::scenario::Scenario;
use chrono::{Datelike, Days, Months};
use platform::problem::Result;
use serde_json::{Value, json};
use stations::{
    citizen_opinions::CitizenOpinions, contact_logs::ContactLogs, duty_records::DutyRecords,
    month_schedules::MonthSchedules, site_deputies::SiteDeputies, sites::Sites, suggestions::Suggestions,
};

/// Who says what: the number of an opinion decides how far it goes.
const OPINIONS: [(&str, &str, &str); 4] = [
    ("金园一路充电桩不足", "小区门口没有公共充电桩,充电要到四公里外。", "urban_management"),
    ("社区食堂午餐排队过长", "午餐时间排队超过半小时,老人站着等候不方便。", "elderly_care"),
    ("健身步道夜间照明不足", "步道东段路灯损坏,晚上散步看不清台阶。", "public_safety"),
    ("加装电梯意见征询进度", "本单元意见征询已经半年,希望告知进展。", "housing_property"),
];

impl Scenario<'_> {
    /// A home with its deputies, opinions in several states, and a suggestion that was answered with a promise.
    pub(super) async fn stations(&self) -> Result<()> {
        let home = self.home().await?;
        self.schedule(&home).await?;
        self.receptions(&home).await?;
        for (index, said) in OPINIONS.iter().enumerate() {
            self.opinion_of_the_public(&home, index, *said).await?;
        }
        self.suggestion().await?;
        let duty = json!({
            "deputy_id": self.founded.deputies.get(9), "duty_type": "voter_reception", "occurred_on": self.today,
            "duration_minutes": 120, "place": "第一代表之家", "title": "接待选民四人"
        });
        let duty = self.create::<DutyRecords>("street-clerk", duty).await?;
        self.act::<DutyRecords>("deputy", &duty, "submit", json!({})).await?;
        self.act::<DutyRecords>("street-director", &duty, "verify", json!({})).await?;
        Ok(())
    }

    /// What the home does next month.
    async fn schedule(&self, home: &Value) -> Result<()> {
        let next = self.today.checked_add_months(Months::new(1)).unwrap_or(self.today);
        let item = json!({
            "seq": 1, "date": next.with_day(20), "start_time": "09:00", "end_time": "11:00", "category": "voter_reception",
            "topic": "公共充电设施", "deputy_ids": [self.founded.deputies.get(9)], "place": "第一街道代表之家"
        });
        let month =
            json!({"site_id": home["id"], "year": next.year(), "month": next.month(), "items": [item]});
        let month = self.create::<MonthSchedules>("site-manager", month).await?;
        self.act::<MonthSchedules>("site-manager", &month, "publish", json!({})).await?;
        Ok(())
    }

    async fn home(&self) -> Result<Value> {
        let user = |name: &str| self.call(name).map(|call| json!(call.actor.user_id));
        let site = json!({
            "site_no": "JD-01", "tier": "home", "name": "第一街道代表之家", "street_or_town_id": self.organization("street"),
            "parent_site_id": null, "served_committee_ids": [self.organization("residents")],
            "venue_kind": "party_service_center", "address": "第一街道党群服务中心二楼", "longitude": "121.265000",
            "latitude": "31.375000", "coordinate_system": "wgs84", "floor_area_m2": "120.00", "barrier_free": true,
            "facilities": ["fixed_venue", "unified_plate", "notice_board", "opinion_box", "qr_code", "file_cabinet"],
            "public_items": ["deputy_info", "rules", "reception_schedule", "handling_results", "duty_info"],
            "opening_hours": "工作日 9:00–17:00", "contact_number": "021-69000001", "leader_id": user("site-manager")?,
            "liaison_ids": [user("street-clerk")?]
        });
        let site = self.create::<Sites>("street-clerk", site).await?;
        self.act::<Sites>("street-director", &site, "approve", json!({})).await?;
        for deputy in self.founded.deputies.iter().skip(9) {
            let enrollment = json!({
                "site_id": site["id"], "deputy_id": deputy, "is_primary": true, "joined_on": self.today - Days::new(1)
            });
            self.create::<SiteDeputies>("deputy-affairs", enrollment).await?;
        }
        self.act::<Sites>("deputy-affairs", &site, "accept", json!({})).await?;
        let photo = self.document("street-director", "代表之家标牌照片", "public").await?;
        let opening = json!({"plate_photo_id": photo["id"]});
        self.act::<Sites>("street-director", &site, "activate", opening).await
    }

    /// Registered; the first is answered, the second passed on, the third accepted.
    async fn opinion_of_the_public(
        &self,
        site: &Value,
        index: usize,
        (title, content, category): (&str, &str, &str),
    ) -> Result<()> {
        let said = json!({
            "received_on": self.today, "channel": "visit", "site_id": site["id"],
            "deputy_ids": [self.founded.deputies.get(9)], "is_anonymous": false, "citizen_name": format!("演示居民{:03}", index + 1),
            "citizen_phone": format!("1390000{index:04}"), "title": title, "content": content, "topic_category": category,
            "matter_nature": "common"
        });
        let said = self.create::<CitizenOpinions>("site-manager", said).await?;
        if index > 2 {
            return Ok(());
        }
        let checked = json!({"procedure_check": "none"});
        self.act::<CitizenOpinions>("site-manager", &said, "accept", checked).await?;
        if index > 1 {
            return Ok(());
        }
        let route = json!({"route": "street_or_town", "handler_organ_id": self.organization("construction")});
        self.act::<CitizenOpinions>("site-manager", &said, "route", route).await?;
        if index > 0 {
            return Ok(());
        }
        self.act::<CitizenOpinions>("department-clerk", &said, "sign", json!({})).await?;
        let reply = json!({
            "reply_text": "拟在金园一路公共停车场新建二十个充电桩,年内投入使用。", "outcome_class": "planned",
            "promised_on": self.today + Days::new(120)
        });
        self.act::<CitizenOpinions>("department-head", &said, "reply", reply).await?;
        Ok(())
    }

    async fn suggestion(&self) -> Result<()> {
        let draft = json!({
            "phase": "intersession", "title": "关于完善公共充电设施布局的建议",
            "problem_text": "部分老旧小区周边没有公共充电桩。", "proposal_text": "结合停车场改造分批增设。",
            "lead_deputy_id": self.founded.deputies.get(9), "seconder_ids": [self.founded.deputies.get(10)],
            "policy_area": "urban_environment", "consents_publication": true, "no_own_interest": true, "session_id": null
        });
        let made = self.create::<Suggestions>("deputy", draft).await?;
        self.act::<Suggestions>("deputy-2", &made, "confirm", json!({})).await?;
        self.act::<Suggestions>("deputy", &made, "submit", json!({})).await?;
        let number = json!({"suggestion_no": format!("嘉建{}-001", self.today.format("%Y"))});
        self.act::<Suggestions>("deputy-affairs", &made, "review", number).await?;
        let organs = json!({"lead_organs": [{"organ_id": self.organization("construction"), "part": null}]});
        self.act::<Suggestions>("deputy-affairs", &made, "assign", organs).await?;
        self.act::<Suggestions>("department-clerk", &made, "sign", json!({})).await?;
        let contact = json!({
            "suggestion_id": made["id"], "deputy_id": self.founded.deputies.get(9), "phase": "during", "mode": "visit",
            "contacted_on": self.today, "content": "现场查看停车场,代表同意分批建设。"
        });
        self.create::<ContactLogs>("department-clerk", contact).await?;
        let reply = json!({
            "reply_text": "已列入明年改造计划,分两批建设,第一批年内开工建设。", "outcome_class": "planned",
            "promised_on": self.today + Days::new(120)
        });
        self.act::<Suggestions>("department-head", &made, "reply", reply).await?;
        Ok(())
    }
}
