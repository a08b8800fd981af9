//! Enrolling, confirming and switching off a second factor.

use super::factor::{self, Spent};
use crate::{
    Access, codes,
    passwords::{Password, one_time_codes},
    secret_keys::random,
    sign_in::{Authenticator, Claimant},
    tag::TAG,
    users::{UserAction, Users, entity::Model as User},
};
use actix_web::{HttpRequest, web::Data};
use platform::{
    call::{Call, Change},
    document::{Operation, routes::Routes},
    http::{body::Raw, reply::Answer},
    problem::{Problem, Result},
    records::assurance::Assurance,
    store::Transaction,
    values::{future::Future, schema::Schema},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Codes for the day when the device is lost.
const RECOVERY_CODES: usize = 10;

/// The password, once more.
/// 再次输入密码。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Enrolment {
    /// The present password.
    /// 当前密码。
    #[schema(value_type = String, max_length = 256, min_length = 1, format = Password, examples("a long pass phrase"))]
    password: Password,
}

/// What the authenticator app reads.
/// 身份验证器应用读取的内容。
#[derive(Serialize, ToSchema)]
struct EnrolmentAnswer {
    /// The secret in base 32, to be typed.
    /// 以 Base32 编码的密钥,供手工输入。
    secret: String,
    /// The same as a URL, to be shown as a QR code.
    /// 同一密钥的 URL,供显示为二维码。
    #[schema(examples("otpauth://totp/Jiandu:310114-sc-office?secret=MZXW6YTBOI&issuer=Jiandu"))]
    url: String,
}

/// A code of the app.
/// 身份验证器应用的动态口令。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FactorConfirmation {
    /// Six digits.
    /// 六位数字。
    #[schema(max_length = 64, min_length = 6, examples("123456"))]
    code: String,
}

/// The recovery codes, shown once.
/// 恢复码,仅显示一次。
#[derive(Serialize, ToSchema)]
struct RecoveryCodes {
    /// Each is good once, in place of a code of the app.
    /// 每个恢复码可代替动态口令使用一次。
    recovery_codes: Vec<String>,
}

/// Password and code.
/// 密码和动态口令。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Removal {
    /// The present password.
    /// 当前密码。
    #[schema(value_type = String, max_length = 256, min_length = 1, format = Password, examples("a long pass phrase"))]
    password: Password,
    /// Six digits, or a recovery code.
    /// 六位动态口令,或者恢复码。
    #[schema(max_length = 64, min_length = 6, examples("123456"))]
    code: String,
}

pub(crate) fn routes(routes: &mut Routes) {
    let post = |path: &str, id: &str, summary: (&str, &str), about: &'static str| {
        let path = format!("/api/v1/auth/second-factor{path}");
        let operation = Operation::new("post", &path, id, TAG, summary).describe(about).shared("dry_run");
        operation.refuses(codes::LOGIN_FAILED).needs(Assurance::Session)
    };
    let about = "Answers a new secret; login asks for its codes once it is confirmed.\n\
             返回新的密钥;确认之后,登录时须输入动态口令。";
    let enrol = post("", "enrol_second_factor", ("登记双因素", "Enrol a second factor"), about);
    let enrol = enrol.takes(Schema::of::<Enrolment>).answers(200, Schema::of::<EnrolmentAnswer>);
    routes.handle(enrol.refuses(codes::SECOND_FACTOR_PRESENT), enrol_factor);
    let about = "With a first code. Answers ten recovery codes, once.\n\
             提交第一个动态口令以确认。返回十个恢复码,只显示一次。";
    let confirm =
        post("/confirm", "confirm_second_factor", ("确认双因素", "Confirm the second factor"), about);
    let confirm = confirm.takes(Schema::of::<FactorConfirmation>).answers(200, Schema::of::<RecoveryCodes>);
    routes.handle(
        confirm.refuses(codes::SECOND_FACTOR_PRESENT).refuses(codes::SECOND_FACTOR_MISSING),
        confirm_factor,
    );
    let about = "With the password and a code.\n\
             须提交密码和动态口令。";
    let remove =
        post("/remove", "remove_second_factor", ("停用双因素", "Switch the second factor off"), about);
    let remove = remove.takes(Schema::of::<Removal>).answers_as(204, vec![], &[]);
    routes.handle(remove.refuses(codes::SECOND_FACTOR_MISSING), remove_factor);
    super::prove::routes(routes);
}

