//! Who has the report or the material before the meeting: every member of the Standing Committee (监督法第十五条、第四十九条).

use chrono::NaiveDate;
use platform::{
    call::Step,
    workflow::{Guarded, Verdict, Workflow},
};
use registry::{
    deputies::{each_in_office, in_office},
    terms::Office,
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// How the report reached a member.
    /// 报告送达组成人员的方式。
    pub enum RecipientChannel {
        Paper "纸质" / "On paper",
        Electronic "电子" / "Electronic",
        Post "邮寄" / "By post",
    }
}

/// A member who has the report.
/// 已收到报告的一名组成人员。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// The deputy.
    /// 代表。
    #[schema(examples("registry.deputy:1"))]
    pub member_id: Uuid,
    /// When it was sent.
    /// 发出日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub sent_on: NaiveDate,
    /// How.
    /// 送达方式。
    pub channel: RecipientChannel,
}

/// When the last of them had it.
pub(crate) fn last_sent_on(recipients: &[Recipient]) -> Option<NaiveDate> {
    recipients.iter().map(|recipient| recipient.sent_on).max()
}

/// Every member of the Standing Committee who is in office today; where the register holds nobody, that it was sent is enough.
pub(crate) async fn served<W: Workflow>(
    step: &Step<'_, W>,
    recipients: &[Recipient],
    was_sent: bool,
) -> Guarded {
    let work = step.work();
    let served: HashSet<Uuid> = recipients.iter().map(|recipient| recipient.member_id).collect();
    let members = in_office(&work, Office::ScMember, step.today()).await?.all(work.tx).await?;
    let missing = members.iter().map(|member| member.id).filter(|member| !served.contains(member));
    let missing: Vec<String> = missing.map(|member| member.to_string()).collect();
    let holds = was_sent && missing.is_empty();
    Ok(Verdict::require(holds).with("missing_member_ids", missing).at("/recipients"))
}

/// Each of them once, a member in office today.
pub(crate) async fn in_office_each<W: Workflow>(step: &Step<'_, W>, recipients: &[Recipient]) -> Guarded {
    let members: Vec<Uuid> = recipients.iter().map(|recipient| recipient.member_id).collect();
    each_in_office(step, &members, Office::ScMember, step.today(), "/recipients").await
}
