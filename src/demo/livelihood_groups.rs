//! Deputies follow a project, and its department asks others, in a demonstration.

use super::scenario::Scenario;
use livelihood::{
    coordination_requests::CoordinationRequests, supervision_groups::SupervisionGroups, visits::Visits,
};
use platform::problem::Result;
use serde_json::{Value, json};

impl Scenario<'_> {
    /// A group of three deputies: one visit that finds something, one that finds nothing.
    pub(super) async fn followed(&self, project: &Value) -> Result<()> {
        let members = self.founded.deputies.get(9..12).unwrap_or_default();
        let group = json!({"project_id": project["id"], "leader_id": members.first(), "member_ids": members});
        let group = self.create::<SupervisionGroups>("deputy-affairs", group).await?;
        let mut visit = json!({
            "group_id": group["id"], "visited_on": self.today, "place": "江桥镇第一社区助餐点",
            "member_ids": members.get(..2), "finding": "餐次登记和实际用餐人数不一致。", "finding_category": "low_use",
            "suggestion": "建议按月公布用餐人次。", "photo_ids": []
        });
        self.create::<Visits>("deputy", visit.clone()).await?;
        (visit["finding"], visit["finding_category"]) = (Value::Null, Value::Null);
        self.create::<Visits>("street-clerk", visit).await?;
        Ok(())
    }

    /// One request that waits, one that was answered, one that was sent back, one that is closed.
    pub(super) async fn coordinated(&self, project: &Value) -> Result<()> {
        let matters =
            ["请协调用电增容。", "请落实配套资金拨付。", "请明确房屋用途变更手续。", "请提供场地租赁合同。"];
        let mut requests = Vec::new();
        for matter in matters {
            let request = json!({
                "project_id": project["id"], "target_org_id": self.organization("finance"), "matter": matter
            });
            requests.push(self.create::<CoordinationRequests>("department-clerk", request).await?);
        }
        for request in &requests[1..] {
            let reply = json!({"reply": "已列入本月计划,月底前办理完毕。"});
            self.act::<CoordinationRequests>("finance-clerk", request, "reply", reply).await?;
        }
        let reason = json!({"reason": "答复没有说明需要补正的材料。"});
        self.act::<CoordinationRequests>("department-clerk", &requests[2], "reject", reason).await?;
        self.act::<CoordinationRequests>("department-clerk", &requests[3], "close", json!({})).await?;
        Ok(())
    }
}
