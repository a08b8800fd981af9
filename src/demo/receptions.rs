//! When the home of a demonstration receives people, and the draft of a month that was made of it.

use super::scenario::Scenario;
use chrono::{Datelike, Days, Months};
use platform::problem::Result;
use serde_json::{Value, json};
use stations::reception_rules::ReceptionRules;

impl Scenario<'_> {
    /// The fifteenth of every month, and what it makes of the third month from now.
    pub(super) async fn receptions(&self, home: &Value) -> Result<()> {
        let rule = json!({
            "site_id": home["id"], "rrule": "FREQ=MONTHLY;BYMONTHDAY=15", "start_time": "09:00", "end_time": "11:00",
            "holiday_policy": "next_workday", "valid_from": self.today, "valid_to": self.today + Days::new(365)
        });
        let rule = self.create::<ReceptionRules>("site-manager", rule).await?;
        let month = self.today.checked_add_months(Months::new(3)).unwrap_or(self.today);
        let planned = json!({
            "year": month.year(), "month": month.month(), "topic": "听取居民对停车和充电的意见", "place": "第一街道代表之家",
            "deputy_ids": [self.founded.deputies.get(9)]
        });
        self.act::<ReceptionRules>("site-manager", &rule, "plan", planned).await?;
        Ok(())
    }
}
