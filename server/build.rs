//! Tells cargo that a release binary holds the built site: a new site is a new binary.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // A debug build reads the site from disk when it is asked for it.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed=../target/site/assets.json");
    }
}
