# syntax=docker/dockerfile:1
# The service as a small image: docker build -t jiandu . (docker-compose.yml runs it with PostgreSQL).

FROM rust:1-bookworm AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked && install -D target/release/jiandu /out/jiandu

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/jiandu --create-home jiandu \
    && install -d -o jiandu -g jiandu /var/lib/jiandu/data
COPY --from=build /out/jiandu /usr/local/bin/jiandu

USER jiandu
# Documents, and the embedded database unless JIANDU_DATABASE_URL names another, lie in data/ below this folder.
WORKDIR /var/lib/jiandu
VOLUME /var/lib/jiandu/data
ENV JIANDU_LISTEN=0.0.0.0:8080 JIANDU_LOG_FORMAT=json
EXPOSE 8080
STOPSIGNAL SIGTERM
# The image has no HTTP client; bash speaks enough of it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.[01] 200' <&3"]
ENTRYPOINT ["jiandu"]
CMD ["serve"]
