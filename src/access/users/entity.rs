//! The row of a user.

use super::words::UserState;
use chrono::{DateTime, Utc};
use platform::{
    records::record::{Computed, List, Viewer},
    values::text::Text,
    vocabulary::Role,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

platform::record! {
    /// A user of a district.
    /// 本区的用户。
    Users = "user_account", UserState {
        /// The name to sign in with; unique and lasting.
        /// 登录用的用户名;唯一且长期不变。
        #[set_by(create)] #[example("310114-zhang")] #[personal] #[sort] #[keyed]
        username: Text<64, 3>,
        /// The name that others read.
        /// 供他人查看的姓名。
        #[set_by(content)] #[example("演示用户001")] #[personal] #[search]
        display_name: Text<60>,
        /// The roles.
        /// 角色。
        #[set_by(content)] #[example(["sc_office"])]
        roles: List<Role>,
        /// On whose behalf.
        /// 所代表的机构。
        #[set_by(content)] #[example("registry.organization:sc-office")] #[filter]
        organization_id: Uuid,
        /// The person in the registry of deputies.
        /// 在代表名册中对应的人员。
        #[set_by(content)] #[example(null)]
        deputy_id: Option<Uuid>,
        /// Argon2id; never in the audit trail.
        #[serde(skip)]
        #[read_by(nobody)]
        password_hash: Option<String>,
        /// When the password was set.
        #[read_by(nobody)]
        password_set_at: Option<DateTime<Utc>>,
        /// Hashes of the passwords before.
        #[serde(skip)]
        #[read_by(nobody)]
        password_history: List<String>,
        /// SHA-256 of the one-time code with which the user sets a password.
        #[serde(skip)]
        #[read_by(nobody)]
        code_hash: Option<String>,
        /// Until when a one-time code for setting a password is good; null if there is none.
        /// 设置密码的一次性代码的有效期限;没有代码的为空。
        code_expires_at: Option<DateTime<Utc>>,
        /// Whether login asks for a second factor.
        /// 登录时是否须双因素验证。
        second_factor: bool,
        /// What a second administrator has to confirm; until then it gives nothing.
        /// 须由另一名管理员确认的内容;确认之前不生效。
        #[read_by(nobody)]
        pending_roles: List<Role>,
        /// The organization to which the user moves then.
        /// 确认后用户所属的单位。
        #[read_by(nobody)]
        pending_organization_id: Option<Uuid>,
        /// The person in the registry of deputies that the user will be.
        /// 用户将对应的代表名册中的人员。
        #[read_by(nobody)]
        pending_deputy_id: Option<Uuid>,
        /// Whether the user will be able to set a password with two codes.
        /// 用户届时是否凭两个代码设置密码。
        #[read_by(nobody)]
        pending_code: bool,
        /// Whether the second factor will be removed.
        /// 是否将停用双因素。
        #[read_by(nobody)]
        pending_factor_reset: bool,
        /// Who asked for it.
        /// 提出人。
        #[read_by(nobody)]
        asked_by: Option<Uuid>,
        /// When.
        /// 时间。
        #[read_by(nobody)]
        asked_at: Option<DateTime<Utc>>,
        /// SHA-256 of the code of whoever confirmed: where there is one, a password needs both codes.
        #[serde(skip)]
        #[read_by(nobody)]
        second_code_hash: Option<String>,
        /// The one-time code for `POST /auth/password/reset`: only in the answer that made it, null ever after. Where a second
        /// administrator has to confirm, it is half of what the user needs; the answer of `confirm` has the other.
        /// 用于 `POST /auth/password/reset` 的一次性代码:仅在生成代码的应答中给出,此后均为空。须另一名管理员确认的,该代码只是用户所需的一半,另一半在 `confirm` 的应答中给出。
        #[serde(skip)]
        #[sea_orm(ignore)]
        one_time_code: Option<String>,
    }
    content UserContent;
    create NewUser;
    view UserView with Pending;
}

/// What is asked for a user.
/// 为用户提出的变更。
#[derive(Debug, Serialize, ToSchema)]
pub struct Pending {
    /// What a second administrator has to confirm; null if there is nothing.
    /// 待另一名管理员确认的事项;没有的为空。
    #[schema(required = true)]
    pub pending: Option<PendingPowers>,
}

impl Computed<Model> for Pending {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        let pending = row.asked_by.zip(row.asked_at).map(|(asked_by, asked_at)| PendingPowers {
            asked_by,
            asked_at,
            roles: row.pending_roles.0.clone(),
            organization_id: row.pending_organization_id,
            deputy_id: row.pending_deputy_id,
            one_time_code: row.pending_code,
            second_factor_reset: row.pending_factor_reset,
        });
        Self { pending }
    }
}

/// What somebody asked for a user, and what gives nothing until another administrator confirms.
/// 为用户申请的事项,经另一名管理员确认前不生效。
#[derive(Debug, Serialize, ToSchema)]
pub struct PendingPowers {
    /// Who asked.
    /// 申请人。
    pub asked_by: Uuid,
    /// When.
    /// 时间。
    pub asked_at: DateTime<Utc>,
    /// Roles beside those that the user has.
    /// 在现有角色之外增加的角色。
    pub roles: Vec<Role>,
    /// The organization to which the user moves.
    /// 用户将转入的机构。
    #[schema(required = true)]
    pub organization_id: Option<Uuid>,
    /// The person in the registry of deputies that the user will be.
    /// 用户将对应的代表名册中的人员。
    #[schema(required = true)]
    pub deputy_id: Option<Uuid>,
    /// Whether the user will be able to set a password with two codes. Together with a first office the account begins anew:
    /// its password, sessions, tokens, identities and second factor end.
    /// 用户是否将可凭两个一次性代码设置密码。与首次任职一并申请的,账户重新开始:原密码、会话、令牌、外部身份和双因素均告终止。
    pub one_time_code: bool,
    /// Whether the second factor will be removed.
    /// 是否将停用双因素。
    pub second_factor_reset: bool,
}
