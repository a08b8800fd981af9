//! Alert rules of a demonstration, and the alert that one of them raises.

use super::scenario::Scenario;
use instruments::{
    alert_rules::AlertRules,
    alerts::{self, EVALUATION},
};
use platform::{call::Call, problem::Result, records::actor::Actor, store::lease::Lease};
use serde_json::json;
use std::sync::Arc;

impl Scenario<'_> {
    /// 地方组织法第五十一条 is watched, and votes with one dissatisfied member in twelve: the vote on the look-back has
    /// 3 of 35.
    pub(super) async fn alerts(&self) -> Result<()> {
        let interval = json!({
            "code": "PLENARY_INTERVAL", "title": "常委会会议间隔超过两个月", "domain": "supervision",
            "measure": "plenary_interval", "comparison": "above", "threshold": 2, "level": "red", "quiet_days": 7
        });
        let dissatisfied = json!({
            "code": "VOTE_DISSATISFIED", "title": "满意度测评不满意比例百分之八以上", "domain": "supervision",
            "measure": "dissatisfied_share", "comparison": "at_least", "threshold": 800, "level": "yellow",
            "quiet_days": 90, "assigns_responsible": true
        });
        for rule in [interval, dissatisfied] {
            let rule = self.create::<AlertRules>("committee-staff", rule).await?;
            self.act::<AlertRules>("committee-staff", &rule, "enable", json!({})).await?;
        }
        let (store, now) = (&self.service.store, self.service.clock.now());
        let call = Call { now: self.now, ..Call::internal(self.service, Actor::operator()) };
        // Another process that evaluates raises the same alert.
        let Some(lease) = Lease::take(store, EVALUATION.name, Call::new_id(), now).await? else {
            return Ok(());
        };
        alerts::evaluate(&Arc::new(call), lease).await?;
        lease.release(store).await
    }
}
