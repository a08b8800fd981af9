//! The edge: from where a request comes, and how long it may take.

use actix_web::http::header::HeaderMap;
use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use std::{net::IpAddr, time::Duration};

/// The header in which the proxies before the service name the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProxyHeader {
    /// The usual one.
    XForwardedFor,
    /// RFC 7239.
    Forwarded,
}

/// What is set of the edge.
#[derive(Debug, Clone)]
pub struct Edge {
    /// Networks whose word on the client's address is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The one header that these proxies write. A client can send the other, so it is not read.
    pub proxy_header: ProxyHeader,
    /// Seconds that browsers are told to use HTTPS only; 0 says nothing.
    pub hsts_seconds: u64,
    /// How long the service may take for an answer.
    pub answer_within: Duration,
    /// How long a client that does not read is waited for.
    pub send_within: Duration,
    /// Open connections of one address at most; 0 for no bound.
    pub connections_per_address: u32,
    /// The path below which a proxy shows the service; empty for none.
    pub base_path: String,
    /// The address at which people reach the pages that are made for them.
    pub public_url: String,
}

/// The address of the caller of a request, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// What counts as one address where something is counted: an IPv6 customer has a whole /64.
#[must_use]
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// The headers in which proxies name the client. `X-Real-IP` is never read.
const FORWARDING: [&str; 3] = ["x-forwarded-for", "forwarded", "x-real-ip"];

impl Edge {
    /// A path of the service as its callers know it.
    #[must_use]
    pub fn outside(&self, path: &str) -> String {
        format!("{}{path}", self.base_path)
    }

    /// A path below the address at which people reach the pages that are made for them.
    #[must_use]
    pub fn public(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// A path that a caller asks for as the service knows it, whether or not the proxy has taken the prefix away.
    #[must_use]
    pub fn inside<'p>(&self, path: &'p str) -> &'p str {
        match path.strip_prefix(&*self.base_path) {
            Some("") => "/",
            Some(rest) if rest.starts_with('/') => rest,
            _ => path,
        }
    }

    /// The client of a request: the last address that a trusted proxy names and that is not a trusted proxy itself.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        let hops = self.hops(headers);
        for hop in hops.iter().rev() {
            let Some(address) = address(hop).filter(|_| self.is_trusted(client)) else { break };
            client = address;
        }
        client
    }

    /// The header by which a peer names another client, although nobody trusts it to: then all who come through it are one.
    #[must_use]
    pub fn unheard(&self, peer: IpAddr, headers: &HeaderMap) -> Option<&'static str> {
        if self.is_trusted(peer.to_canonical()) {
            return None;
        }
        FORWARDING.into_iter().find(|name| headers.contains_key(*name))
    }

    /// Whether this is the address of a proxy whose word is believed.
    #[must_use]
    pub fn is_trusted(&self, address: IpAddr) -> bool {
        self.trusted_proxies.iter().any(|network| network.contains(&address))
    }

    /// The addresses that the header names, the nearest last.
    fn hops(&self, headers: &HeaderMap) -> Vec<String> {
        let name = match self.proxy_header {
            ProxyHeader::XForwardedFor => "x-forwarded-for",
            ProxyHeader::Forwarded => "forwarded",
        };
        let values = headers.get_all(name).filter_map(|value| value.to_str().ok());
        let elements = values.flat_map(|value| value.split(','));
        elements
            .map(|element| match self.proxy_header {
                ProxyHeader::XForwardedFor => element.trim().to_owned(),
                ProxyHeader::Forwarded => forwarded_for(element),
            })
            .collect()
    }
}

