//! SV17: whether normative documents are filed in time, and whether what was found is corrected.

use super::reading::Reading;
use crate::normative_documents::{NormativeDocumentState, words::Finding};
use instruments::statistics::{Indicator, count};

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let filed = &reading.filed;
    let in_time = count(filed.iter().filter(|document| !document.filed_late));
    // What was given up was no finding.
    let stands = |finding: &Finding| finding.withdrawn_reason.is_none();
    let found = || filed.iter().filter(|document| document.findings.0.iter().any(stands));
    let corrected = count(found().filter(|document| document.state == NormativeDocumentState::Corrected));
    vec![
        Indicator::share("SV17", ("备案及时率", "Documents filed in time"), in_time, count(filed.iter()))
            .part("in_time"),
        Indicator::share(
            "SV17",
            ("纠正率", "Documents with a finding that were corrected"),
            corrected,
            count(found()),
        )
        .part("corrected"),
    ]
}
