//! The words of a speech: its states, and the types of its columns.

platform::words! {
    /// States of 审议发言.
    pub enum SpeechState {
        Recorded "已记录",
    }
}

platform::words! {
    /// As what somebody spoke.
    pub enum SpeakerKind {
        ScMember "组成人员",
        Deputy "列席代表",
        Committee "专工委",
    }
}
