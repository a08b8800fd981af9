//! What can go wrong at the framework and the contract of the API, one row each: code, status, title, sentence, articles.
//!
//! Every layer above has such a table; `routes()` collects them.

crate::problems! {
    // The framework and the API contract
    MALFORMED_REQUEST 400 "请求无法识别" "Malformed request" { "请求的路径、头或正文不符合 HTTP 规范" "The path, a header or the body of the request cannot be read" };
    MALFORMED_JSON 400 "JSON 格式错误" "Malformed JSON" { "请求正文不是合法的 JSON" "The body of the request is not valid JSON" };
    MALFORMED_TABLE 400 "表格无法识别" "Malformed table" { "请求正文不是 UTF-8 或 GB18030 编码的 CSV 表格,或没有表头" "The body is no CSV table in UTF-8 or GB18030, or has no header row" };
    DUPLICATE_NAME 400 "名称重复" "Name repeated" { "同一 JSON 对象中的名称只能出现一次" "A name stands once in a JSON object" };
    EXPORT_TOO_LONG 422 "超出工作表行数" "Export too long" { "记录多于一张工作表的行数,请增加筛选条件或改用 csv" "There are more records than a sheet has rows: filter, or take csv" };
    LIST_TOO_LONG 400 "列表过长" "List too long" { "请求正文中的列表超过允许的长度" "A list in the body is longer than allowed" };
    INVALID_PARAMETER 400 "参数错误" "Invalid parameter" { "路径或查询参数的值不正确" "The value of a path or query parameter is wrong" };
    UNKNOWN_PARAMETER 400 "未知参数" "Unknown parameter" { "该列表没有此查询参数,可用参数见 params.allowed" "There is no such query parameter here; params.allowed names the known ones" };
    URI_TOO_LONG 414 "网址过长" "URI too long" { "路径和查询参数合计超过允许的长度" "Path and query together are longer than allowed" };
    TOO_MANY_PARAMETERS 400 "参数过多" "Too many parameters" { "查询参数的个数超过允许值" "There are more query parameters than allowed" };
    PARAMETER_REPEATED 400 "参数重复" "Parameter repeated" { "该查询参数只能出现一次" "This query parameter takes one value and comes once" };
    INVALID_CURSOR 400 "游标无效" "Invalid cursor" { "游标无效,或与当前的筛选和排序不符" "The cursor is not ours, or belongs to other filters or another order" };
    UNAUTHENTICATED 401 "未登录" "Not signed in" { "请求需要有效的访问令牌" "This request needs a valid access token" };
    FORBIDDEN 403 "无权操作" "Not allowed" { "您的角色不能执行此操作" "Your role may not do this" };
    FORBIDDEN_SCOPE 403 "超出范围" "Outside your scope" { "该记录不属于您的单位、委员会或街镇" "The record belongs to another organization, committee or town" };
    NOT_FOUND 404 "未找到" "Not found" { "记录不存在,或您不可见" "There is no such record, or you cannot see it" };
    METHOD_NOT_ALLOWED 405 "方法不允许" "Method not allowed" { "该地址不支持此方法" "This URL does not support the method" };
    NOT_ACCEPTABLE 406 "无法按要求编码" "Not acceptable" { "无法以 Accept-Encoding 允许的编码应答" "There is no answer in a coding that Accept-Encoding allows" };
    REQUEST_TIMEOUT 408 "请求超时" "Request time-out" { "请求正文未在规定时间内送达" "The body of the request did not arrive in time" };
    INVALID_TRANSITION 409 "状态不允许" "Wrong state" { "记录在当前状态下不能执行此操作" "The action is not in the workflow table for the present state of the record" };
    ALREADY_EXISTS 409 "已存在" "Already exists" { "已有同样编号或名称的记录" "A record with the same number or name exists" };
    STILL_REFERENCED 409 "被引用" "Still referenced" { "记录仍被其他记录引用" "Other records still refer to this record" };
    IDEMPOTENCY_IN_FLIGHT 409 "请求处理中" "Request in flight" { "同一 Idempotency-Key 的请求正在处理" "A request with the same Idempotency-Key is being handled" };
    VERSION_MISMATCH 412 "版本已变" "Stale version" { "记录已被他人修改,请重新读取后再试" "The record was changed in between; read it again" };
    PAYLOAD_TOO_LARGE 413 "内容过大" "Payload too large" { "请求正文超过允许的大小" "The body is larger than allowed" };
    UNSUPPORTED_MEDIA_TYPE 415 "媒体类型不支持" "Unsupported media type" { "不接受此 Content-Type" "This Content-Type is not accepted" };
    RANGE_NOT_SATISFIABLE 416 "范围无效" "Range not satisfiable" { "请求的字节范围超出文件" "The requested bytes are outside the file" };
    VALIDATION_FAILED 422 "内容不符合要求" "Validation failed" { "请求内容不符合要求,见 errors" "The content breaks a rule; see errors" };
    ROWS_REFUSED 422 "表格有误" "Rows refused" { "表格中有不能录入的行,未录入任何数据,逐行说明见 errors" "Some rows cannot be taken, so nothing was written; errors says what is wrong with each" };
    FIELD_MISSING 422 "缺少字段" "Field missing" { "请补上此字段" "Send this field" };
    FIELD_UNKNOWN 422 "未知字段" "Unknown field" { "没有此字段,请删去" "There is no such field; leave it out" };
    WRONG_TYPE 422 "类型不符" "Wrong type" { "此值的 JSON 类型不符,请改为接口文档所列类型" "The value has another JSON type than the document says; send that one" };
    VALUE_INVALID 422 "值不符合要求" "Invalid value" { "此值不符合要求,请按接口文档更正" "The value breaks a rule; correct it as the document says" };
    IDEMPOTENCY_KEY_REUSED 422 "幂等键重复使用" "Idempotency-Key reused" { "同一 Idempotency-Key 已用于不同内容的请求" "The Idempotency-Key was used for a request with other content" };
    UNKNOWN_REFERENCE 422 "引用不存在" "Unknown reference" { "引用的记录不存在或不可见" "A record that is referred to does not exist or is not visible" };
    IF_MATCH_REQUIRED 428 "缺少 If-Match" "If-Match required" { "修改和归档需要 If-Match" "A change needs If-Match with the version that was read" };
    HEADER_FIELDS_TOO_LARGE 431 "请求头过大" "Header fields too large" { "请求头超过允许的大小" "The header fields are larger than allowed" };
    TOO_MANY_REQUESTS 429 "请求过多" "Too many requests" { "请求过于频繁,请稍后再试" "Too many requests; try again later" };
    TOO_MANY_CONNECTIONS 429 "连接过多" "Too many connections" { "同一地址的并发连接过多,请稍后再试" "This address has too many open connections; try again later" };
    INTERNAL_ERROR 500 "内部错误" "Internal error" { "服务内部错误,已记录" "The service failed; the failure is logged" };
    UNAVAILABLE 503 "暂不可用" "Unavailable" { "服务暂时不可用,请稍后再试" "The service is unavailable for a moment; try again" };
    OUTCOME_UNKNOWN 503 "结果未知" "Outcome unknown" { "服务未能确认此更改,更改可能已经保存。请以同一 Idempotency-Key 重试,不会重复执行;未带此头的,请先读取记录再决定是否重试" "It could not be confirmed whether the change is stored. Repeat the request with the same Idempotency-Key: it will not happen twice. If it had none, read the record before you try again" };

    // Callers without a token
    DISTRICT_MISSING 400 "缺少行政区划代码" "District missing" { "没有令牌的请求须在 District-Code 头中给出行政区划代码" "A request without a token names its district in the header District-Code" };
    ACCESS_CODE_WRONG 401 "查询码不正确" "Wrong access code" { "查询码不存在,请核对后重试" "There is no such access code" };

    // Sessions and tokens
    JSON_TOO_DEEP 400 "JSON 嵌套过深" "JSON too deep" { "请求正文的嵌套层数超过允许值" "The body of the request is nested deeper than allowed" };
    INSUFFICIENT_SCOPE 403 "令牌范围不足" "Insufficient scope" { "访问令牌的范围不含此操作,所需范围见 params.required" "The scopes of the token do not cover this operation; params.required names the one that does" };
    SESSION_REQUIRED 403 "须登录会话" "Session required" { "此操作须由登录的用户本人进行" "Only a user who signed in may do this" };
    SECOND_FACTOR_REQUIRED 401 "须双因素验证" "Second factor required" { "请提供动态口令或恢复码" "A code of the second factor, or a recovery code, is needed" };
}
