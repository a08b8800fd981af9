//! A proxy that nobody was told of makes one address of all its clients; the log says so, once.

use crate::support::Process;

#[test]
fn headers_that_nobody_trusts_are_said_once() {
    let all: &[&str] = &["X-Forwarded-For", "Forwarded", "X-Real-IP"];
    for (trusted, warnings, headers) in
        [("[]", 1, all), ("[\"192.0.2.0/24\"]", 1, &all[..1]), ("[\"127.0.0.0/8\"]", 0, &all[..1])]
    {
        for header in headers.iter().copied() {
            let folder = tempfile::tempdir().unwrap();
            let database = format!("sqlite://{}/jiandu.sqlite", folder.path().display());
            let documents = folder.path().display().to_string();
            let settings = [
                ("database_url", database.as_str()),
                ("documents", documents.as_str()),
                ("trusted_proxies", trusted),
                ("log_format", "json"),
            ];
            let process = Process::serve(&settings, &[]);
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                let client = reqwest::Client::builder().no_proxy().build().unwrap();
                for number in 1..=3 {
                    let request = client.get(format!("{}/healthz", process.url));
                    request.header(header, format!("198.51.100.{number}")).send().await.unwrap();
                }
            });
            process.terminate();
            let (_, log) = process.wait();
            let said = |line: &&str| line.contains("WARN") && line.contains("trusted_proxies");
            let lines: Vec<&str> = log.lines().filter(said).collect();
            assert_eq!(lines.len(), warnings, "{trusted} {header}: {log}");
            for line in lines {
                assert!(line.contains("127.0.0.1") && line.contains(&header.to_lowercase()), "{line}");
                assert!(!line.contains("198.51.100"), "{line}");
            }
        }
    }
}
