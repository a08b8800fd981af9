//! Showing the second factor once more in a session: what gives power over accounts asks for it.

use super::factor::Spent;
use crate::{
    Access, codes,
    sessions::{self, Sessions, workflow::SessionAction},
    sign_in::Claimant,
    tag::TAG,
    users::entity::Model as User,
};
use actix_web::{HttpRequest, web::Data};
use platform::{
    call::{Call, Change},
    document::{Operation, routes::Routes},
    http::{body::Raw, reply::Answer},
    problem::{Problem, Result},
    records::{actor::Credential, assurance::Assurance},
    store::Transaction,
    values::{future::Future, schema::Schema},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A code, once more.
/// 再次输入动态口令。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FactorProof {
    /// Six digits of the authenticator app, or a recovery code.
    /// 身份验证器应用的六位动态口令,或者恢复码。
    #[schema(max_length = 64, min_length = 6, examples("123456"))]
    code: String,
}

pub(super) fn routes(routes: &mut Routes) {
    let path = "/api/v1/auth/second-factor/prove";
    let summary = ("再次验证双因素", "Prove the second factor");
    let about = "In the session of the caller. For ten minutes, what gives power over accounts (users, codes, tokens, keys) is not \
                 refused with `SECOND_FACTOR_REQUIRED` there; a login with a code is as good.\n\
             在调用方的会话中进行。此后十分钟内,涉及账号权限的操作(用户、一次性代码、令牌、密钥)不再以 `SECOND_FACTOR_REQUIRED` 拒绝;带动态口令登录有同等效力。";
    let prove = Operation::new("post", path, "prove_second_factor", TAG, summary).describe(about);
    let prove = prove.takes(Schema::of::<FactorProof>).answers_as(204, vec![], &[]).shared("dry_run");
    let codes = [codes::LOGIN_FAILED, codes::SECOND_FACTOR_MISSING, codes::TOO_MANY_REQUESTS];
    let prove = codes.into_iter().fold(prove, Operation::refuses).needs(Assurance::Session);
    routes.handle(prove, prove_factor);
}

struct Proof {
    user: User,
    session: Uuid,
    spent: Spent,
}

impl Change for Proof {
    fn make<'a>(&'a self, call: &'a Call, tx: &'a Transaction) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            let work = call.work(tx, &self.user.district_code);
            self.spent.spend(work, self.user.id).await?;
            let session = sessions::session_of(tx, self.session, call.now).await?;
            let session = session.ok_or_else(|| Problem::new(codes::UNAUTHENTICATED))?;
            let shown = |row: &mut sessions::entity::Model| row.second_factor_at = Some(call.now);
            work.advance::<Sessions>(session, SessionAction::Prove, shown).await?;
            Ok(Answer::empty(204))
        })
    }
}

async fn prove_factor(call: Call, request: HttpRequest, access: Data<Access>, body: Raw) -> Result<Answer> {
    let proof: FactorProof = body.parse()?;
    let Credential::Session(session) = call.credential else {
        return Err(Problem::new(codes::SESSION_REQUIRED));
    };
    let claimant = Claimant::of(&request, &call.service, &access);
    let user = claimant.present(&call).await?;
    let spent = claimant.required(&user, Some(&proof.code)).await?;
    let spent = spent.ok_or_else(|| Problem::new(codes::SECOND_FACTOR_MISSING))?;
    call.write_unkept(Proof { user, session, spent }).await
}
