# Sourced by run.sh: the clients that generators make of the document. Each is generated below target/clients, compiled, and
# tells the story of its language, tests/clients/LANGUAGE/story.*, to the demo server.

# A client is LANGUAGE/GENERATOR; these are all of them.
CLIENTS=(typescript/openapi-typescript typescript/hey-api typescript/orval typescript/openapi-generator
    python/openapi-python-client python/openapi-generator python/datamodel-code-generator
    rust/progenitor rust/openapi-generator)

# client LANGUAGE/GENERATOR
client() {
    start_service
    local language=${1%/*} generator=${1#*/} folder=$TARGET/clients/$1 source=tests/clients/${1%/*} stricter=()
    rm -rf "$folder"
    mkdir -p "$folder"
    cp "$source"/story.* "$folder"
    "tools_of_${1//[\/-]/_}"
    "generate_${1//[\/-]/_}"
    "compile_$language"
    touch "$folder/compiled"
    "tell_$language" "$SERVICE_URL" "$STORY_USER" "$DEMO_PASSWORD"
    touch "$folder/told"
}

# Every client, one after the other, and a table of them; fails if one of them did.
every_client() {
    local name started lines=() status=0
    start_service
    other_client_tools
    for name in "${CLIENTS[@]}"; do
        started=$SECONDS
        printf '\n== %s\n' "$name"
        lane "${name//\//-}" client "$name"
        join_lanes || status=1
        lines+=("$(printf '%-36s %-10s %-6s %7d' "$name" "$(mark "$name/compiled")" "$(mark "$name/told")" $((SECONDS - started)))")
    done
    printf '\n%-36s %-10s %-6s %7s\n' generator compiles story seconds
    printf '%s\n' "${lines[@]}"
    return "$status"
}

mark() {
    if [ -e "$TARGET/clients/$1" ]; then echo yes; else echo NO; fi
}

# ---- tools ----------------------------------------------------------------------------------------------------------

# The generators of the daily run are among its tools; the others stand apart, so that nobody waits for them who does not ask.
other_client_tools() {
    python_packages tests/clients/python/requirements.txt "$TOOLS/clients/python"
    node_packages tests/clients/typescript "$TOOLS/clients/node"
    need java default-jre-headless
}

tools_of_typescript_openapi_typescript() { node_tools; node_modules_of "$TOOLS/node"; }
tools_of_typescript_hey_api() { other_client_tools; node_modules_of "$TOOLS/clients/node"; }
tools_of_typescript_orval() { tools_of_typescript_hey_api; }
tools_of_typescript_openapi_generator() { tools_of_typescript_hey_api; }
tools_of_python_openapi_python_client() { python_tools; }
tools_of_python_openapi_generator() { other_client_tools; }
tools_of_python_datamodel_code_generator() { other_client_tools; }
tools_of_rust_progenitor() { need jq jq; }
tools_of_rust_openapi_generator() { other_client_tools; }

# Where a client finds what it imports.
node_modules_of() {
    ln -s "$1/package.json" "$1/node_modules" "$folder"
}

# ---- generators -----------------------------------------------------------------------------------------------------

# openapi_generator LANGUAGE PROPERTIES
openapi_generator() {
    JAVA_TOOL_OPTIONS=-Xmx2g quietly openapi-generator-cli generate -i openapi/openapi.json -g "$1" -o "$folder/${3:-generated}" \
        --additional-properties="$2" --global-property=apiDocs=false,modelDocs=false,apiTests=false,modelTests=false
}

# The document as OpenAPI 3.0, where every refusal is the same plain problem.
document_3_0() {
    build
    "$TARGET/debug/jiandu" openapi --openapi 3.0
}

generate_typescript_openapi_typescript() {
    quietly openapi-typescript openapi/openapi.json --output "$folder/generated/schema.ts"
    # Stricter than strict: these are types alone, and nothing of the generator's is compiled with them.
    stricter=(--exactOptionalPropertyTypes --noUncheckedIndexedAccess --noImplicitReturns --noUnusedLocals --noUnusedParameters)
}

generate_typescript_hey_api() {
    cp openapi/openapi.json "$source/hey-api-config.mjs" "$folder"
    (cd "$folder" && quietly openapi-ts --file hey-api-config.mjs)
}

generate_typescript_orval() {
    cp openapi/openapi.json "$source/orval-config.mjs" "$source/orval-fetch.ts" "$folder"
    (cd "$folder" && quietly orval --config orval-config.mjs)
}

generate_typescript_openapi_generator() {
    openapi_generator typescript-fetch importFileExtension=.js
}

generate_python_openapi_python_client() {
    document_3_0 >"$folder/openapi.json"
    quietly openapi-python-client generate --path "$folder/openapi.json" --output-path "$folder/jiandu_client" \
        --config "$source/openapi-python-client.yaml" --meta none --overwrite --fail-on-warning
}

generate_python_openapi_generator() {
    openapi_generator python packageName=jiandu_client,generateSourceCodeOnly=true .
}

generate_python_datamodel_code_generator() {
    mkdir "$folder/jiandu_client"
    touch "$folder/jiandu_client/__init__.py"
    quietly datamodel-codegen --input openapi/openapi.json --input-file-type openapi --output "$folder/jiandu_client/models.py" \
        --output-model-type pydantic_v2.BaseModel --target-python-version 3.11 --formatters builtin --disable-timestamp \
        --openapi-scopes schemas paths --use-operation-id-as-name --use-annotated --collapse-root-models \
        --capitalise-enum-members --type-mappings string+password=string
}

generate_rust_progenitor() {
    document_3_0 | jq -f "$source/progenitor.jq" >"$folder/openapi.json"
    cp "$source/progenitor-build.rs" "$folder/build.rs"
}

generate_rust_openapi_generator() {
    openapi_generator rust packageName=jiandu-client,packageVersion=0.0.0
}

# ---- languages ------------------------------------------------------------------------------------------------------

compile_typescript() {
    cp "$source/tsconfig.json" "$folder"
    cp "$source/$generator.ts" "$folder/main.ts"
    tsc --project "$folder" "${stricter[@]}"
}

tell_typescript() {
    node "$folder/built/main.js" "$@"
}

compile_python() {
    cp "$source/$generator.py" "$folder/main.py"
    cp "$source/mypy.ini" "$folder"
    # What is wrong with what the generator writes.
    if [ -e "$source/$generator.ini" ]; then cat "$source/$generator.ini" >>"$folder/mypy.ini"; fi
    (cd "$folder" && mypy main.py jiandu_client)
}

tell_python() {
    python "$folder/main.py" "$@"
}

# The generated clients share what they depend on, and nothing with the service.
compile_rust() {
    cp "$source/$generator.rs" "$folder/main.rs"
    cp "$source/$generator.toml" "$folder/Cargo.toml"
    cp "$source/$generator.lock" "$folder/Cargo.lock"
    (cd "$folder" && quietly cargo build --locked --target-dir "$TARGET/clients/rust/target")
}

tell_rust() {
    "$TARGET/clients/rust/target/debug/story" "$@"
}
