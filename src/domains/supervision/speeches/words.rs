//! The words of a speech: its states, and the types of its columns.

platform::words! {
    /// States of 审议发言.
    pub enum SpeechState {
        Recorded "已记录" / "Recorded",
    }
}

platform::words! {
    /// As what somebody spoke.
    /// 以何种身份发言。
    pub enum SpeakerKind {
        ScMember "组成人员" / "Standing Committee member",
        Deputy "列席代表" / "Deputy attending as observer",
        Committee "专工委" / "Special committee or working body",
    }
}
