//! Writes the client. As a part of the program, not as a crate of its own, little more of it is compiled than is called.

use progenitor::{GenerationSettings, Generator};
use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=openapi.json");
    let document = serde_json::from_slice(&fs::read("openapi.json")?)?;
    let client = Generator::new(&GenerationSettings::default()).generate_tokens(&document)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("client.rs"), client.to_string())?;
    Ok(())
}
