//! What joins records of the instruments and, by links, records of any kind.

platform::ties! {
    CONVERTED_TO = "converted_to" "转化为";
    EVIDENCE_FOR = "evidence_for" "作为依据";
    MERGED_INTO = "merged_into" "合并到";
    ASSIGNED_AS = "assigned_as" "交办为";
    RAISED_IN = "raised_in" "形成于" reads back;
    ANSWERS = "answers" "答复" reads back;
    RECTIFIES = "rectifies" "整改" reads back;
    RATED_BY = "rated_by" "测评";
    CONTINUES = "continues" "延续" reads back;
    FUNDED_BY = "funded_by" "资金来自" reads back;
    PROGRESS_SOURCE = "progress_source" "进度来自" reads back;
    LED_TO = "led_to" "形成";
    CONTAINS = "contains" "包含";
    ANSWERED_BY = "answered_by" "研究处理";
    VOTED_IN = "voted_in" "表决";
    DECIDED_AS = "decided_as" "表决形成";
}
