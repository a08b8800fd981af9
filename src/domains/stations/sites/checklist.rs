//! What a site needs before it is accepted, and as long as it is used.

use super::{
    entity::Model,
    words::{Facility, PublicItem},
};
use platform::values::words::Words;

/// What everybody finds there.
const FACILITIES: [Facility; 4] =
    [Facility::FixedVenue, Facility::UnifiedPlate, Facility::NoticeBoard, Facility::FileCabinet];

impl Model {
    /// What is missing of the checklist, beside a deputy in office.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let (facilities, items) = (&self.facilities.0, &self.public_items.0);
        let mut missing: Vec<&str> =
            FACILITIES.iter().filter(|one| !facilities.contains(one)).map(|one| one.word()).collect();
        if !facilities.contains(&Facility::OpinionBox) && !facilities.contains(&Facility::QrCode) {
            missing.push(Facility::OpinionBox.word());
        }
        missing.extend(PublicItem::ALL.iter().filter(|one| !items.contains(one)).map(|one| one.word()));
        missing.extend(self.leader_id.is_none().then_some("leader_id"));
        missing.extend(self.liaison_ids.0.is_empty().then_some("liaison_ids"));
        missing
    }
}
