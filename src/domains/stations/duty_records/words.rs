//! The words of a duty record: its states, and the types of its columns.

use platform::values::numbers::Whole;

/// How few minutes make a record.
pub const LEAST_MINUTES: i64 = 30;
/// How many minutes a record has at most: those of a day.
pub const MOST_MINUTES: i64 = 1_440;
/// How long something took (minutes).
pub type Minutes = Whole<LEAST_MINUTES, MOST_MINUTES>;

platform::words! {
    /// States of 履职记录.
    pub enum DutyRecordState {
        Draft "草稿" / "Draft",
        Submitted "已提交" / "Submitted",
        Verified "已核实" / "Verified",
        Rejected "已退回" / "Rejected",
        Revoked "已撤销" / "Revoked",
    }
}

platform::words! {
    /// What the deputy did.
    /// 履职类型。
    pub enum DutyType {
        CongressSession "出席人代会" / "Attending a session of the congress",
        OtherMeeting "其他会议" / "Another meeting",
        StudyTraining "学习培训" / "Study or training",
        MotionOrSuggestion "议案建议(领衔)" / "A motion or suggestion, as its lead",
        SecondedSuggestion "附议" / "A suggestion that was seconded",
        ThematicResearch "专题调研" / "Research on a topic",
        InspectionResearchEnforcement "视察调研执法检查" / "Inspection or enforcement check",
        VoterReception "接待选民" / "Receiving voters",
        DisputeMediation "化解矛盾" / "Settling a dispute",
        HelpTheWeak "扶弱济困" / "Helping the weak",
        PracticalDeed "办好事实事" / "A practical deed",
        Charity "公益慈善" / "Charity",
        DutyReport "述职" / "A duty report",
        Other "其他" / "Another one",
    }
}

platform::words! {
    /// From where the record comes.
    /// 记录的来源。
    pub enum DutyRecordSource {
        SelfReport "自报" / "Reported by the deputy",
        Activity "活动" / "An activity",
        Suggestion "建议" / "A suggestion",
        DutyReport "述职" / "A duty report",
    }
}

/// Code of a deadline: the verification.
pub const DUTY_VERIFICATION: &str = "DUTY_VERIFICATION";
