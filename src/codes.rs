//! What can go wrong while the service runs, beside what the layers below say.

pub use instruments::codes::*;

platform::problems! {
    NOT_READY 503 "未就绪" "Not ready" { "服务正在停止,或数据库尚不可用,见 params.reason" "The service is stopping, or its database is not there; see params.reason" };
}