/// The `for` of one element of `Forwarded`; empty if it has none, which no address is.
fn forwarded_for(element: &str) -> String {
    let mut pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    let found = pairs.find(|(name, _)| name.eq_ignore_ascii_case("for"));
    found.map(|(_, value)| value.trim_matches('"').to_owned()).unwrap_or_default()
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
fn address(text: &str) -> Option<IpAddr> {
    let bare = match text.strip_prefix('[') {
        Some(rest) => rest.split(']').next()?,
        None if text.matches(':').count() == 1 => text.split(':').next()?,
        None => text,
    };
    bare.parse().ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn edge(header: ProxyHeader) -> Edge {
        Edge {
            trusted_proxies: vec!["10.0.0.0/8".parse().unwrap(), "2001:db8:1::/48".parse().unwrap()],
            proxy_header: header,
            hsts_seconds: 0,
            answer_within: Duration::from_secs(1),
            send_within: Duration::from_secs(1),
            connections_per_address: 0,
            base_path: String::new(),
            public_url: String::new(),
        }
    }

    fn client(header: ProxyHeader, peer: &str, lines: &[(&'static str, &'static str)]) -> String {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        edge(header).client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn a_path_has_a_prefix_outside_and_none_inside() {
        let mut edge = edge(ProxyHeader::Forwarded);
        assert_eq!((edge.inside("/api"), edge.inside("/"), &*edge.outside("/api")), ("/api", "/", "/api"));
        edge.base_path = "/jiandu".into();
        for (path, inside) in [
            ("/jiandu/api", "/api"),
            ("/jiandu", "/"),
            ("/jiandu/", "/"),
            ("/api", "/api"),
            ("/jiandux/api", "/jiandux/api"),
        ] {
            assert_eq!(edge.inside(path), inside);
        }
        assert_eq!(edge.outside("/api"), "/jiandu/api");
    }

    #[test]
    fn a_subscriber_has_one_address() {
        let one = |text: &str| network(text.parse().unwrap());
        assert_eq!(one("2001:db8:1:2::1"), one("2001:db8:1:2:ffff::9"));
        assert_ne!(one("2001:db8:1:2::1"), one("2001:db8:1:3::1"));
        assert_eq!(one("::ffff:192.0.2.1"), one("192.0.2.1"));
    }

    #[test]
    fn headers_that_nobody_trusts_are_noticed() {
        let unheard = |peer: &str, name: &'static str| {
            let mut headers = HeaderMap::new();
            headers.append(HeaderName::from_static(name), HeaderValue::from_static("198.51.100.1"));
            edge(ProxyHeader::XForwardedFor).unheard(peer.parse().unwrap(), &headers)
        };
        for name in ["x-forwarded-for", "forwarded", "x-real-ip"] {
            assert_eq!(unheard("192.0.2.7", name), Some(name));
            assert_eq!(unheard("::ffff:10.0.0.1", name), None, "the proxy is trusted");
        }
        assert_eq!(unheard("192.0.2.7", "x-request-id"), None);
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let usual = |peer, lines: &[_]| client(ProxyHeader::XForwardedFor, peer, lines);
        let name = "x-forwarded-for";
        assert_eq!(usual("203.0.113.9", &[(name, "198.51.100.1")]), "203.0.113.9");
        assert_eq!(usual("10.0.0.1", &[(name, "198.51.100.1")]), "198.51.100.1");
        assert_eq!(usual("::ffff:10.0.0.1", &[(name, "198.51.100.1:4711")]), "198.51.100.1");
        // What the client wrote itself stands before what the proxies added.
        assert_eq!(usual("10.0.0.1", &[(name, "127.0.0.1, 198.51.100.1, 10.2.3.4")]), "198.51.100.1");
        assert_eq!(usual("10.0.0.1", &[(name, "127.0.0.1"), (name, "198.51.100.1")]), "198.51.100.1");
        assert_eq!(usual("10.0.0.1", &[(name, "198.51.100.1, unknown, 10.2.3.4")]), "10.2.3.4");
        assert_eq!(usual("10.0.0.1", &[("forwarded", "for=198.51.100.1")]), "10.0.0.1");
        assert_eq!(usual("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn forwarded_is_read_as_rfc_7239_writes_it() {
        let standard = |peer, line| client(ProxyHeader::Forwarded, peer, &[("forwarded", line)]);
        assert_eq!(standard("10.0.0.1", "proto=https;For=198.51.100.1, for=10.9.9.9"), "198.51.100.1");
        assert_eq!(standard("2001:db8:1::5", "for=\"[2001:db8:2::7]:4711\""), "2001:db8:2::7");
        assert_eq!(standard("10.0.0.1", "for=_hidden"), "10.0.0.1");
    }
}