/// What happens to the factor of a user.
enum Step {
    Enrol { sealed: String, shown: EnrolmentAnswer },
    Confirm { spent: Spent, codes: Vec<String> },
    Remove { spent: Spent },
}

struct Turn {
    user: User,
    step: Step,
}

impl Change for Turn {
    fn make<'a>(&'a self, call: &'a Call, tx: &'a Transaction) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            let work = call.work(tx, &self.user.district_code);
            let row = work.stored::<Users>(self.user.id).await?;
            if row.version != self.user.version {
                return Err(Problem::new(codes::VERSION_MISMATCH));
            }
            let (action, on) = match &self.step {
                Step::Enrol { sealed, .. } => {
                    factor::enrol(tx, row.id, sealed.clone()).await?;
                    (UserAction::EnrolSecondFactor, false)
                }
                Step::Confirm { spent, codes } => {
                    spent.spend(work, row.id).await?;
                    let hashes = codes.iter().map(|code| one_time_codes::hash(code)).collect();
                    factor::keep_recovery(tx, row.id, hashes).await?;
                    (UserAction::ConfirmSecondFactor, true)
                }
                Step::Remove { spent } => {
                    spent.spend(work, row.id).await?;
                    factor::forget(tx, row.id).await?;
                    (UserAction::RemoveSecondFactor, false)
                }
            };
            // A recovery code that was spent has changed the user.
            let row = work.stored::<Users>(row.id).await?;
            work.advance::<Users>(row, action, |row| row.second_factor = on).await?;
            match &self.step {
                Step::Enrol { shown, .. } => Answer::json(200, shown),
                Step::Confirm { codes, .. } => {
                    Answer::json(200, &RecoveryCodes { recovery_codes: codes.clone() })
                }
                Step::Remove { .. } => Ok(Answer::empty(204)),
            }
        })
    }
}

fn missing() -> Problem {
    Problem::new(codes::SECOND_FACTOR_MISSING)
}

async fn enrol_factor(call: Call, request: HttpRequest, access: Data<Access>, body: Raw) -> Result<Answer> {
    let enrolment: Enrolment = body.parse()?;
    let claimant = Claimant::of(&request, &call.service, &access);
    let user = claimant.checked(&call.actor.username, &enrolment.password).await?;
    if user.second_factor {
        return Err(Problem::new(codes::SECOND_FACTOR_PRESENT));
    }
    let secret = random::<20>()?;
    let sealed = access.sealer.seal(user.id, &secret)?;
    let secret = one_time_codes::base32(&secret);
    let name: String = form_urlencoded::byte_serialize(user.username.as_bytes()).collect();
    let url = format!(
        "otpauth://totp/Jiandu:{name}?secret={secret}&issuer=Jiandu&algorithm=SHA1&digits=6&period=30"
    );
    let step = Step::Enrol { sealed, shown: EnrolmentAnswer { secret, url } };
    call.write_unkept(Turn { user, step }).await
}

async fn confirm_factor(call: Call, request: HttpRequest, access: Data<Access>, body: Raw) -> Result<Answer> {
    let confirmation: FactorConfirmation = body.parse()?;
    let claimant = Claimant::of(&request, &call.service, &access);
    let user = claimant.present(&call).await?;
    if user.second_factor {
        return Err(Problem::new(codes::SECOND_FACTOR_PRESENT));
    }
    let shown = Authenticator::Factor(&confirmation.code);
    let spent = claimant.prove(&user.username, shown).await?.factor.ok_or_else(missing)?;
    let codes = (0..RECOVERY_CODES).map(|_| one_time_codes::new()).collect::<Result<Vec<_>>>()?;
    call.write_unkept(Turn { user, step: Step::Confirm { spent, codes } }).await
}

async fn remove_factor(call: Call, request: HttpRequest, access: Data<Access>, body: Raw) -> Result<Answer> {
    let removal: Removal = body.parse()?;
    let claimant = Claimant::of(&request, &call.service, &access);
    let shown = Authenticator::Password(&removal.password, Some(&removal.code));
    let proven = claimant.prove(&call.actor.username, shown).await?;
    let (user, spent) = (proven.user, proven.factor.ok_or_else(missing)?);
    call.write_unkept(Turn { user, step: Step::Remove { spent } }).await
}
