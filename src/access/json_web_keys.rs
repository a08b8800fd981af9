//! `GET /.well-known/jwks.json`: the keys that verify access tokens.

use crate::{Access, signing_keys::JsonWebKeys, tag::TAG, tokens::VALIDITY};
use actix_web::web::Data;
use platform::{
    call::Service,
    document::{Operation, routes::Routes},
    http::reply::Answer,
    problem::Result,
    values::schema::Schema,
};

pub(super) fn routes(routes: &mut Routes) {
    let path = "/.well-known/jwks.json";
    let keys = Operation::new("get", path, "get_json_web_keys", TAG, ("读取公钥集", "Read the public keys"));
    let about = "The keys (RFC 7517) that verify access tokens now or soon; a key is here before it signs.\n\
             验证访问令牌的密钥(RFC 7517),包括即将启用的;密钥先在此公布,再用于签名。";
    routes.handle(keys.public().describe(about).answers(200, Schema::of::<JsonWebKeys>), publish);
}

async fn publish(service: Data<Service>, access: Data<Access>) -> Result<Answer> {
    let now = service.clock.now();
    access.current(&service.store, now).await?;
    let answer = Answer::json(200, &access.ring.published(now, VALIDITY))?;
    Ok(answer.header("Cache-Control", "public, max-age=300"))
}
