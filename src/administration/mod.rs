//! The commands of administrators.

mod ballots;
mod data;
mod founding;
mod import;
mod people;

pub(crate) use ballots::{BallotCommand, ballot};
pub(crate) use data::{AuditCommand, audit, back_up, copy, doctor, reseal, restore, take_without_log};
pub(crate) use founding::{InitCommand, init, print_example};
pub(crate) use import::{ImportCommand, import};
pub(crate) use people::{KeyCommand, TokenCommand, UserCommand, keys, token, user};

use jiandu::app::Application;
use platform::{call::Call, records::actor::Actor, values::locale::Language, vocabulary::Role};

/// A call of the operator in a district, who does there what its offices do: what is written goes through the same tables,
/// which ask for their roles.
fn operator(application: &Application, district: &str) -> Call {
    let mut actor = Actor::operator();
    actor.roles.extend([Role::DistrictAdmin, Role::ScOffice, Role::DeputyAffairs]);
    district.clone_into(&mut actor.district_code);
    // The command line speaks English.
    Call { language: Language::English, ..Call::internal(&application.service, actor) }
}
