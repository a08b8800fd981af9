# The document with one media type for each body, of those that progenitor knows: JSON, forms and bytes.
def known: {
    "application/merge-patch+json": "application/json",
    "application/problem+json": "application/json",
    "application/x-www-form-urlencoded": "application/x-www-form-urlencoded",
    "application/json": "application/json"
};
def one: if length == 0 then . else
    (to_entries | map(select(known[.key])) | first) as $json
    | if $json then {(known[$json.key]): $json.value}
      else {"application/octet-stream": {schema: {type: "string", format: "binary"}}} end
end;
(.. | objects | select(has("content")).content) |= if type == "object" and all(.[]; type == "object") then one else . end
