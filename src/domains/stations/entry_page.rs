//! `GET /sites/{id}`: the entry of a site for the public, where its QR code leads if no portal has a page of its own. What stands there is what the
//! public reads of the site and of its months; nothing that somebody said of it does.

use crate::{
    calendars::published_of,
    sites::{Sites, entity::Model as Site},
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CONTENT_SECURITY_POLICY, HeaderValue},
    web::{Data, Path},
};
use platform::{
    call::{Call, Service},
    document::{catalogue::Written, documentation::answer, routes::Routes},
    problem::Result,
    values::{words::Words, xml::Xml},
};
use uuid::Uuid;

/// No script, and no style but its own.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const STYLE: &str = "body{font:18px/1.6 system-ui,sans-serif;max-width:40rem;margin:1rem auto;padding:0 1rem;color:#222}h1{font-size:1.4rem}h2{font-size:1.1rem}a{color:#a40000}";
/// Receptions on the page at most.
const MOST: usize = 20;

pub(super) fn routes(routes: &mut Routes) {
    routes.read("/sites/{id}", page);
}

async fn page(request: HttpRequest, service: Data<Service>, id: Path<Uuid>) -> Result<HttpResponse> {
    let (call, site) = Call::by_passer::<Sites>(&request, &service, *id).await?;
    let written = written(&call, &site).await?;
    let mut response = answer(&request, "application/xhtml+xml; charset=utf-8", &Written::of(written));
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    Ok(response)
}

async fn written(call: &Call, site: &Site) -> Result<String> {
    let say = |zh: &'static str, en: &'static str| call.language.pick(zh, en);
    let tag = call.language.tag();
    let mut page = Xml::begin("html", &[("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", tag)]);
    page.open("head", &[]);
    page.empty("meta", &[("name", "viewport"), ("content", "width=device-width")]);
    page.text("title", &[], &site.name);
    page.text("style", &[], STYLE);
    page.close();
    page.open("body", &[]);
    page.text("h1", &[], &site.name);
    page.text("p", &[], call.language.pick(site.tier.zh(), site.tier.en()));
    let lines = [
        (say("地址", "Address"), &*site.address),
        (say("开放时间", "Open"), &*site.opening_hours),
        (say("电话", "Telephone"), &*site.contact_number),
    ];
    for (name, value) in lines {
        page.text("p", &[], &format!("{name}:{value}"));
    }
    page.text("h2", &[], say("近期安排", "What takes place"));
    let today = call.today();
    let months = published_of(call, site.id, today).await?;
    let items = months.iter().flat_map(|month| &month.items.0).filter(|item| item.date >= today);
    let mut items: Vec<_> = items.collect();
    items.sort_by_key(|item| (item.date, item.start_time.clone()));
    for item in items.into_iter().take(MOST) {
        let category = call.language.pick(item.category.zh(), item.category.en());
        let hours = format!("{} {}–{}", item.date, &*item.start_time, &*item.end_time);
        page.text("p", &[], &format!("{hours} {category}:{}({})", &*item.topic, &*item.place));
    }
    let calendar = call.service.edge.outside(&format!("/api/v1/stations/sites/{}/schedule.ics", site.id));
    page.text("a", &[("href", &calendar)], say("订阅日历", "Subscribe to the calendar"));
    page.text("h2", &[], say("反映意见", "Say something"));
    let how = say(
        "可以到站当面向代表反映,或者拨打站点电话。在线提交的意见经工作人员审核,公开前删去个人信息。",
        "Come and speak with a deputy, or call. What is sent online is looked at by the staff, and nobody's personal data are published.",
    );
    page.text("p", &[], how);
    Ok(page.end())
}
