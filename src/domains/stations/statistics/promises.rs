//! HS20, HS21: whether promises are kept, and what is open to everybody.

use super::reading::Reading;
use instruments::statistics::{Indicator, count};

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let kept = |day: chrono::NaiveDate, fulfilled: Option<chrono::NaiveDate>| {
        fulfilled.is_some_and(|fulfilled| fulfilled <= day)
    };
    let promised = || reading.promised.iter();
    let in_time = count(promised().filter(|one| kept(one.first_promised_on, one.fulfilled_on)));
    let texts = count(reading.closed.iter().filter(|one| one.published_text_on.is_some()));
    let replies = count(reading.closed.iter().filter(|one| one.published_reply_on.is_some()));
    let open = ("公开率", "Suggestions and replies that are public");
    let more = count(reading.looked_back.iter().filter(|found| found.found_more()));
    let looked_back = count(reading.looked_back.iter());
    let upgraded = ("回头看升级率", "Replies of which more had come than was said");
    vec![
        Indicator::share("HS20", ("承诺兑现率", "Promises kept in time"), in_time, count(promised())),
        Indicator::share("HS20", upgraded, more, looked_back).part("upgraded"),
        Indicator::share("HS21", open, texts, count(reading.closed.iter())).part("texts"),
        Indicator::share("HS21", open, replies, texts).part("replies"),
    ]
}
